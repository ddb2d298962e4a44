"""Questions: the unknown facts that matter, those that could change the decision first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.explanations.fact_words import fact_name, supposed_words
from riskctl.explanations.sentences import question_words
from riskctl.explanations.words import Sign, label, outcome
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.messages.language import say
from riskctl.reports.sections.decision import NO_DECISION, Decision
from riskctl.reports.sections.numbers import ends, span


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """What one answer would lead to."""

    value: str
    outcome: Sign
    points: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One unknown fact; `short` names it in a few words, `decisive` when an answer could change the outcome.

    ``who`` can answer it, ``due`` says by when; both are empty where the document does not say.
    """

    fact: str
    short: str
    question: str
    dimension: str
    dimension_label: str
    findings: tuple[str, ...]
    decisive: bool
    answers: tuple[AnswerEffect, ...]
    who: str
    due: str


def build(
    document: Node, decided: Decision = NO_DECISION, valid_until: str = ""
) -> tuple[OpenQuestion, ...]:
    """The questions of a document. Raises DocumentError."""
    answers = _answers(document)
    dated = _Dates(frozenset(_settled(decided)), valid_until)
    gaps = tuple(
        OpenQuestion(
            fact=gap.text("fact"),
            short=fact_name(gap.text("fact")),
            question=asked_words(gap.text("fact"), gap.text("question")),
            dimension=gap.text("dimension"),
            dimension_label=label(gap.text("dimension")),
            findings=gap.texts("findings"),
            decisive=gap.flag("could_change_decision"),
            answers=answers.get(gap.text("fact"), ()),
            who=say(WHO[gap.text("known_by")]) if gap.text("known_by") in WHO else "",
            due=_due(gap, dated),
        )
        for gap in document.nodes("gaps")
    )
    return tuple(sorted(gaps, key=lambda question: not question.decisive))


WHO = {
    "organisation": "the organisation",
    "public": "operator or regulator, in public",
    "operator": "the operator, in writing",
    "nobody": "nobody today",
}
"""Who can answer, by the key of the document."""


@dataclass(frozen=True, slots=True)
class _Dates:
    """Facts that a condition before go-live settles, and the day up to which the answer holds."""

    settled: frozenset[str]
    valid_until: str


def _settled(decided: Decision) -> Iterator[str]:
    for condition in decided.conditions:
        if condition.kind == "precedent":
            yield from condition.settles


def _due(gap: Node, dated: _Dates) -> str:
    if gap.text("known_by") == "nobody":
        return say("stays open")
    if gap.flag("could_change_decision"):
        return say("before the decision")
    if gap.text("fact") in dated.settled:
        return say("before go-live")
    if not dated.valid_until:
        return ""
    return say("with the next assessment, by {day}", day=dated.valid_until)


def question_of(fact: str) -> str:
    """The plain question behind a fact; its path where it is not one we know."""
    spec = VOCABULARY.get(fact)
    return question_words(spec.question) if spec else fact


def asked_words(fact: str, question: str) -> str:
    """The question of a document; in another language that of the vocabulary, where they are the same."""
    spec = VOCABULARY.get(fact)
    known = spec is not None and spec.question == question
    return question_words(question) if known else question or question_of(fact)


def _answers(document: Node) -> dict[str, tuple[AnswerEffect, ...]]:
    """From the sensitivity list: the flips that need nothing but one fact to become known."""
    answers: dict[str, tuple[AnswerEffect, ...]] = {}
    for flip in document.nodes("sensitivity"):
        changes = flip.nodes("changes")
        if len(changes) != 1 or changes[0].text("kind") != "fact":
            continue
        overall = flip.node("scores").node("overall")
        points = span(*ends(overall)) if overall.has("low") else ""
        for fact in changes[0].nodes("facts"):
            answer = AnswerEffect(
                supposed_words(fact.text("fact"), fact.text("shown")),
                outcome(flip.text("outcome")),
                points,
            )
            answers[fact.text("fact")] = (*answers.get(fact.text("fact"), ()), answer)
    return answers
