"""Findings with sources, evidence and measures, and the gaps they leave."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from riskctl.document.model.base import Day, Number, Outcome, Part, Value
from riskctl.document.model.scores import Ends
from riskctl.facts.grades import Grade
from riskctl.facts.spec import Dimension


class CitedSource(Part):
    """What a finding cites."""

    id: str
    citation: str
    title: str
    url: str
    retrieved: Day
    grade: Grade


class StatedFact(Part):
    """A fact with where it came from."""

    fact: str
    shown: str
    source: str
    url: str
    observed: str
    grade: Grade
    origin: str
    note: str


class Evidence(StatedFact):
    """A fact a finding rests on, and those it was derived from."""

    question: str
    value: Value
    hypothetical: bool
    derived_from: tuple[StatedFact, ...]


class RouteFact(StatedFact):
    """A fact about the way of the data or the supply chain, whether or not a rule asked for it."""

    question: str


class FindingWindow(Part):
    """The period in which the finding's status holds; both ends inclusive."""

    since: Day | None = Field(alias="from")
    through: Day | None
    status: Literal["in-force", "suspended", "announced"]
    verify_: bool = Field(alias="verify")
    source: str


class Measure(Part):
    """A mitigation: it clears facts, or reduces the strength."""

    do: str
    owner: str
    state: Literal["met", "open", "unproven"]
    clears: dict[str, str | tuple[str, ...]]
    reduces: Number | None


class Finding(Part):
    """One rule that is neither clear nor outside its time, or one listing (``rule`` is null)."""

    id: str
    rule: str | None
    title: str
    dimension: Dimension
    jurisdiction: str
    effect: str
    verdict: Literal["triggered", "unknown", "suspended", "announced"]
    status: Literal["in-force", "suspended", "announced"]
    confirmed: bool
    waived: str | None
    object: tuple[str, ...]
    strength: str | None
    group: str
    frameworks: tuple[str, ...]
    because: str
    window: FindingWindow
    sources: tuple[CitedSource, ...]
    evidence: tuple[Evidence, ...]
    gaps: tuple[str, ...]
    mitigations: tuple[Measure, ...]
    contribution: Ends


class Lead(Part):
    """Where one answer to a question leads."""

    answer: str
    outcome: Outcome


class Gap(Part):
    """A fact that is not known. ``known_by`` says who can know it; absent in early versions."""

    fact: str
    question: str
    dimension: Dimension
    reason: str
    findings: tuple[str, ...]
    could_change_decision: bool
    known_by: Literal["organisation", "public", "operator", "nobody"] | None = None
    leads_to: tuple[Lead, ...] = ()
