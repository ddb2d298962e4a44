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
        for compared in comparison.rows:
            _card(page, compared)
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
    table.add_column("Today", overflow="fold")
    table.add_column("Worst", overflow="fold")
    for name in ("Blocks", "Open", "Conditions"):
        table.add_column(name, justify="right", no_wrap=True)
    for compared in comparison.rows:
        counts = (
            Text(str(count))
            for count in (_blocks(compared), compared.questions, compared.conditions)
        )
        cells = (
            Text(compared.model),
            Text(compared.route),
            _outcome(page, compared),
            Text(compared.points),
            Text(compared.today),
            Text(compared.worst),
            *counts,
        )
        table.add_row(Text(_mark(page, compared)), *cells, style="bold" if compared.best else "")
    rendered = page.console.render_lines(
        table, page.console.options.update(width=page.width), pad=False
    )
    # The library pads each line to the width; blanks at the end show up in logs and copied text.
    lines = [Text.assemble(*((part.text, part.style or "") for part in line)) for line in rendered]
    for line in lines:
        line.rstrip()
    return lines


def _card(page: Page, comparison: ComparisonRow) -> None:
    name = f"{comparison.model} via {comparison.route}" if comparison.route else comparison.model
    page.write(Text(name, style="bold"), lead=f"{_mark(page, comparison) or ' '} ")
    counts = [several(comparison.blocks, "block"), several(comparison.questions, "open question")]
    if comparison.waived:
        counts.insert(1, f"{several(comparison.waived, 'block')} waived")
    if comparison.conditions:
        counts.append(several(comparison.conditions, "condition"))
    worst = f", worst {comparison.worst.lower()}" if comparison.worst else ""
    tail = (
        f"  overall {comparison.points}; "
        f"today {comparison.today.lower()}{worst}, {', '.join(counts)}"
    )
    page.write(Text.assemble(_outcome(page, comparison), tail), lead="    ")


def _blocks(comparison: ComparisonRow) -> str:
    return (
        f"{comparison.blocks} + {comparison.waived} waived"
        if comparison.waived
        else str(comparison.blocks)
    )


def _outcome(page: Page, comparison: ComparisonRow) -> Text:
    return Text(
        f"{page.sign(comparison.outcome.shape)}{comparison.outcome.word}",
        style=style(comparison.outcome.tone),
    )


def _mark(page: Page, comparison: ComparisonRow) -> str:
    if not comparison.best:
        return ""
    return "★" if page.unicode else "*"
