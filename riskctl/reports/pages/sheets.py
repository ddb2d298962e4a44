"""A page report as a workbook: a sheet for each block."""

from __future__ import annotations

from riskctl.reports.formats.sheets import FlatTable
from riskctl.reports.formats.xlsx import book
from riskctl.reports.pages.model import PageBlock, PageReport
from riskctl.text.display import safe


def workbook(report: PageReport) -> bytes:
    """Bytes of the workbook. Raises MissingExtra."""
    return book([_sheet(block) for block in report.blocks], report.as_of)


def _sheet(block: PageBlock) -> FlatTable:
    if block.table:
        head, *rows = [tuple(safe(cell) for cell in line) for line in block.table]
        return FlatTable(block.name, head, tuple(rows))
    return FlatTable(
        block.name, (safe(block.heading),), tuple((safe(line),) for line in block.lines)
    )
