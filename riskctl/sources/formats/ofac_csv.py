"""OFAC's legacy files: ``sdn.csv`` or ``cons_prim.csv``, with the names of ``alt`` and places of ``add`` beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats import ofac_text
from riskctl.sources.formats.table import rows
from riskctl.sources.places import country_codes
from riskctl.sources.reading import Reading, make_entry
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.identifiers import in_remarks

VERSION = "1"
BESIDE = {
    "sdn.csv": {"alt": "alt.csv", "add": "add.csv"},
    "cons_prim.csv": {"alt": "cons_alt.csv", "add": "cons_add.csv"},
}
"""Names of the companions by the name of the main file, in lower case."""
_MAIN, _ALT, _ADD = 12, 5, 6
"""Fields of a row of each file."""


def read(reading: Reading) -> Iterator[Entry]:
    """The entries in the order of the file. The companions are held in memory; together they have some 25,000 rows."""
    aliases = _by_party(reading.beside.get("alt"), 3, _ALT)
    places = _by_party(reading.beside.get("add"), 4, _ADD)
    if "alt" not in reading.beside:
        reading.incomplete = "the file of alternative names (alt.csv) was not beside it"
    for line, row in rows(reading.path):
        fields = _fields(row, _MAIN, line)
        yield _entry(reading, fields, aliases.get(fields[0], []), places.get(fields[0], []))


def _fields(row: list[str], count: int, line: int) -> list[str]:
    if len(row) != count or not row[0].strip().isdecimal():
        raise BadList(
            f"the row is not one of {count} fields that starts with a number; it may be truncated",
            line,
        )
    return ["" if (text := field.strip()) == ofac_text.NO_VALUE else text for field in row]


def _by_party(path: Path | None, column: int, count: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line, row in rows(path) if path else ():
        fields = _fields(row, count, line)
        if fields[column]:
            found.setdefault(fields[0], []).append(fields[column])
    return found


def _entry(reading: Reading, fields: list[str], aliases: list[str], places: list[str]) -> Entry:
    key, name, kind, programme, remarks, flag = (fields[index] for index in (0, 1, 2, 3, 11, 9))
    programmes = [one.strip(" []") for one in programme.split("] [")]
    return make_entry(
        reading,
        name,
        key=key,
        kind=ofac_text.KINDS.get(kind.lower() or "entity", "unknown"),
        list_id=ofac_text.list_of(reading.list_id, programmes),
        aliases=aliases,
        weak=ofac_text.weak_names(remarks),
        countries=country_codes([*places, flag, _nationality(remarks)]),
        identifiers=in_remarks(remarks),
        programmes=programmes,
        since=iso_day(ofac_text.since(remarks)),
        note=remarks,
    )


def _nationality(remarks: str) -> str:
    clauses = (part.strip().rstrip(".") for part in remarks.split(";"))
    return next(
        (one.removeprefix("nationality ") for one in clauses if one.startswith("nationality ")), ""
    )
