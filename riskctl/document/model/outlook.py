"""What may come and what would change the decision: horizon, other routes, changes."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypedDict

from riskctl.document.model.base import Count, Day, FactPath, FactValue, Length, Since
from riskctl.document.model.scores import BriefScoresPart, OverallOnlyPart
from riskctl.document.outcomes import OutcomeName

MOST_CHANGES = 3
"""Changes that are tried together."""
TurnKind = Literal["window", "statement", "evidence", "waiver", "review", "list"]
"""What can end the time in which an answer holds."""


class HorizonRow(Since):
    """A suspended or announced finding."""

    finding: str
    title: str
    status: Literal["suspended", "announced"]
    through: Day | None
    citation: str


class NotAssessedRow(TypedDict):
    """A regime that no rule covers, and why."""

    id: str
    title: str
    why: str


class ValidUntilPart(TypedDict):
    """The last day before something that bore on the answer changes by itself, and what does."""

    date: Day
    kind: TurnKind
    why: str


class AlternativeRow(TypedDict):
    """Another route to the same model; ``better`` ranks above the one asked about, ``best`` above all.

    ``outcome`` and ``scores`` are those after the conditions the organisation can meet alone.
    """

    route: str
    title: str
    outcome: OutcomeName
    better: bool
    best: bool
    blocks: Count
    conditions: Count
    scores: BriefScoresPart


class SuppliedFactRow(TypedDict):
    """A fact that is supposed."""

    fact: FactPath
    value: FactValue
    shown: str


class ChangeRow(TypedDict):
    """One change: a measure, or the answer to a question."""

    kind: Literal["fact", "mitigation"]
    text: str
    facts: Annotated[list[SuppliedFactRow], Length(1)]


class FlipRow(TypedDict):
    """Changes that together lead to another outcome."""

    changes: Annotated[list[ChangeRow], Length(1, MOST_CHANGES)]
    outcome: OutcomeName
    scores: OverallOnlyPart
