"""US Consolidated Screening List: what its CSV and JSON forms have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats import ofac_text
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.text.display import safe
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.identifiers import scheme_of

_LISTS = (
    ("specially designated nationals", "us.sdn"),
    ("entity list", "us.entity-list"),
    ("military end user", "us.meu"),
    ("unverified list", "us.uvl"),
    ("denied persons list", "us.dpl"),
    ("non-sdn chinese military-industrial complex", "us.ns-cmic"),
    ("sectoral sanctions identifications", "us.ofac-non-sdn"),
    ("foreign sanctions evaders", "us.ofac-non-sdn"),
    ("palestinian legislative council", "us.ofac-non-sdn"),
    ("non-sdn palestinian legislative council", "us.ofac-non-sdn"),
    ("non-sdn menu-based sanctions", "us.ofac-non-sdn"),
    ("non-sdn iranian sanctions", "us.ofac-non-sdn"),
    ("capta", "us.ofac-non-sdn"),
    ("nonproliferation sanctions", "us.isn"),
    ("itar debarred", "us.aeca-debarred"),
    ("aeca debarred", "us.aeca-debarred"),
)
"""The list an entry is on, by the start of its ``source``."""
_KINDS = {
    "individual": "person",
    "entity": "organisation",
    "vessel": "vessel",
    "aircraft": "aircraft",
}
_TAIL = re.compile(r",? and any successor, sub-?unit,? or subsidiary thereof\.?$")


def list_of(source: str) -> str:
    """The list that a row's ``source`` names. Raises :class:`BadList` for one that is not known."""
    folded = source.strip().lower()
    for start, list_id in _LISTS:
        if folded.startswith(start):
            return list_id
    raise BadList(
        f"the list names a source that is not known: '{safe(source, 80)}'; a newer riskctl is needed"
    )


def entry(
    reading: SourceFile,
    record: Mapping[str, Any],
    countries: Iterable[str],
    ids: Iterable[tuple[str, str]],
) -> Entry:
    """The entry of a row whose lists of names are split already."""
    list_id = list_of(record["source"])
    remarks = record.get("remarks") or ""
    through = iso_day(record.get("end_date"))
    return make_entry(
        reading,
        PublishedEntry(
            name=_TAIL.sub("", record.get("name") or ""),
            key=str(record.get("entity_number") or record.get("id") or record.get("_id") or ""),
            kind=_KINDS.get((record.get("type") or "").lower(), "unknown"),
            list_id=list_id,
            aliases=record.get("alt_names") or (),
            countries=country_codes([*countries, record.get("vessel_flag")]),
            identifiers=[*ids, ("call-sign", record.get("call_sign") or "")],
            programmes=record.get("programs") or (),
            citation=record.get("federal_register_notice"),
            since=iso_day(record.get("start_date")),
            # Far years stand for "no end" there.
            through="" if through >= "2190" else through,
            linked=[record.get("vessel_owner") or ""],
            more=_everything(record),
            note="; ".join(
                text
                for text in (
                    remarks,
                    record.get("license_requirement"),
                    record.get("license_policy"),
                )
                if text
            ),
        ),
    )


def _everything(record: Mapping[str, Any]) -> Iterable[str]:
    """Every text of a row, whatever its field and however deep."""
    stack: list[Any] = list(record.values())[::-1]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            stack += list(value.values())[::-1]
        elif isinstance(value, list):
            stack += value[::-1]


def identifier(label: str, number: str) -> tuple[str, str] | None:
    """An identifier by the list's own label; a number under a label that nobody knows is kept as ``other``."""
    scheme = scheme_of(label.rstrip(" #."))
    if not scheme and not (any(map(str.isdigit, number)) and ofac_text.tells_apart(label)):
        return None
    return (scheme or "other", number) if number else None
