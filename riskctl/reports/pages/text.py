"""Blocks as plain text with aligned columns, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.explanations.paper import cells, wrap
from riskctl.reports.formats.markdown_text import escape, table
from riskctl.reports.pages.model import Line, PageBlock, PageReport
from riskctl.text.display import safe

_INDENT = "  "
_COLUMN = "  "
_SENTENCE = 40
"""Columns from which a cell is a sentence rather than a word."""


def plain(report: PageReport, width: int = 100) -> str:
    """The report for a terminal; lines of text are wrapped to the width, tables are as wide as their cells."""
    lines: list[str] = []
    for block in report.blocks:
        lines += [safe(block.heading), ""]
        for line in block.lines:
            first, *further = wrap(safe(line), max(width - 4, 40))
            lines.append(_INDENT + first)
            lines += [_INDENT * 2 + part for part in further]
        lines += _table(block.table, width)
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(rows: tuple[Line, ...], width: int) -> list[str]:
    """Aligned columns; where they do not fit and hold sentences, a card for each row."""
    shown = [tuple(safe(cell) for cell in row) for row in rows]
    widths = [max(cells(cell) for cell in column) for column in zip(*shown, strict=True)]
    if sum(widths) + len(_COLUMN) * len(widths) > width and max(widths, default=0) > _SENTENCE:
        return [line for row in shown[1:] for line in _card(shown[0], row, width)]
    return _aligned(shown, widths)


def _card(head: Line, row: Line, width: int) -> Iterator[str]:
    yield _INDENT + row[0]
    room = max(width - len(_INDENT) * 2, 40)
    for label, cell in zip(head[1:], row[1:], strict=True):
        first, *further = wrap(f"{label}: {cell}", room)
        yield _INDENT * 2 + first
        yield from (_INDENT * 3 + part for part in further)


def _aligned(shown: list[Line], widths: list[int]) -> list[str]:
    return [(_INDENT + _COLUMN.join(_padded(row, widths))).rstrip() for row in shown]


def _padded(row: Line, widths: list[int]) -> list[str]:
    return [cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)]


def markdown(report: PageReport) -> str:
    """The report as Markdown."""
    lines: list[str] = []
    for block in report.blocks:
        lines += [f"## {escape(safe(block.heading))}", ""]
        lines += _text(block)
        if block.table:
            head, *rows = [[escape(safe(cell)) for cell in row] for row in block.table]
            lines += table(head, rows)
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _text(block: PageBlock) -> list[str]:
    lines = [f"- {escape(safe(line))}" for line in block.lines]
    return [*lines, ""] if lines else []
