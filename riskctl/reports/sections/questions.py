"""Questions: the unknown facts that matter, those that could change the decision first."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.reports.reading import Node
from riskctl.reports.sections.numbers import ends, span
from riskctl.reports.sections.words import Sign, label, outcome

_DULL = ("route", "data", "actor", "use", "evidence")
"""Prefixes that add nothing to the name of a fact."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one answer would lead to."""

    value: str
    outcome: Sign
    points: str


@dataclass(frozen=True, slots=True)
class Question:
    """One unknown fact; `short` names it in a few words, `decisive` when an answer could change the outcome."""

    fact: str
    short: str
    question: str
    dimension: str
    dimension_label: str
    findings: tuple[str, ...]
    decisive: bool
    answers: tuple[Answer, ...]


def build(document: Node) -> tuple[Question, ...]:
    """The questions of a document. Raises DocumentError."""
    answers = _answers(document)
    found = tuple(
        Question(
            fact=gap.text("fact"),
            short=short(gap.text("fact")),
            question=gap.text("question") or gap.text("fact"),
            dimension=gap.text("dimension"),
            dimension_label=label(gap.text("dimension")),
            findings=gap.texts("findings"),
            decisive=gap.flag("could_change_decision"),
            answers=answers.get(gap.text("fact"), ()),
        )
        for gap in document.nodes("gaps")
    )
    return tuple(sorted(found, key=lambda question: not question.decisive))


def short(fact: str) -> str:
    """The name of a fact as words: ``route.served_on`` is ``served on``."""
    prefix, dot, name = fact.partition(".")
    words = name.replace("_", " ")
    if not dot:
        return fact.replace("_", " ")
    return words if prefix in _DULL else f"{prefix} {words}"


def _answers(document: Node) -> dict[str, tuple[Answer, ...]]:
    """From the sensitivity list: the flips that need nothing but one fact to become known."""
    found: dict[str, tuple[Answer, ...]] = {}
    for flip in document.nodes("sensitivity"):
        changes = flip.nodes("changes")
        if len(changes) != 1 or changes[0].text("kind") != "fact":
            continue
        overall = flip.node("scores").node("overall")
        points = span(*ends(overall)) if overall.has("low") else ""
        answer = Answer(changes[0].plain("value"), outcome(flip.text("outcome")), points)
        fact = changes[0].text("fact")
        found[fact] = (*found.get(fact, ()), answer)
    return found
