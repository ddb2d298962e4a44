"""Decision: the outcome, in one line and with its reasons and conditions."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.explanations.role_words import role_words
from riskctl.explanations.sentences import reason_words, summary_words
from riskctl.explanations.words import Sign, label, outcome
from riskctl.messages.language import say

_MOST = 5
"""Reasons a reader takes in; the findings hold them all."""


@dataclass(frozen=True, slots=True)
class DecisionReason:
    """Why, in one sentence, with the finding it comes from and the law it rests on."""

    text: str
    finding: str
    citation: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be done for the outcome to hold, by whom, and the day by which it is looked at again."""

    text: str
    finding: str
    owner: str
    expires: str
    kind: str = ""
    settles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome; `headline` says in one line what it rests on, `more` counts the reasons beyond the first five."""

    outcome: Sign
    headline: str
    confidence: str
    reasons: tuple[DecisionReason, ...]
    more: int
    conditions: tuple[Condition, ...]


NO_DECISION = Decision(Sign("", "", "", "calm"), "", "", (), 0, ())
"""For parts that are read without their document."""


def build(document: Node) -> Decision:
    """The decision of a document. Raises DocumentError."""
    decision = document.node("decision")
    reasons = tuple(
        DecisionReason(
            reason_words(reason.text("text")), reason.text("finding"), reason.text("citation")
        )
        for reason in decision.nodes("reasons")
    )
    return Decision(
        outcome=outcome(decision.text("outcome")),
        headline=_headline(decision.text("summary"), decision.text("confidence")),
        confidence=decision.text("confidence"),
        reasons=reasons[:_MOST],
        more=len(reasons[_MOST:]),
        conditions=tuple(
            Condition(
                condition.text("text"),
                condition.text("finding"),
                role_words(condition.text("owner")),
                condition.text("expires"),
                _kind(condition.text("kind")),
                condition.texts("settles"),
            )
            for condition in decision.nodes("conditions")
        ),
    )


def _kind(kind: str) -> str:
    return kind if kind in ("precedent", "ongoing") else ""


def _headline(summary: str, confidence: str) -> str:
    parts = (
        summary_words(summary.rstrip(".")),
        say("confidence {level}", level=label(confidence)) if confidence else "",
    )
    return ", ".join(part for part in parts if part) or say("no summary given")
