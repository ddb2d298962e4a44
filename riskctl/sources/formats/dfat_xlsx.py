"""Australian Consolidated List of DFAT as a spreadsheet: a row for every name, references such as 101, 101a, 101b.

Columns and kinds of names after opensanctions/opensanctions, datasets/au/dfat_sanctions. The file states no date, and
its *Control Date* is not said to be the day of listing, so that no entry has a first day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from riskctl.sources.errors import BadList
from riskctl.sources.formats.sheets import NamedSheets, SheetRow
from riskctl.sources.places import country_code, country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.text.display import safe
from riskctl.watchlists.entry import Entry

VERSION = "1"
_NAME = "name of individual or entity"
_NEEDED = ("reference", _NAME, "type", "name type")
_KINDS = {
    "individual": "person",
    "person": "person",
    "entity": "organisation",
    "vessel": "vessel",
    "ship": "vessel",
}
_NUMBER = re.compile(r"\s*(\d+)")
_NOTES = ("additional information", "listing information", "address")
_LISTED = re.compile(r"[a-z]\)\s")
"""How the cells number what they list: ``a) ... b) ...``."""


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file.

    Rows of one reference that stand apart are entries of their own: the publisher has used a reference twice.
    """
    sheets = NamedSheets(reading.path, _NEEDED)
    blocks: dict[str, int] = {}
    for reference, group in groupby(_stated(sheets), key=_reference):
        blocks[reference] = blocks.get(reference, 0) + 1
        again = f"-{blocks[reference]}" if blocks[reference] > 1 else ""
        yield _entry(reading, reference + again, list(group))
    if sheets.skipped:
        titles = ", ".join(safe(name, 40) for name in sheets.skipped)
        reading.incomplete = f"sheet {titles} has other columns and was not read"


def _stated(sheets: NamedSheets) -> Iterator[SheetRow]:
    """Rows that name somebody; one that says something and names nobody is a mistake."""
    for row in sheets:
        if row.cells.get(_NAME, "").strip():
            yield row
        elif any(row.cells.get(column, "").strip() for column in ("reference", "type")):
            raise BadList(f"sheet '{safe(row.sheet, 40)}', row {row.number} has no name")


def _reference(row: SheetRow) -> str:
    """The number of a party without the letter of the name: 101 of ``101a``."""
    text = row.cells["reference"].strip()
    match = _NUMBER.match(text)
    if match is None:
        raise BadList(
            f"sheet '{safe(row.sheet, 40)}', row {row.number}: '{safe(text, 40)}' is no reference"
        )
    return match[1]


def _entry(reading: SourceFile, key: str, group: list[SheetRow]) -> Entry:
    rows = [row.cells for row in group]
    lead = next(
        (row for row in rows if row["name type"].strip().lower().startswith("prima")), rows[0]
    )
    weak = [row[_NAME] for row in rows if row.get("alias strength", "").strip().lower() == "weak"]
    kinds = {_KINDS.get(row["type"].strip().lower(), "unknown") for row in rows}
    return make_entry(
        reading,
        PublishedEntry(
            name=lead[_NAME],
            key=key,
            kind=kinds.pop() if len(kinds) == 1 else "unknown",
            aliases=[row[_NAME] for row in rows if row is not lead and row[_NAME] not in weak],
            weak=weak,
            countries=_countries(_texts(rows, "citizenship")),
            identifiers=[("imo", text) for text in _texts(rows, "imo number")],
            programmes=_texts(rows, "committees"),
            citation="; ".join(_texts(rows, "instrument of designation")),
            note=" ".join(_texts(rows, *_NOTES)),
            more=[_LISTED.sub("; ", text) for row in rows for text in row.values()],
        ),
    )


def _countries(texts: list[str]) -> list[str]:
    """Countries of a cell as a whole, else of its parts: commas part them, and stand inside "Korea, Republic of"."""
    whole = [code for text in texts if (code := country_code(text))]
    parts = [part for text in texts if not country_code(text) for part in text.split(",")]
    return [*whole, *country_codes(parts)]


def _texts(rows: list[dict[str, str]], *columns: str) -> list[str]:
    """What the columns say, each text once."""
    found = (row.get(column, "").strip() for row in rows for column in columns)
    return list(dict.fromkeys(text for text in found if text))
