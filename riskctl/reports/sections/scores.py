"""Scores: four dimensions and the overall, each as an interval, with what it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.explanations.words import DIMENSION_KEYS, Sign, band, label
from riskctl.messages.language import say
from riskctl.reports.sections.numbers import ends, span
from riskctl.reports.sections.questions import OpenQuestion

_WIDE = 1.0
"""Points of width from which an interval needs an explanation."""


@dataclass(frozen=True, slots=True)
class ScoreContribution:
    """The points, 0 to 100, that one cause gives to a dimension."""

    group: str
    title: str
    findings: tuple[str, ...]
    low: float
    high: float
    points: str


@dataclass(frozen=True, slots=True)
class Score:
    """One bar: `low` counts what is confirmed, `high` also what is not known (0 to 100).

    `driver` says in a few words what makes it wide, `asks` is the question behind that; both may be empty.
    """

    key: str
    label: str
    low: float
    high: float
    points: str
    band: Sign
    driver: str
    asks: str
    contributions: tuple[ScoreContribution, ...]


@dataclass(frozen=True, slots=True)
class ScoreSection:
    """The overall score, the dimension that weighs most in it, and the dimensions in fixed order."""

    overall: Score
    worst: str
    dimensions: tuple[Score, ...]


def build(document: Node, questions: Iterable[OpenQuestion]) -> ScoreSection:
    """The scores of a document. Raises DocumentError."""
    scores = document.node("scores")
    overall, dimensions = scores.node("overall"), scores.node("dimensions")
    asked = tuple(questions)
    return ScoreSection(
        overall=_score("overall", overall),
        worst=label(overall.text("worst")),
        dimensions=tuple(
            _dimension(key, dimensions.node(key), asked)
            for key in DIMENSION_KEYS
            if dimensions.has(key)
        ),
    )


def _dimension(key: str, node: Node, questions: tuple[OpenQuestion, ...]) -> Score:
    low, high = ends(node)
    if high - low < _WIDE:
        return _score(key, node)
    question = _open(key, node, questions)
    if question:
        return _score(key, node, say("{fact} unknown", fact=question.short), question.question)
    widest = min(node.nodes("contributions"), key=_narrowness, default=Node({}))
    title = widest.text("title")
    return _score(key, node, say("not confirmed: {title}", title=title) if title else "")


def _score(key: str, node: Node, driver: str = "", asks: str = "") -> Score:
    low, high = ends(node)
    parts = (_contribution(contribution) for contribution in node.nodes("contributions"))
    ordered = tuple(sorted(parts, key=lambda part: (-part.high, -part.low, part.group)))
    return Score(
        key, label(key), low, high, span(low, high), band(node.text("band")), driver, asks, ordered
    )


def _contribution(node: Node) -> ScoreContribution:
    low, high = ends(node)
    title = node.text("title") or node.text("group")
    return ScoreContribution(
        node.text("group"), title, node.texts("findings"), low, high, span(low, high)
    )


def _open(key: str, node: Node, questions: tuple[OpenQuestion, ...]) -> OpenQuestion | None:
    """The question behind the widest part of a dimension; failing that, any question of the dimension."""
    for part in sorted(node.nodes("contributions"), key=_narrowness):
        named = set(part.texts("findings"))
        for question in questions:
            if named & set(question.findings):
                return question
    return next((question for question in questions if question.dimension == key), None)


def _narrowness(part: Node) -> float:
    return part.number("low") - part.number("high")
