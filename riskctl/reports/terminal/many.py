"""Several assessments: a table where it fits, else two lines for each, the best one marked."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from riskctl.messages.language import several
from riskctl.reports.table import ComparisonRow, ComparisonTable
from riskctl.reports.terminal.page import Page, style

_TABLE = 100
"""Columns from which the table is readable."""


def write_many(page: Page, comparison: ComparisonTable) -> None:
    """Write what the comparison rests on, its rows, then the sentence that says which is best."""
    for line in comparison.asked:
        page.write(Text(line))
    for notice in comparison.notices:
        page.write(Text(notice, style="bold"), lead="warning: ")
    page.blank()
    if page.width >= _TABLE:
        page.lines.extend(_table(page, comparison))
    else:
        for row in comparison.rows:
            _card(page, row)
    page.blank()
    for note in comparison.notes:
        page.write(Text(note), lead="note: ")
    page.write(Text(comparison.verdict, style="bold"))


def _table(page: Page, comparison: ComparisonTable) -> list[Text]:
    table = Table(
        box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 2, 0, 0)
    )
    for name, side in (("", "left"), ("Model", "left"), ("Route", "left"), ("Outcome", "left")):
        table.add_column(name, justify=side, overflow="fold")  # type: ignore[arg-type]
    table.add_column("Overall", justify="right", no_wrap=True)
    table.add_column("Worst", overflow="fold")
    for name in ("Blocks", "Open", "Conditions"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in comparison.rows:
        counts = (Text(str(count)) for count in (_blocks(row), row.questions, row.conditions))
        cells = (
            Text(row.model),
            Text(row.route),
            _outcome(page, row),
            Text(row.points),
            Text(row.worst),
            *counts,
        )
        table.add_row(Text(_mark(page, row)), *cells, style="bold" if row.best else "")
    rendered = page.console.render_lines(
        table, page.console.options.update(width=page.width), pad=False
    )
    lines = [Text.assemble(*((part.text, part.style or "") for part in line)) for line in rendered]
    for line in lines:
        line.rstrip()
    return lines


def _card(page: Page, row: ComparisonRow) -> None:
    name = f"{row.model} via {row.route}" if row.route else row.model
    page.write(Text(name, style="bold"), lead=f"{_mark(page, row) or ' '} ")
    counts = [several(row.blocks, "block"), several(row.questions, "open question")]
    if row.waived:
        counts.insert(1, f"{several(row.waived, 'block')} waived")
    if row.conditions:
        counts.append(several(row.conditions, "condition"))
    worst = f", worst {row.worst.lower()}" if row.worst else ""
    tail = f"  overall {row.points}{worst}, {', '.join(counts)}"
    page.write(Text.assemble(_outcome(page, row), tail), lead="    ")


def _blocks(row: ComparisonRow) -> str:
    return f"{row.blocks} + {row.waived} waived" if row.waived else str(row.blocks)


def _outcome(page: Page, row: ComparisonRow) -> Text:
    return Text(f"{page.sign(row.outcome.shape)}{row.outcome.word}", style=style(row.outcome.tone))


def _mark(page: Page, row: ComparisonRow) -> str:
    if not row.best:
        return ""
    return "★" if page.unicode else "*"
