"""Heat map: dimension by jurisdiction, each cell the most pressing state of its findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.explanations.fact_words import place_words
from riskctl.explanations.words import STATES, Sign, said
from riskctl.messages.language import say, several
from riskctl.reports.sections.findings import Finding, FindingGroup

NOTHING = Sign("none", "no finding", "", "rest")


@dataclass(frozen=True, slots=True)
class HeatCell:
    """The most pressing state, the number of findings, and the cell in words: short for a drawing, and whole."""

    sign: Sign
    count: int
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class HeatLine:
    """One dimension, its cells in the order of the places."""

    label: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Places whose law or practice has findings, and a line a dimension; both empty without findings."""

    places: tuple[str, ...]
    lines: tuple[HeatLine, ...]


def build(groups: Iterable[FindingGroup]) -> HeatMap:
    """The map of findings that are already grouped."""
    shown = tuple(groups)
    codes = {finding.jurisdiction for group in shown for finding in group.findings}
    places = tuple(sorted(codes, key=lambda code: (place_words(code), code)))
    lines = tuple(
        HeatLine(group.label, tuple(_cell(group.findings, place) for place in places))
        for group in shown
    )
    return HeatMap(tuple(place_words(place) or say("no jurisdiction") for place in places), lines)


def _cell(findings: Iterable[Finding], place: str) -> HeatCell:
    signs = [finding.state for finding in findings if finding.jurisdiction == place]
    if not signs:
        nothing = said(NOTHING)
        return HeatCell(nothing, 0, "", nothing.word)
    order = list(STATES)
    worst = min(signs, key=lambda sign: order.index(sign.key) if sign.key in order else len(order))
    count = sum(sign.key == worst.key for sign in signs)
    more = len(signs) - count
    mark = f"{worst.word}: {count}" + (say(", {count} more", count=more) if more else "")
    words = f"{mark} ({several(len(signs), 'finding')})" if more else mark
    return HeatCell(worst, len(signs), mark, words[:1].lower() + words[1:])
