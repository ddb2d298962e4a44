"""UK Sanctions List as CSV: a row for every name of a designation, the report date in a line before the header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats.table import named_rows, rows
from riskctl.sources.formats.uk_names import Designation, full_name
from riskctl.sources.reading import SourceFile
from riskctl.watchlists.entry import Entry

VERSION = "3"
_DATE = "Report Date"
_NEEDED = ("unique id", "name 6", "name type", "designation type", "regime name")
_IDENTIFIERS = (
    ("business registration number (s)", "registration"),
    ("imo number", "imo"),
    ("passport number", "passport"),
    ("national identifier number", "national-id"),
    ("hull identification number (hin)", "hull"),
)
_TEXTS = (
    "uk statement of reasons",
    "other information",
    "passport additional information",
    "national identifier additional information",
)
_LINKED = (
    "subsidiaries",
    "parent company",
    "current owner/operator (s)",
    "previous owner/operator (s)",
)
"""Columns with names of other parties."""
_KEYS = ("unique id", "ofsi group id", "last updated", "date designated", "uk statement of reasons")
_COUNTRIES = ("address country", "nationality(/ies)", "current believed flag of ship")


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order in which they start. Rows of one designation need not stand together."""
    first = next(rows(reading.path), (0, [""]))[1][0]
    if first.startswith(_DATE):
        reading.list_date = iso_day(first.partition(":")[2], day_first=True)
    found: dict[str, Designation] = {}
    for line, row in named_rows(reading.path, _NEEDED, skip=_DATE):
        key = row["unique id"]
        if not key:
            raise BadList(
                "the row has no unique id; the file is damaged or of another format", line
            )
        _add(found.setdefault(key, Designation(key)), row)
    yield from (one.entry(reading) for one in found.values())


def _add(one: Designation, row: dict[str, str]) -> None:
    name = full_name((row.get(f"name {number}", "") for number in range(1, 6)), row["name 6"])
    if name:
        one.add_name(name, row["name type"], row.get("alias strength", ""))
    one.aliases += [part for part in row.get("name non-latin script", "").split("\n") if part]
    one.kind = one.kind or row["designation type"]
    one.regime = one.regime or row["regime name"]
    one.designated = one.designated or row.get("date designated", "")
    for name in _TEXTS:
        one.add_note(row.get(name, ""))
    one.linked += [text for name in _LINKED for text in _parted(row.get(name, ""))]
    one.more += [text for name, text in row.items() if text and name not in _KEYS]
    one.references += [text for text in (row.get("un reference number", ""),) if text]
    one.countries += [row[name] for name in _COUNTRIES if row.get(name)]
    one.identifiers += [(scheme, row[name]) for name, scheme in _IDENTIFIERS if row.get(name)]


def _parted(cell: str) -> list[str]:
    """The names of a cell, set apart by line breaks, semicolons or ``(1)``."""
    return [part for part in re.split(r"[;\r\n]|(?:^|\s)\(\d{1,2}\)\s", cell) if part.strip()]
