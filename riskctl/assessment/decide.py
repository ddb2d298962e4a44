"""From outcomes and scores to one of five decisions.

The decision is the most severe of what applies, so that making any part worse never improves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from riskctl.assessment.policy import Policy
from riskctl.assessment.score import Scores
from riskctl.facts.values import GRADES
from riskctl.rules.judge import Outcome
from riskctl.rules.ruleset import OBLIGATIONS

Decision = Literal["approve", "approve-with-conditions", "needs-information", "escalate", "reject"]
SEVERITY: tuple[Decision, ...] = (
    "approve",
    "approve-with-conditions",
    "needs-information",
    "escalate",
    "reject",
)
Confidence = Literal["high", "medium", "low"]
FOUND = ("triggered", "unknown")
"""Verdicts that count: a duty that may apply is a condition too, namely to find out."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The decision with what led to it; the tuples hold outcomes in the order of their rule ids."""

    decision: Decision
    confidence: Confidence
    blocks: tuple[Outcome, ...]
    possible_blocks: tuple[Outcome, ...]
    obligations: tuple[Outcome, ...]
    by_score: Decision


def worst(*decisions: Decision) -> Decision:
    """The most severe of several decisions."""
    return max(decisions, key=SEVERITY.index)


def by_score(scores: Scores, steps: tuple[float, float, float]) -> Decision:
    """What the overall interval alone decides, in points against three thresholds."""
    conditions, escalation, rejection = steps
    if scores.low >= rejection:
        return "reject"
    if scores.high < conditions:
        return "approve"
    if scores.high < escalation:
        return "approve-with-conditions"
    return "needs-information" if scores.low < escalation else "escalate"


def decide(
    outcomes: Sequence[Outcome], scores: Scores, criticality: str, policy: Policy
) -> Verdicts:
    """Decide. ``outcomes`` may hold clear rules; they change nothing."""
    live = [one for one in outcomes if one.window is not None and one.window.status == "in-force"]
    blocks = tuple(one for one in live if is_block(one))
    possible = tuple(one for one in live if is_possible_block(one))
    duties = tuple(
        one for one in live if one.verdict in FOUND and one.rule.entry.effect in OBLIGATIONS
    )
    scored = by_score(scores, policy.thresholds[criticality])  # type: ignore[index]
    parts: list[Decision] = [scored]
    if blocks:
        parts.append("reject")
    if possible:
        parts.append("needs-information")
    if duties:
        parts.append("approve-with-conditions")
    decision = worst(*parts)
    return Verdicts(
        decision, _confidence(decision, blocks, scores), blocks, possible, duties, scored
    )


def is_block(outcome: Outcome) -> bool:
    """A prohibition that is in force, met, and resting on confirmed law and facts."""
    return (
        outcome.rule.entry.effect == "block"
        and outcome.verdict == "triggered"
        and outcome.confirmed
    )


def is_possible_block(outcome: Outcome) -> bool:
    """A prohibition that may apply: a fact is open, or law or fact is not confirmed."""
    if outcome.rule.entry.effect != "block":
        return False
    return outcome.verdict == "unknown" or (
        outcome.verdict == "triggered" and not outcome.confirmed
    )


def _confidence(decision: Decision, blocks: Sequence[Outcome], scores: Scores) -> Confidence:
    """How firm the decision is: the grade behind a block, else the width of the overall interval in points."""
    if blocks:
        best = max(GRADES.index(one.grade) for one in blocks)
        return "high" if GRADES[best] == "official" else "medium"
    width = scores.high - scores.low
    return "high" if width < 10 else "medium" if width < 30 else "low"
