"""US Consolidated Screening List as JSON: ``{"results": [...]}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.sources.errors import BadList
from riskctl.sources.formats import csl_rows
from riskctl.sources.formats.json_items import items
from riskctl.sources.reading import SourceFile
from riskctl.watchlists.entry import Entry

VERSION = "3"


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    for row in items(reading.path, "results"):
        if not isinstance(row, dict) or not isinstance(row.get("source"), str):
            raise BadList("an entry has no source; the file is of another format")
        if not all(
            isinstance(row.get(name) or "", str)
            for name in ("name", "type", "remarks", "federal_register_notice")
        ):
            raise BadList("an entry holds lists where text belongs; the file is of another format")
        yield csl_rows.entry(reading, row | _texts(row), _countries(row), _identifiers(row))


def _texts(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _list(row.get(name)) for name in ("alt_names", "programs")}


def _list(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _countries(row: dict[str, Any]) -> list[str]:
    addresses = row.get("addresses")
    named = (
        [one.get("country") for one in addresses if isinstance(one, dict)]
        if isinstance(addresses, list)
        else []
    )
    named += [row.get("country"), *_list(row.get("nationalities")), *_list(row.get("citizenships"))]
    return [one for one in named if isinstance(one, str)]


def _identifiers(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    ids = row.get("ids")
    for one in ids if isinstance(ids, list) else ():
        if isinstance(one, dict) and (
            found := csl_rows.identifier(str(one.get("type")), str(one.get("number") or ""))
        ):
            yield found
