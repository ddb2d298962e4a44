"""Cells that a spreadsheet shows and never runs."""

from __future__ import annotations

from riskctl.reports.formats.sheets import Cell

# What spreadsheets take for the start of a formula, tabs and returns before it among them.
_RUN = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 32_000
"""Characters of one cell; spreadsheets take 32,767."""
_CUT = " (cut here; the JSON holds the whole text)"


def inert(cell: Cell) -> Cell:
    """A cell for CSV: text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.lstrip().startswith(_RUN) else cell


def shortened(text: str) -> str:
    """Text that fits into one cell; what is cut says so."""
    return text if len(text) <= LONGEST else text[:LONGEST] + _CUT
