"""XLSX: a workbook of five sheets that can be filtered and sorted; every text is text, never a formula or a link."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from riskctl.document.errors import MissingExtra
from riskctl.reports.formats.cells import shortened
from riskctl.reports.formats.sheets import Cell, FlatTable, Quantity, workbook
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections import build
from riskctl.text.dates import is_date

_WIDEST, _NARROWEST = 60, 9
_SAMPLED = 50


def render(documents: Documents, options: ReportOptions) -> bytes:
    """Bytes of the workbook; the same input gives the same bytes. Raises MissingExtra, DocumentError."""
    reports = [build(document, options) for document in documents]
    return book(workbook(reports), reports[0].cover.as_of)


def book(tables: Iterable[FlatTable], as_of: str) -> bytes:
    """A workbook of the tables, dated with the day of the assessment. Raises MissingExtra."""
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtra("XLSX output", "xlsx") from error
    out = io.BytesIO()
    # The library takes texts with `=` or an address for formulas and links unless it is told.
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    file = xlsxwriter.Workbook(out, settings)
    # A file is dated by its assessment; the clock would make two of the same differ.
    file.set_properties({"title": "Risk assessment", "created": _day(as_of)})
    styles = {
        "head": file.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "text": file.add_format({"text_wrap": True, "valign": "top"}),
        "number": file.add_format({"num_format": "0.0", "valign": "top"}),
    }
    for table in tables:
        for pattern in _patterns(table):
            styles[pattern] = file.add_format({"num_format": pattern, "valign": "top"})
        _sheet(file.add_worksheet(table.name), table, styles)
    file.close()
    return out.getvalue()


def _patterns(table: FlatTable) -> list[str]:
    """How numbers of the table are shown that say so themselves."""
    cells = (cell for line in table.rows for cell in line)
    return sorted({cell.pattern for cell in cells if isinstance(cell, Quantity)})


def _sheet(sheet: Any, table: FlatTable, styles: dict[str, Any]) -> None:
    for column, head in enumerate(table.heads):
        sheet.write_string(0, column, head, styles["head"])
        sheet.set_column(column, column, _width(table, column))
    for number, line in enumerate(table.rows, 1):
        for column, cell in enumerate(line):
            _write(sheet, (number, column), cell, styles)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.heads) - 1)


def _write(sheet: Any, place: tuple[int, int], cell: Cell, styles: dict[str, Any]) -> None:
    if isinstance(cell, str):
        sheet.write_string(*place, shortened(cell), styles["text"])
    elif isinstance(cell, Quantity):
        sheet.write_number(*place, float(cell), styles[cell.pattern])
    else:
        sheet.write_number(*place, cell, styles["number"])


def _width(table: FlatTable, column: int) -> int:
    # The first rows tell a width well enough; measuring every cell of a long sheet takes longer
    # than writing it.
    lengths = [len(str(line[column])) for line in table.rows[:_SAMPLED]]
    return max(_NARROWEST, min(_WIDEST, max([len(table.heads[column]), *lengths]) + 2))


def _day(as_of: str) -> datetime:
    return datetime.fromisoformat(as_of) if is_date(as_of) else datetime(1970, 1, 1)
