"""Outlook: what is coming, which other routes there are, and what would change the decision."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.document.outcomes import severity
from riskctl.document.reading import Node
from riskctl.explanations.fact_words import fact_name, supposed_words
from riskctl.explanations.words import DIMENSION_KEYS, Sign, label, outcome
from riskctl.messages.language import say
from riskctl.reports.sections.numbers import ends, span


@dataclass(frozen=True, slots=True)
class Coming:
    """A measure that is announced or suspended and would apply."""

    finding: str
    title: str
    status: str
    starts: str
    citation: str


@dataclass(frozen=True, slots=True)
class AlternativePart:
    """The score of one dimension of an alternative."""

    key: str
    label: str
    points: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another route of the same model for the same use; `conditions` is their number, -1 when not stated.

    `better` ranks above the route that was asked for, `best` above all; both as the document says.
    """

    route: str
    title: str
    outcome: Sign
    better: bool
    best: bool
    conditions: int
    low: float
    high: float
    points: str
    parts: tuple[AlternativePart, ...]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A small set of changes that together lead to another outcome."""

    changes: tuple[str, ...]
    outcome: Sign
    points: str


def horizon(document: Node) -> tuple[Coming, ...]:
    """The horizon of a document, earliest first, undated last. Raises DocumentError."""
    coming = (
        Coming(
            node.text("finding"),
            node.text("title"),
            label(node.text("status")),
            node.text("from"),
            cited,
        )
        for node in document.nodes("horizon")
        for cited in [node.text("citation")]
    )
    return tuple(sorted(coming, key=lambda event: (not event.starts, event.starts, event.finding)))


def alternatives(document: Node) -> tuple[Alternative, ...]:
    """The other routes of a document, in its order with the best first. Raises DocumentError."""
    decided = document.node("decision").text("outcome")
    _, high = ends(document.node("scores").node("overall"))
    routes = (_alternative(node, (decided, high)) for node in document.nodes("alternatives"))
    return tuple(sorted(routes, key=lambda alternative: not alternative.best))


def flips(document: Node) -> tuple[ChangeSet, ...]:
    """What would change the decision, in the order of the document. Raises DocumentError."""
    found = []
    for node in document.nodes("sensitivity"):
        overall = node.node("scores").node("overall")
        points = span(*ends(overall)) if overall.has("low") else ""
        first, *further = (_change(change) for change in node.nodes("changes"))
        changes = (first[:1].upper() + first[1:], *further)
        found.append(ChangeSet(changes, outcome(node.text("outcome")), points))
    return tuple(found)


def flips_note(document: Node) -> str:
    """What the search for changes left out; empty where it is exact."""
    if not document.has("sensitivity_searched"):
        return ""
    return say(
        "Not searched beyond sets of {count}: there were too many to try.",
        count=int(document.number("sensitivity_searched")),
    )


def _change(node: Node) -> str:
    """A measure as its rule words it; an answer as the fact and the value tried."""
    if node.text("kind") != "fact":
        return node.text("text")
    return "; ".join(_answer(fact) for fact in node.nodes("facts"))


def _answer(node: Node) -> str:
    path = node.text("fact")
    return f"{fact_name(path)}: {supposed_words(path, node.text('shown'))}"


def _alternative(node: Node, asked: tuple[str, float]) -> Alternative:
    scores = node.node("scores")
    low, high = ends(scores.node("overall"))
    dimensions = scores.node("dimensions")
    return Alternative(
        route=node.text("route"),
        title=node.text("title") or node.text("route"),
        outcome=outcome(node.text("outcome")),
        better=_is_better(node, high, asked),
        best=node.flag("best"),
        conditions=_count(node),
        low=low,
        high=high,
        points=span(low, high),
        parts=tuple(
            AlternativePart(key, label(key), span(*ends(dimensions.node(key))))
            for key in DIMENSION_KEYS
            if dimensions.has(key)
        ),
    )


def _count(node: Node) -> int:
    """Documents give the number of conditions, or the conditions themselves."""
    value = node.data.get("conditions")
    if isinstance(value, list | tuple):
        return len(value)
    return int(node.number("conditions")) if value is not None else -1


def _is_better(node: Node, high: float, asked: tuple[str, float]) -> bool:
    """As the document says; early ones do not, and are compared by outcome and high end."""
    if node.has("better"):
        return node.flag("better")
    decided, asked_high = asked
    return (severity(node.text("outcome")), high) < (severity(decided), asked_high)
