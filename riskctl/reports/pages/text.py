"""Blocks as plain text with aligned columns, and as Markdown."""

from __future__ import annotations

from riskctl.explanations.paper import wrap
from riskctl.reports.formats.markdown_text import escape, table
from riskctl.reports.pages.model import PageBlock, PageReport
from riskctl.reports.pages.text_table import INDENT, table_lines
from riskctl.text.display import safe


def plain(report: PageReport, width: int = 100) -> str:
    """The report for a terminal; lines of text are wrapped to the width, tables set in it."""
    lines: list[str] = []
    for block in report.blocks:
        lines += [*wrap(safe(block.heading), max(width, 40)), ""]
        for line in block.lines:
            first, *further = wrap(safe(line), max(width - 4, 40))
            lines.append(INDENT + first)
            lines += [INDENT * 2 + part for part in further]
        lines += table_lines(block.table, width) if block.table else ()
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def markdown(report: PageReport) -> str:
    """The report as Markdown."""
    lines: list[str] = []
    for block in report.blocks:
        lines += [f"## {escape(safe(block.heading))}", ""]
        lines += _text(block)
        if block.table:
            head, *rows = [[escape(safe(cell)) for cell in line] for line in block.table]
            lines += table(head, rows)
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _text(block: PageBlock) -> list[str]:
    lines = [f"- {escape(safe(line))}" for line in block.lines]
    return [*lines, ""] if lines else []
