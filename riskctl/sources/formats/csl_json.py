"""US Consolidated Screening List as JSON: ``{"results": [...]}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.sources.errors import BadList
from riskctl.sources.formats import csl_rows
from riskctl.sources.formats.json_items import items
from riskctl.sources.reading import SourceFile
from riskctl.watchlists.entry import Entry

VERSION = "4"


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    for result in items(reading.path, "results"):
        if not isinstance(result, dict) or not isinstance(result.get("source"), str):
            raise BadList("an entry has no source; the file is of another format")
        if not all(
            isinstance(result.get(name) or "", str)
            for name in ("name", "type", "remarks", "federal_register_notice")
        ):
            raise BadList("an entry holds lists where text belongs; the file is of another format")
        yield csl_rows.entry(
            reading, result | _texts(result), _countries(result), _identifiers(result)
        )


def _texts(record: dict[str, Any]) -> dict[str, Any]:
    return {name: _list(record.get(name)) for name in ("alt_names", "programs")}


def _list(value: Any) -> list[str]:
    return (
        [member for member in value if isinstance(member, str)] if isinstance(value, list) else []
    )


def _countries(record: dict[str, Any]) -> list[str]:
    addresses = record.get("addresses")
    named = (
        [address.get("country") for address in addresses if isinstance(address, dict)]
        if isinstance(addresses, list)
        else []
    )
    named += [
        record.get("country"),
        *_list(record.get("nationalities")),
        *_list(record.get("citizenships")),
    ]
    return [member for member in named if isinstance(member, str)]


def _identifiers(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    ids = record.get("ids")
    for member in ids if isinstance(ids, list) else ():
        if isinstance(member, dict) and (
            identifier := csl_rows.identifier(
                str(member.get("type")), str(member.get("number") or "")
            )
        ):
            yield identifier
