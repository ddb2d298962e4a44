"""A list of one's own as CSV: a column ``name``, and any of the columns of :data:`COLUMNS`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats.table import delimiter_of, named_rows
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.text.display import safe
from riskctl.text.suggest import hint
from riskctl.watchlists.entry import KINDS, Entry
from riskctl.watchlists.identifiers import BadIdentifierError, normal

VERSION = "4"
_SHORT_YEAR = re.compile(r"\d{1,2}\D+\d{1,2}\D+\d{1,2}")
COLUMNS = (
    "name",
    "id",
    "kind",
    "aliases",
    "weak_aliases",
    "country",
    "identifiers",
    "citation",
    "since",
    "through",
    "programme",
    "note",
)
"""``aliases``, ``country``, ``identifiers`` and ``programme`` hold several values set apart by semicolons."""


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file."""
    checked = False
    for line, record in named_rows(reading.path, ("name",), delimiter=delimiter_of(reading.path)):
        # A misspelt column would be left out in silence, with the aliases in it.
        if not checked and (odd := [name for name in record if name not in COLUMNS]):
            raise BadList(
                f"unknown column '{safe(odd[0], 40)}'{hint(odd[0], COLUMNS)}; rename or remove it",
                1,
            )
        checked = True
        if not record["name"]:
            raise BadList("the row has no name", line)
        yield _entry(reading, record, line)


def _entry(reading: SourceFile, record: dict[str, str], line: int) -> Entry:
    kind = record.get("kind", "").lower() or "unknown"
    if kind not in KINDS:
        raise BadList(
            f"kind takes one of {', '.join(KINDS)}, not '{safe(kind, 40)}'{hint(kind, KINDS)}", line
        )
    since, through = _day(record, "since", line), _day(record, "through", line)
    if since and through and through < since:
        raise BadList(f"through {through} is before since {since}; are the two exchanged?", line)
    return make_entry(
        reading,
        PublishedEntry(
            name=record["name"],
            key=record.get("id", ""),
            kind=kind,
            aliases=[*_lines(record["name"]), *_several(record.get("aliases", ""))],
            weak=_several(record.get("weak_aliases", "")),
            countries=_countries(record, line),
            identifiers=_identifiers(record, line),
            programmes=_several(record.get("programme", "")),
            citation=record.get("citation", ""),
            since=since,
            through=through,
            note=record.get("note", ""),
        ),
    )


def _lines(name: str) -> list[str]:
    """The lines of a name, where it has several: one name that was wrapped, or two; nobody says which."""
    lines = [line for line in name.splitlines() if line.strip()]
    return lines if len(lines) > 1 else []


def _several(cell: str) -> list[str]:
    """The values of a cell, set apart by semicolons or by line breaks."""
    return re.split(r"[;\r\n]", cell)


def _countries(record: dict[str, str], line: int) -> list[str]:
    named = [part.strip() for part in _several(record.get("country", "")) if part.strip()]
    for name in named:
        if not country_codes([name]):
            raise BadList(
                f"'{safe(name, 40)}' is no country; write a code such as CN, or the English name",
                line,
            )
    return country_codes(named)


def _identifiers(record: dict[str, str], line: int) -> Iterator[tuple[str, str]]:
    for part in _several(record.get("identifiers", "")):
        scheme, colon, value = part.partition(":")
        if part.strip() and not (colon and scheme.strip() and value.strip()):
            raise BadList(
                f"'{safe(part.strip(), 40)}' is no identifier; write scheme:value, such as lei:5493...",
                line,
            )
        if value.strip():
            yield _normal(scheme, value, line)


def _normal(scheme: str, value: str, line: int) -> tuple[str, str]:
    try:
        return normal(scheme, value)
    except BadIdentifierError as error:
        raise BadList(str(error), line) from None


def _day(record: dict[str, str], name: str, line: int) -> str:
    text = record.get(name, "")
    if not text:
        return ""
    if _SHORT_YEAR.fullmatch(text):
        raise BadList(
            f"{name} '{safe(text, 40)}' can be read in several ways; write the date as 2026-11-23",
            line,
        )
    month_first, day_first = iso_day(text), iso_day(text, day_first=True)
    # Not guessed: a designation a few months early or late turns the answer for the days between.
    if month_first and day_first and month_first != day_first:
        raise BadList(
            f"{name} '{safe(text, 40)}' can be read as {month_first} or as {day_first}; write one of them",
            line,
        )
    day = month_first or day_first
    if not day:
        raise BadList(f"{name} takes a date such as 2026-11-23, not '{safe(text, 40)}'", line)
    return day
