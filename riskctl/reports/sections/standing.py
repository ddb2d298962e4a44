"""Standing: the outcome today and after the conditions, what stays open, what was not assessed, what is stale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.explanations.words import outcome
from riskctl.messages.language import say
from riskctl.reports.sections.decision import Condition, Decision
from riskctl.reports.sections.notices import stale_files
from riskctl.reports.sections.numbers import ends
from riskctl.reports.sections.questions import question_of

_KINDS = {"precedent": "Before go-live", "ongoing": "Ongoing", "": "Conditions"}


@dataclass(frozen=True, slots=True)
class Steps:
    """Conditions of one kind; documents of early versions do not say the kind."""

    title: str
    kind: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class StandingSection:
    """How far the outcome carries; each part is empty where the document says nothing."""

    stale: str
    today: str
    outcomes: str
    steps: tuple[Steps, ...]
    residual: tuple[str, ...]
    not_assessed: tuple[str, ...]
    after: tuple[float, float]
    """Likely and high end once the conditions are met, by which routes are ranked."""
    span: tuple[float, float]
    """Low and high end once the conditions are met."""


def build(document: Node, decided: Decision) -> StandingSection:
    """The standing of a document. Raises DocumentError."""
    node = document.node("decision")
    return StandingSection(
        stale=_stale(document),
        today=node.text("today"),
        outcomes=_outcomes(node.text("today"), decided),
        steps=_steps(decided.conditions),
        residual=_residual(node.nodes("residual")),
        not_assessed=tuple(
            ": ".join(part for part in (node.text("title"), node.text("why")) if part)
            for node in document.nodes("not_assessed")
        ),
        after=_after(document.node("scores")),
        span=ends(_once_met(document.node("scores"))),
    )


def _residual(nodes: Iterable[Node]) -> tuple[str, ...]:
    """What is open because nobody can know a fact: each question once, with all that hangs on it.

    A rule's title alone would read as if it were so.
    """
    titles: dict[str, list[str]] = {}
    for node in nodes:
        asked = " ".join(dict.fromkeys(question_of(fact) for fact in node.texts("facts")))
        titles.setdefault(asked, []).append(node.text("text"))
    return tuple(_open_line(asked, hanging) for asked, hanging in titles.items())


def _open_line(asked: str, titles: list[str]) -> str:
    if not asked:
        return say("Open: {title}", title="; ".join(titles))
    return say(
        "{questions} Nobody can say today. On the answer depends: {titles}",
        questions=asked,
        titles="; ".join(titles),
    )


def _after(scores: Node) -> tuple[float, float]:
    node = _once_met(scores)
    _, high = ends(node)
    return (node.number("likely") if node.has("likely") else high), high


def _once_met(scores: Node) -> Node:
    return scores.node("after_conditions" if scores.has("after_conditions") else "overall")


def _stale(document: Node) -> str:
    names = ", ".join(_named(node) for node in stale_files(document))
    return (
        say("Past their date, the law or lists may have changed since: {names}", names=names)
        if names
        else ""
    )


def _named(node: Node) -> str:
    date = node.text("date")
    return f"{node.text('id')} ({date})" if date else node.text("id")


def _outcomes(today: str, decided: Decision) -> str:
    if not today:
        return ""
    now = say("Today: {outcome}", outcome=outcome(today).word.lower())
    if not decided.conditions:
        return now
    return say(
        "{today}; after these conditions: {outcome}",
        today=now,
        outcome=decided.outcome.word.lower(),
    )


def _steps(conditions: tuple[Condition, ...]) -> tuple[Steps, ...]:
    kinds = ((title, kind) for kind, title in _KINDS.items())
    found = (
        Steps(
            say(title), kind, tuple(condition for condition in conditions if condition.kind == kind)
        )
        for title, kind in kinds
    )
    return tuple(steps for steps in found if steps.conditions)
