"""Bars: a score interval drawn in characters."""

from __future__ import annotations

import math

from rich.text import Text

from riskctl.reports.sections.scores import Score, ScoreSection
from riskctl.reports.terminal.page import Page, fit, style

_BLOCKS = ("█", "▒", "·")
_PLAIN = ("=", "~", ".")
_LABEL, _POINTS, _BAND, _DRIVER = 14, 6, 10, 22
_ROOMY = 76
"""Columns from which what drives an interval stands beside its bar."""


def bar(low: float, high: float, cells: int, unicode: bool) -> tuple[str, str, str]:
    """The confirmed, the possible and the empty part of a bar for scores of 0 to 100.

    A score above zero fills at least one cell, and so does an interval of a whole point or more.
    """
    # Rounding must not hide a small score, nor draw an open interval as a settled one.
    solid = min(cells, max(round(low / 100 * cells), math.ceil(low / 100)))
    wide = high - low >= 1
    reach = min(cells, max(round(high / 100 * cells), solid + wide)) if wide else solid
    solid = min(solid, reach - wide) if wide else solid
    full, shade, blank = _BLOCKS if unicode else _PLAIN
    return full * solid, shade * (reach - solid), blank * (cells - reach)


def write_scores(page: Page, scores: ScoreSection) -> None:
    """Write one row for each dimension and one for the overall score."""
    for score in scores.dimensions:
        _row(page, score, "")
    _row(page, scores.overall, "bold")


def _row(page: Page, score: Score, weight: str) -> None:
    indent = 2 if page.width >= 48 else 0
    fixed = indent + _LABEL + 1 + 1 + _POINTS + 1 + _BAND
    spare = page.width - fixed - (_DRIVER if page.width >= _ROOMY else 0)
    cells = min(max(spare, 6), 30)
    solid, shade, blank = bar(score.low, score.high, cells, page.unicode)
    tone = style(score.band.tone)
    line = Text.assemble(
        (" " * indent + fit(score.label.lower(), _LABEL) + " ", weight),
        (solid, tone),
        (shade, tone),
        (blank, "dim"),
        (" " + score.points.rjust(_POINTS), weight or "bold"),
        (" " + fit(score.band.word, _BAND), tone),
    )
    room = page.width - line.cell_len - 1
    driver = Text(score.driver, style="dim")
    if driver.cell_len <= room:
        page.write(Text.assemble(line, " ", driver))
        return
    page.write(line)
    if driver.plain:
        page.write(driver, lead=" " * (indent + _LABEL + 1))
