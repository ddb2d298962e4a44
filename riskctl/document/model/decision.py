"""The decision: outcome, reasons, conditions."""

from __future__ import annotations

from typing import Literal

from riskctl.document.model.base import Day, Outcome, Part, Points


class ReasonRow(Part):
    """Why the outcome is what it is: a finding with its citation."""

    kind: Literal["block", "possible-block", "score", "duty", "unknown"]
    text: str
    finding: str
    citation: str
    confirmed: bool


class Condition(Part):
    """What must be done. ``kind``, and ``settles`` (facts), are absent in documents of early versions."""

    text: str
    finding: str
    owner: str
    expires: Day
    kind: Literal["precedent", "ongoing"] | None = None
    settles: tuple[str, ...] = ()


class Residual(Part):
    """What stays open for good: shown, and never holding the answer."""

    finding: str
    text: str
    facts: tuple[str, ...]
    block: bool
    points: Points


class Decision(Part):
    """The outcome; ``today`` is the one before any condition is met, absent in early versions."""

    outcome: Outcome
    summary: str
    confidence: Literal["high", "medium", "low"]
    reasons: tuple[ReasonRow, ...]
    conditions: tuple[Condition, ...]
    today: Outcome | None = None
    residual: tuple[Residual, ...] = ()
