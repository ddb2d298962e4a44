"""Rows of the sheets of a spreadsheet file, as texts, whichever of the two open formats it has."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from riskctl.sources.errors import BadList
from riskctl.sources.formats import sheets_ods, sheets_xlsx
from riskctl.sources.workbook import open_workbook, workbook_form

MOST_LEAD = 20
"""Rows of titles that may stand before the row of column names."""


class SheetRow(NamedTuple):
    """A row by the names of its columns, in small letters; ``place`` names sheet and row for messages."""

    sheet: str
    number: int
    cells: dict[str, str]


class NamedSheets:
    """The rows of every sheet that has the needed columns.

    ``lead`` are the texts that stand before the first row of column names, ``skipped`` the sheets that hold text and
    have no such columns: what they say is not read, which the reader of the list has to tell.
    """

    def __init__(self, path: Path, needed: Collection[str]) -> None:
        self.path = path
        self.needed = tuple(needed)
        self.lead: list[str] = []
        self.skipped: list[str] = []

    def __iter__(self) -> Iterator[SheetRow]:
        """Rows in the order of the file. Raises :class:`BadList` when no sheet has the columns."""
        found = False
        for name, rows in _sheets(self.path):
            header: list[str] = []
            early: list[list[str]] = []
            for number, cells in rows:
                if header:
                    yield SheetRow(name, number, self._named(header, cells))
                    continue
                header = self._header(cells)
                found = found or bool(header)
                if not header:
                    early.append(cells)
                # A long sheet of other content is not read to its end to find that it has no
                # columns.
                if len(early) > MOST_LEAD:
                    break
            if not header and early:
                self.skipped.append(name)
            self.lead += [text for cells in early for text in cells if text and header]
        if not found:
            raise BadList(
                f"no sheet has the columns {', '.join(self.needed)}; the file is of another format: of a "
                "list of your own save the sheet as CSV (UTF-8) and import that with --format csv"
            )

    def _header(self, cells: list[str]) -> list[str]:
        """The names of the columns, when this row holds them."""
        names = [" ".join(cell.lower().split()) for cell in cells]
        return names if set(self.needed) <= set(names) else []

    @staticmethod
    def _named(header: list[str], cells: list[str]) -> dict[str, str]:
        """A row by its columns; cells under no name are kept, since they may hold a name or number too."""
        row: dict[str, str] = {}
        for at, cell in enumerate(cells):
            name = header[at] if at < len(header) and header[at] else f"column {at + 1}"
            row[name] = "; ".join(text for text in (row.get(name), cell) if text)
        return row | {name: "" for name in header if name not in row}


def _sheets(path: Path) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    form = workbook_form(path)
    if not form:
        raise BadList("this is no spreadsheet file (XLSX or ODS); it is of another format")
    reader = sheets_xlsx.sheets if form == "xlsx" else sheets_ods.sheets
    with open_workbook(path) as book:
        yield from reader(book)
