"""FollowTheMoney entities as JSON lines. The file is read twice: first what is said of parties, then the parties."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats import ftm_schemata as ftm
from riskctl.sources.formats.table import lines
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.text.display import safe
from riskctl.watchlists.entry import Entry

VERSION = "4"
_SAID_OF = {"Sanction": "entity", "Address": "", "Passport": "holder", "Identification": "holder"}
Properties = dict[str, list[str]]


def read(reading: SourceFile) -> Iterator[Entry]:
    """The parties in the order of the file. What stands between parties, such as ownership, makes no entry."""
    said: dict[str, list[tuple[str, Properties]]] = {}
    places: dict[str, list[str]] = {}
    for key, schema, properties in _entities(reading):
        if not ftm.is_known(schema):
            reading.incomplete = f"entities of the schema {safe(schema, 40)} are not read"
        # Kept by their own id, since parties name their addresses and not the other way round.
        if schema == "Address":
            places[key] = properties.get("country", [])
        elif holder := _SAID_OF.get(schema):
            kept = {name: values for name, values in properties.items() if name in _KEPT}
            for party in properties.get(holder, []):
                said.setdefault(party, []).append((schema, kept))
    for key, schema, properties in _entities(reading):
        if kind := ftm.kind_of(schema):
            yield _entry(reading, key, kind, properties, said.get(key, []), places)


_KEPT = frozenset((*ftm.SANCTION_TEXTS, "number", "country"))


def _entities(reading: SourceFile) -> Iterator[tuple[str, str, Properties]]:
    for number, line in enumerate(lines(reading.path), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
        except (ValueError, RecursionError):
            raise BadList(
                "the line is not JSON; the file may be truncated or of another format", number
            ) from None
        yield _checked(entity, number)


def _checked(entity: Any, number: int) -> tuple[str, str, Properties]:
    if not isinstance(entity, dict) or not all(
        isinstance(entity.get(name), str) for name in ("id", "schema")
    ):
        raise BadList(
            "the line is no FollowTheMoney entity: it needs id, schema and properties", number
        )
    properties = entity.get("properties")
    if not isinstance(properties, dict):
        raise BadList("the entity has no properties", number)
    return (
        entity["id"],
        entity["schema"],
        {name: _texts(values) for name, values in properties.items()},
    )


def _texts(values: Any) -> list[str]:
    """Values that are text; an entity nested in place of its id counts by its id."""
    listed = values if isinstance(values, list) else [values]
    ids = (member.get("id") if isinstance(member, dict) else member for member in listed)
    return [member for member in ids if isinstance(member, str)]


def _entry(
    reading: SourceFile,
    key: str,
    kind: str,
    stated: Properties,
    said: list[tuple[str, Properties]],
    places: dict[str, list[str]],
) -> Entry:
    names = ftm.names_of(stated)
    sanctions = [properties for schema, properties in said if schema == "Sanction"]
    since, through = _period(sanctions)
    countries = [text for name in ftm.COUNTRIES for text in stated.get(name, [])]
    countries += [
        place for address in stated.get("addressEntity", []) for place in places.get(address, [])
    ]
    return make_entry(
        reading,
        PublishedEntry(
            name=names[0] if names else next(iter(stated.get("weakAlias", [])), ""),
            key=key,
            kind=kind,
            aliases=names,
            weak=stated.get("weakAlias", []),
            countries=country_codes(code.upper() if len(code) == 2 else code for code in countries),
            identifiers=[*ftm.numbers_of(stated), *_documents(said)],
            programmes=[
                text
                for sanction in sanctions
                for text in sanction.get("program", sanction.get("programId", []))
            ],
            citation="; ".join(
                dict.fromkeys(
                    text for sanction in sanctions for text in sanction.get("authorityId", [])
                )
            ),
            since=since,
            through=through,
            note=" ".join(text for name in ftm.TEXTS for text in stated.get(name, [])),
            more=[
                text
                for kept in (stated, *(kept for _, kept in said))
                for values in kept.values()
                for text in values
            ],
        ),
    )


def _documents(said: list[tuple[str, Properties]]) -> Iterator[tuple[str, str]]:
    for schema, properties in said:
        scheme = {"Passport": "passport", "Identification": "national-id"}.get(schema)
        yield from ((scheme, number) for number in properties.get("number", []) if scheme)


def _period(sanctions: list[Properties]) -> tuple[str, str]:
    """First day of any sanction; last day only when every sanction has one."""
    starts = [
        day
        for sanction in sanctions
        for text in sanction.get("startDate", sanction.get("listingDate", []))
        if (day := iso_day(text))
    ]
    ends = [
        max((iso_day(text) for text in sanction.get("endDate", [])), default="")
        for sanction in sanctions
    ]
    # One sanction without an end is still in force.
    return min(starts, default=""), max(ends) if ends and all(ends) else ""
