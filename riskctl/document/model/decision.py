"""The decision: outcome, reasons, conditions."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from riskctl.document.model.base import Day, FactPath, Points
from riskctl.document.outcomes import OutcomeName

Confidence = Literal["high", "medium", "low"]
ReasonKind = Literal["block", "possible-block", "score", "duty", "unknown"]


class ReasonRow(TypedDict):
    """Why the outcome is what it is: a finding with its citation."""

    kind: ReasonKind
    text: str
    finding: str
    citation: str
    confirmed: bool


class ConditionRow(TypedDict):
    """What must be done, by whom, before go-live or all the time; ``settles`` are the facts it makes known."""

    text: str
    finding: str
    kind: Literal["precedent", "ongoing"]
    owner: str
    settles: list[str]
    expires: Day


class ResidualRow(TypedDict):
    """What stays open for good: shown, and never holding the answer."""

    finding: str
    text: str
    facts: list[FactPath]
    block: bool
    points: Points


class DecisionPart(TypedDict):
    """The outcome; ``today`` is the one before any condition is met."""

    outcome: OutcomeName
    today: OutcomeName
    summary: str
    confidence: Confidence
    reasons: list[ReasonRow]
    conditions: list[ConditionRow]
    residual: list[ResidualRow]
