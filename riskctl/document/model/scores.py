"""Scores in points: intervals, dimensions, contributions."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypedDict

from riskctl.document.model.base import DimensionName, Length, Points
from riskctl.facts.spec import DIMENSIONS

_EACH = Length(len(DIMENSIONS), len(DIMENSIONS))
"""No dimension is left out."""


class EndsPart(TypedDict):
    """The two ends of a share or a contribution, 0 to 100."""

    low: Points
    high: Points


class IntervalPart(EndsPart):
    """A score; ``band`` is that of the high end."""

    likely: Points
    band: str


class OverallPart(IntervalPart):
    """The overall score with the dimension that adds most."""

    worst: DimensionName


class ContributionRow(EndsPart):
    """What one group of findings adds to its dimension."""

    group: str
    title: str
    findings: list[str]


class DimensionPart(IntervalPart):
    """One dimension with what it is made of."""

    contributions: list[ContributionRow]


class ScoresPart(TypedDict):
    """Overall and by dimension, and the overall score once the conditions are met."""

    overall: OverallPart
    dimensions: Annotated[dict[DimensionName, DimensionPart], _EACH]
    after_conditions: IntervalPart


class BriefScoresPart(TypedDict):
    """Overall and by dimension without contributions."""

    overall: IntervalPart
    dimensions: Annotated[dict[DimensionName, IntervalPart], _EACH]


class OverallOnlyPart(TypedDict):
    """The overall score alone."""

    overall: IntervalPart
