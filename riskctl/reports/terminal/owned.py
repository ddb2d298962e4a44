"""Who owns the parties of the route, in the panel: verdict, the proof as a tree of text, and red flags."""

from __future__ import annotations

from rich.text import Text

from riskctl.messages.language import several
from riskctl.reports.sections import Report
from riskctl.reports.sections.ownership import Owned
from riskctl.reports.sections.ownership_tree import lead, words
from riskctl.reports.terminal.page import Page, fit, style

_MOST, _ROWS = 4, 12
"""Regimes and rows of a tree that the panel shows; reports show all."""


def write_owned(page: Page, report: Report) -> None:
    """Write the part; nothing where no owner is or may be listed."""
    wide = page.width >= 60
    if report.owned and not wide:
        page.write(Text("Owners", style="bold"))
    left = " " * (8 if wide else 2)
    for index, owned in enumerate(report.owned[:_MOST]):
        name = fit("Owners", 8) if wide and not index else left
        _owned(page, owned, name, left)
    if len(report.owned) > _MOST:
        page.write(
            Text(f"and {several(len(report.owned) - _MOST, 'more regime')}", style="dim"), lead=left
        )


def _owned(page: Page, owned: Owned, name: str, left: str) -> None:
    sign = Text(
        f"{page.sign(owned.verdict.shape)}{owned.verdict.word.lower()}",
        style=style(owned.verdict.tone),
    )
    page.write(
        Text.assemble(sign, f": {owned.title}, {owned.status}"), lead=Text(name, style="bold")
    )
    for step in owned.steps[:_ROWS]:
        page.write(words(step), lead=f"{left}{lead(step, page.unicode)}")
    if owned.cut or len(owned.steps) > _ROWS:
        page.write(Text("the proof goes on in the report", style="dim"), lead=left)
    for flag in owned.flags:
        page.write(
            Text.assemble(flag.text, (f"  {flag.source}" if flag.source else "", "dim")),
            lead=f"{left}! ",
        )
