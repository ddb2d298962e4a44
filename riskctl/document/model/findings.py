"""Findings with sources, evidence and measures, the gaps they leave, and facts shown whether or not a rule asked."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypedDict

from riskctl.document.model.base import (
    Day,
    DayOrNone,
    FactPath,
    FactValue,
    Framework,
    GradeName,
    Length,
    Since,
    Within,
)
from riskctl.document.model.scores import EndsPart
from riskctl.document.outcomes import OutcomeName
from riskctl.facts.spec import Dimension, KnownBy
from riskctl.facts.terms import Effect, MeasureState, Reach, ShownVerdict, Status, Strength


class SourceRow(TypedDict):
    """What a finding cites."""

    id: str
    citation: str
    title: str
    url: str
    retrieved: Day
    grade: GradeName


class StatedFactRow(TypedDict):
    """A fact with where it came from."""

    fact: FactPath
    shown: str
    source: str
    url: str
    observed: DayOrNone
    grade: GradeName
    origin: str
    note: str


class EvidenceRow(StatedFactRow):
    """A fact a finding rests on, and those it was derived from."""

    question: str
    value: FactValue
    hypothetical: bool
    derived_from: list[StatedFactRow]


class RouteFactRow(StatedFactRow):
    """A fact about the way of the data or the supply chain, whether or not a rule asked for it."""

    question: str


class WindowPart(Since):
    """The period in which the finding's status holds; both ends inclusive."""

    through: Day | None
    status: Status
    verify: bool
    source: str


class MeasureRow(TypedDict):
    """A mitigation: it clears facts, or reduces the strength by a share."""

    do: str
    owner: str
    state: MeasureState
    clears: dict[FactPath, str | list[str]]
    reduces: Annotated[float, Within(0, 0.95)] | None


class FindingRow(TypedDict):
    """One rule that is neither clear nor outside its time, or one listing (``rule`` is null)."""

    id: str
    rule: str | None
    title: str
    dimension: Dimension
    jurisdiction: str
    effect: Effect
    verdict: ShownVerdict
    status: Status
    confirmed: bool
    waived: str | None
    object: list[Reach]
    strength: Strength | None
    group: str
    frameworks: list[Framework]
    because: str
    window: WindowPart
    sources: Annotated[list[SourceRow], Length(1)]
    evidence: list[EvidenceRow]
    gaps: list[FactPath]
    mitigations: list[MeasureRow]
    contribution: EndsPart


class LeadRow(TypedDict):
    """Where one answer to a question leads."""

    answer: str
    outcome: OutcomeName


class GapRow(TypedDict):
    """A fact that is not known; ``known_by`` says who can know it."""

    fact: FactPath
    question: str
    dimension: Dimension
    known_by: KnownBy
    reason: str
    findings: Annotated[list[str], Length(1)]
    could_change_decision: bool
    leads_to: list[LeadRow]
