"""Scores: four dimensions and the overall, each as an interval, with what it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.reports.reading import Node
from riskctl.reports.sections.numbers import ends, span
from riskctl.reports.sections.questions import Question
from riskctl.reports.sections.words import DIMENSION_KEYS, Sign, band, label

_WIDE = 1.0
"""Points of width from which an interval needs an explanation."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """The points, 0 to 100, that one cause gives to a dimension."""

    group: str
    title: str
    findings: tuple[str, ...]
    low: float
    high: float
    points: str


@dataclass(frozen=True, slots=True)
class Score:
    """One bar: `low` counts what is confirmed, `high` also what is not known (0 to 100)."""

    key: str
    label: str
    low: float
    high: float
    points: str
    band: Sign
    driver: str
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The overall score, the dimension that weighs most in it, and the dimensions in fixed order."""

    overall: Score
    worst: str
    dimensions: tuple[Score, ...]


def build(document: Node, questions: Iterable[Question]) -> Scores:
    """The scores of a document. Raises DocumentError."""
    scores = document.node("scores")
    overall, dimensions = scores.node("overall"), scores.node("dimensions")
    asked = tuple(questions)
    return Scores(
        overall=_score("overall", overall, ""),
        worst=label(overall.text("worst")),
        dimensions=tuple(_dimension(key, dimensions.node(key), asked) for key in DIMENSION_KEYS if dimensions.has(key)),
    )


def _dimension(key: str, node: Node, questions: tuple[Question, ...]) -> Score:
    return _score(key, node, _driver(key, node, questions))


def _score(key: str, node: Node, driver: str) -> Score:
    low, high = ends(node)
    parts = tuple(_contribution(item) for item in node.nodes("contributions"))
    parts = tuple(sorted(parts, key=lambda part: (-part.high, -part.low, part.group)))
    return Score(key, label(key), low, high, span(low, high), band(node.text("band")), driver, parts)


def _contribution(node: Node) -> Contribution:
    low, high = ends(node)
    title = node.text("title") or node.text("group")
    return Contribution(node.text("group"), title, node.texts("findings"), low, high, span(low, high))


def _driver(key: str, node: Node, questions: tuple[Question, ...]) -> str:
    """What makes the interval wide: the unanswered question behind its widest part, in a few words."""
    low, high = ends(node)
    if high - low < _WIDE:
        return ""
    parts = sorted(node.nodes("contributions"), key=lambda part: part.number("low") - part.number("high"))
    for part in parts:
        named = set(part.texts("findings"))
        asked = [question.short for question in questions if named & set(question.findings)]
        if asked:
            return f"{asked[0]} unknown"
    near = [question.short for question in questions if question.dimension == key]
    if near:
        return f"{near[0]} unknown"
    return f"not confirmed: {parts[0].text('title')}" if parts else ""
