"""Questions: the unknown facts that matter, those that could change the decision first."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.explanations.words import Sign, label, outcome
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.reports.sections.numbers import ends, span


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
    """The name of a fact in a few words: ``route.served_on`` is ``serving chips``."""
    spec = VOCABULARY.get(fact)
    return spec.short if spec else fact.partition(".")[2].replace("_", " ") or fact


def _answers(document: Node) -> dict[str, tuple[Answer, ...]]:
    """From the sensitivity list: the flips that need nothing but one fact to become known."""
    found: dict[str, tuple[Answer, ...]] = {}
    for flip in document.nodes("sensitivity"):
        changes = flip.nodes("changes")
        if len(changes) != 1 or changes[0].text("kind") != "fact":
            continue
        overall = flip.node("scores").node("overall")
        points = span(*ends(overall)) if overall.has("low") else ""
        for fact in changes[0].nodes("facts"):
            answer = Answer(fact.text("shown"), outcome(flip.text("outcome")), points)
            found[fact.text("fact")] = (*found.get(fact.text("fact"), ()), answer)
    return found
