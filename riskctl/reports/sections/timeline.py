"""Timeline: when rules that bear on the answer begin and end, beside the day of the assessment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from riskctl.document.reading import Node
from riskctl.explanations.words import label
from riskctl.reports.sections.findings import Finding
from riskctl.text.dates import is_date

MOST = 14
"""Bars that one drawing holds; the table beside it holds them too."""
_BEFORE, _AFTER = 540, 540
"""Days shown before and after the day of the assessment."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One period; ``left`` and ``right`` are percent of the width, an open end reaches the edge."""

    title: str
    finding: str
    status: str
    since: str
    through: str
    tone: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars in the order in which they turn next; ``today`` is where the day of the assessment stands, in percent."""

    bars: tuple[Bar, ...]
    today: float
    first: str
    last: str
    as_of: str


def build(document: Node, findings: Iterable[Finding]) -> Timeline:
    """The timeline of a document: what is not yet, no longer or not for ever in force. Raises DocumentError."""
    as_of = document.text("as_of")
    if not is_date(as_of):
        return Timeline((), 0.0, "", "", as_of)
    day = date.fromisoformat(as_of)
    signs = {finding.id: finding.state.tone for finding in findings}
    nodes = [node for node in document.nodes("findings") if _turns(node, as_of)]
    bars = [_bar(node, signs.get(node.text("id"), "calm"), day) for node in nodes]
    bars.sort(key=lambda bar: (_next_turn(bar, as_of), bar.finding))
    return Timeline(
        tuple(bars[:MOST]),
        _place(as_of, day, 0.0),
        _shifted(day, -_BEFORE),
        _shifted(day, _AFTER),
        as_of,
    )


def _turns(node: Node, as_of: str) -> bool:
    window = node.node("window")
    return (
        bool(window.text("through"))
        or window.text("status") != "in-force"
        or window.text("from") > as_of
    )


def _bar(node: Node, tone: str, day: date) -> Bar:
    window = node.node("window")
    since, through = window.text("from"), window.text("through")
    return Bar(
        title=node.text("title"),
        finding=node.text("id"),
        status=label(window.text("status")),
        since=since,
        through=through,
        tone=tone,
        left=_place(since, day, 0.0),
        right=_place(through, day, 100.0),
    )


def _place(text: str, day: date, missing: float) -> float:
    if not is_date(text):
        return missing
    days = (date.fromisoformat(text) - day).days + _BEFORE
    return round(min(100.0, max(0.0, 100 * days / (_BEFORE + _AFTER))), 2)


def _next_turn(bar: Bar, as_of: str) -> str:
    coming = [day for day in (bar.since, bar.through) if day > as_of]
    return min(coming, default="9999")


def _shifted(day: date, days: int) -> str:
    try:
        return date.fromordinal(day.toordinal() + days).isoformat()
    except (ValueError, OverflowError):
        return day.isoformat()
