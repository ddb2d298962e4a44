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

VERSION = "4"
DATE = "Report Date"
NEEDED = ("unique id", "name 6", "name type", "designation type", "regime name")
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
    if first.startswith(DATE):
        reading.list_date = iso_day(first.partition(":")[2], day_first=True)
    designations: dict[str, Designation] = {}
    for line, record in named_rows(reading.path, NEEDED, skip=DATE):
        key = record["unique id"]
        if not key:
            raise BadList(
                "the row has no unique id; the file is damaged or of another format", line
            )
        add_row(designations.setdefault(key, Designation(key)), record)
    yield from (designation.entry(reading) for designation in designations.values())


def add_row(designation: Designation, record: dict[str, str]) -> None:
    """Add what one row says of a designation; names of columns are in small letters."""
    name = full_name((record.get(f"name {number}", "") for number in range(1, 6)), record["name 6"])
    if name:
        designation.add_name(name, record["name type"], record.get("alias strength", ""))
    designation.aliases += [
        part for part in record.get("name non-latin script", "").split("\n") if part
    ]
    designation.kind = designation.kind or record["designation type"]
    designation.regime = designation.regime or record["regime name"]
    designation.designated = designation.designated or record.get("date designated", "")
    for name in _TEXTS:
        designation.add_note(record.get(name, ""))
    designation.linked += [text for name in _LINKED for text in _parted(record.get(name, ""))]
    designation.more += [text for name, text in record.items() if text and name not in _KEYS]
    designation.references += [text for text in (record.get("un reference number", ""),) if text]
    designation.countries += [record[name] for name in _COUNTRIES if record.get(name)]
    designation.identifiers += [
        (scheme, record[name]) for name, scheme in _IDENTIFIERS if record.get(name)
    ]


def _parted(cell: str) -> list[str]:
    """The names of a cell, set apart by line breaks, semicolons or ``(1)``."""
    return [part for part in re.split(r"[;\r\n]|(?:^|\s)\(\d{1,2}\)\s", cell) if part.strip()]
