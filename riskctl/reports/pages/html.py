"""A page report as one HTML file that loads nothing and carries its document."""

from __future__ import annotations

from riskctl.reports.formats.environment import environment
from riskctl.reports.formats.json_ import embeddable
from riskctl.reports.formats.page_parts import POLICY_PLACE, script_words, with_policy
from riskctl.reports.pages.model import PageReport
from riskctl.text.display import safe


def html(report: PageReport) -> bytes:
    """UTF-8 bytes of the page."""
    from markupsafe import Markup  # a part of jinja2, as heavy

    blocks = [
        {
            "heading": safe(block.heading),
            "lines": [safe(line) for line in block.lines],
            "head": [safe(cell) for cell in block.table[0]] if block.table else [],
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
