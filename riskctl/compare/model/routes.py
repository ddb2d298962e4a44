"""Routes side by side."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypedDict

from riskctl.document.model.base import Count, Day, FactPath, Length, Sha256
from riskctl.document.model.scores import IntervalPart
from riskctl.document.model.standing import StandingPart
from riskctl.document.outcomes import OutcomeName


class SeparationPart(TypedDict):
    """What separates a route from the one before it; ``decided_by`` is empty for a tie."""

    against: str
    decided_by: str
    text: str
    only_here: list[str]
    only_there: list[str]


class RankedRow(TypedDict):
    """A route with its rank; ``scores`` are overall and by dimension, overall after the conditions."""

    rank: Count
    best: bool
    subject: str
    outcome: OutcomeName
    today: OutcomeName | None
    blocks: Count
    possible_blocks: Count
    questions: list[FactPath]
    conditions: list[str]
    scores: dict[str, IntervalPart]
    separated: SeparationPart | None
    digest: Sha256


class FindingContrastRow(TypedDict):
    """A finding in which routes differ: its state by subject."""

    finding: str
    title: str
    states: dict[str, str]


class FactContrastRow(TypedDict):
    """A fact in which routes differ: its value in words by subject."""

    fact: str
    values: dict[str, str]


class RoutesDocument(TypedDict):
    """Routes best first, and the findings and facts in which they differ."""

    schema_version: Literal["1.1"]
    kind: Literal["routes"]
    standing: StandingPart
    as_of: Day
    use_case: str | None
    verdict: str
    routes: Annotated[list[RankedRow], Length(1)]
    findings: list[FindingContrastRow]
    facts: list[FactContrastRow]
