"""UK Sanctions List as an OpenDocument spreadsheet: the columns of its CSV, whatever sheet they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats.sheets import NamedSheets
from riskctl.sources.formats.uk_csv import DATE, NEEDED, add_row
from riskctl.sources.formats.uk_names import Designation
from riskctl.sources.reading import SourceFile
from riskctl.text.display import safe
from riskctl.watchlists.entry import Entry

VERSION = "1"


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order in which they start."""
    sheets = NamedSheets(reading.path, NEEDED)
    designations: dict[str, Designation] = {}
    for row in sheets:
        key = row.cells["unique id"]
        if not key:
            raise BadList(f"sheet '{safe(row.sheet, 40)}', row {row.number} has no unique id")
        add_row(designations.setdefault(key, Designation(key)), row.cells)
    dates = [text.partition(":")[2] for text in sheets.lead if text.startswith(DATE)]
    reading.list_date = next((day for text in dates if (day := iso_day(text, day_first=True))), "")
    if sheets.skipped:
        titles = ", ".join(safe(name, 40) for name in sheets.skipped)
        reading.incomplete = f"sheet {titles} has other columns and was not read"
    yield from (designation.entry(reading) for designation in designations.values())
