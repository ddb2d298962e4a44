"""A page report as one HTML file that loads nothing and carries its document."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.reports.formats.environment import environment
from riskctl.reports.formats.json_ import embeddable
from riskctl.reports.formats.page_parts import POLICY_PLACE, script_words, with_policy
from riskctl.reports.pages.model import Line, PageReport
from riskctl.text.display import safe


def html(report: PageReport) -> bytes:
    """UTF-8 bytes of the page."""
    from markupsafe import Markup  # a part of jinja2, as heavy

    blocks = [
        {
            "heading": safe(block.heading),
            "lines": [safe(line) for line in block.lines],
            "head": [safe(cell) for cell in block.table[0]] if block.table else [],
            "marks": _is_matrix(block.table),
            "rows": [[safe(cell) for cell in line] for line in block.table[1:]],
            # Drawn by us, every text in it escaped.
            "svg": Markup(block.picture.svg) if block.picture else "",
        }
        for block in report.blocks
    ]
    page = environment().get_template("page.html.j2")
    text = page.render(
        title=safe(report.title),
        blocks=blocks,
        policy=POLICY_PLACE,
        words=Markup(embeddable(script_words())),
        data=Markup(embeddable(report.document)),
    )
    return with_policy(text).encode()


def _is_matrix(table: Sequence[Line]) -> bool:
    """Whether the columns have numbers for names, as those of marks do: no card on a phone would be read."""
    return bool(table) and sum(head.isdigit() for head in table[0]) > 1
