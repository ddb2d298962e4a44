"""Scores in points: intervals, dimensions, contributions."""

from __future__ import annotations

from riskctl.document.model.base import Part, Points


class Ends(Part):
    """The two ends of a share or a contribution."""

    low: Points
    high: Points


class Interval(Ends):
    """A score; ``band`` is that of the high end. ``likely`` is absent in early versions."""

    band: str
    likely: Points | None = None


class OverallScore(Interval):
    """The overall score with the dimension that adds most."""

    worst: str


class Contribution(Ends):
    """What one group of findings adds to its dimension."""

    group: str
    title: str
    findings: tuple[str, ...]


class DimensionInterval(Interval):
    """One dimension with what it is made of."""

    contributions: tuple[Contribution, ...]


class WholeScores(Part):
    """Overall and by dimension, and the overall score once the conditions are met."""

    overall: OverallScore
    dimensions: dict[str, DimensionInterval]
    after_conditions: Interval | None = None


class BriefScores(Part):
    """Overall and by dimension without contributions."""

    overall: Interval
    dimensions: dict[str, Interval] = {}
