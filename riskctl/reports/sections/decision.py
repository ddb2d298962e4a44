"""Decision: the outcome, in one line and with its reasons and conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.reports.reading import Node
from riskctl.reports.sections.findings import Finding
from riskctl.reports.sections.numbers import several
from riskctl.reports.sections.words import Sign, outcome


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in one sentence, with the finding it comes from and the law it rests on."""

    text: str
    finding: str
    citation: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be done for the outcome to hold, by whom and until when."""

    text: str
    finding: str
    owner: str
    expires: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome; `headline` counts what matters, `summary` is the document's own sentence."""

    outcome: Sign
    headline: str
    summary: str
    confidence: str
    reasons: tuple[Reason, ...]
    conditions: tuple[Condition, ...]


def build(document: Node, findings: Iterable[Finding], questions: int) -> Decision:
    """The decision of a document; `questions` is the number of open ones. Raises DocumentError."""
    decision = document.node("decision")
    conditions = tuple(
        Condition(item.text("text"), item.text("finding"), item.text("owner"), item.text("expires"))
        for item in decision.nodes("conditions")
    )
    confidence = decision.text("confidence")
    return Decision(
        outcome=outcome(decision.text("outcome")),
        headline=_headline(Counter(item.state.key for item in findings), questions, len(conditions), confidence),
        summary=decision.text("summary"),
        confidence=confidence,
        reasons=tuple(
            Reason(item.text("text"), item.text("finding"), item.text("citation")) for item in decision.nodes("reasons")
        ),
        conditions=conditions,
    )


def _headline(states: Counter[str], questions: int, conditions: int, confidence: str) -> str:
    parts = [several(states["block"], "legal block")]
    if states["possible-block"]:
        parts.append(several(states["possible-block"], "possible block"))
    if conditions:
        parts.append(several(conditions, "condition"))
    parts.append(several(questions, "open question"))
    if confidence:
        parts.append(f"confidence {confidence}")
    return ", ".join(parts)
