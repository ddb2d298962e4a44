"""A page report as a workbook: a sheet for each block."""

from __future__ import annotations

from riskctl.reports.formats.sheets import Cell, FlatTable, Quantity
from riskctl.reports.formats.xlsx import book
from riskctl.reports.pages.model import Figure, Line, PageBlock, PageReport
from riskctl.text.display import safe


def workbook(report: PageReport) -> bytes:
    """Bytes of the workbook. Raises MissingExtra."""
    return book([_sheet(block) for block in report.blocks], report.as_of)


def _sheet(block: PageBlock) -> FlatTable:
    lines = tuple(safe(line) for line in block.lines)
    if not block.table:
        return FlatTable(block.name, (safe(block.heading),), tuple((line,) for line in lines))
    head, *rows = block.table
    filled = [tuple(_cell(cell) for cell in line) for line in rows]
    # What is said beside a table stands below it, so that the table begins where a filter looks for it.
    blank: tuple[Cell, ...] = ("",) * len(head)
    notes = [blank, *((line, *blank[1:]) for line in lines)] if lines else []
    return FlatTable(block.name, _texts(head), (*filled, *notes))


def _texts(cells: Line) -> tuple[str, ...]:
    return tuple(safe(cell) for cell in cells)


def _cell(cell: str) -> Cell:
    return Quantity(cell.value, cell.pattern) if isinstance(cell, Figure) else safe(cell)
