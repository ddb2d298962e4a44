"""What may come and what would change the decision: horizon, other routes, changes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from riskctl.document.model.base import Day, Outcome, Part, Value
from riskctl.document.model.scores import BriefScores


class HorizonRow(Part):
    """A suspended or announced finding."""

    finding: str
    title: str
    status: Literal["suspended", "announced"]
    since: Day | None = Field(alias="from")
    through: Day | None
    citation: str


class NotAssessed(Part):
    """A regime that no rule covers, and why."""

    id: str
    title: str
    why: str


class Alternative(Part):
    """Another route to the same model."""

    route: str
    title: str
    outcome: Outcome
    better: bool
    best: bool
    blocks: int
    conditions: int
    scores: BriefScores


class SuppliedFact(Part):
    """A fact that is supposed."""

    fact: str
    value: Value
    shown: str


class ChangeRow(Part):
    """One change: a measure, or the answer to a question."""

    kind: Literal["fact", "mitigation"]
    text: str
    facts: tuple[SuppliedFact, ...]


class FlipRow(Part):
    """Changes that together lead to another outcome."""

    changes: tuple[ChangeRow, ...]
    outcome: Outcome
    scores: BriefScores
