"""Scores as the document writes them: points with six decimals, contributions with nine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riskctl.assessment.policy import Policy
from riskctl.assessment.score import Contribution, DimensionScore, Scores

if TYPE_CHECKING:
    from riskctl.document.model.scores import (
        BriefScoresPart,
        ContributionRow,
        DimensionPart,
        IntervalPart,
        ScoresPart,
    )


def points(value: float) -> float:
    """Six decimals, without a negative zero."""
    return round(value, 6) + 0.0


def band_of(low: float, high: float, policy: Policy) -> str:
    """The band of the high end: what cannot be excluded."""
    return policy.band(points(high))


def interval(scored: Scores | DimensionScore, policy: Policy) -> IntervalPart:
    """``low``, ``likely``, ``high`` and the band of the high end."""
    return {
        "low": points(scored.low),
        "likely": points(scored.likely),
        "high": points(scored.high),
        "band": band_of(scored.low, scored.high, policy),
    }


def scores_part(scores: Scores, after: Scores, policy: Policy) -> ScoresPart:
    """The ``scores`` key; ``after`` is the overall score once the conditions are met."""
    return {
        "after_conditions": interval(after, policy),
        "overall": {**interval(scores, policy), "worst": scores.worst},
        "dimensions": {
            name: _dimension(dimension, policy) for name, dimension in scores.dimensions.items()
        },
    }


def brief_scores(scores: Scores, policy: Policy) -> BriefScoresPart:
    """Overall and dimensions without contributions, for alternatives."""
    return {
        "overall": interval(scores, policy),
        "dimensions": {
            name: interval(dimension, policy) for name, dimension in scores.dimensions.items()
        },
    }


def _dimension(score: DimensionScore, policy: Policy) -> DimensionPart:
    rows = [_contribution(contribution) for contribution in score.contributions]
    return {**interval(score, policy), "contributions": rows}


def _contribution(contribution: Contribution) -> ContributionRow:
    return {
        "group": contribution.group,
        "title": contribution.title,
        "findings": list(contribution.rules),
        "low": round(contribution.low, 9) + 0.0,
        "high": round(contribution.high, 9) + 0.0,
    }
