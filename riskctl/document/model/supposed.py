"""What scenarios would make of an assessed subject: it goes beside its document, which says how things stand."""

from __future__ import annotations

from typing_extensions import TypedDict

from riskctl.document.model.base import Count
from riskctl.document.outcomes import OutcomeName


class GraverRow(TypedDict):
    """A rule that a scenario makes graver."""

    finding: str
    title: str


class SupposedRow(TypedDict):
    """A scenario that moves something: outcome and overall score under it, in points of 100."""

    id: str
    title: str
    trigger: str
    outcome: OutcomeName
    low: float
    high: float
    graver: list[GraverRow]


class SupposedPart(TypedDict):
    """The scenarios that were judged for a subject; those that move nothing are counted alone."""

    subject: str
    judged: Count
    scenarios: list[SupposedRow]
