"""Interval scores by dimension, over causal groups, with exact contributions.

Over groups g with strengths v_g: ``S = 100 x (1 - prod(1 - v_g))``; the low end counts rules that fired, the high end
also those that may have. A group counts once, as its strongest rule. A contribution is ``S x L_g / sum L`` with
``L_g = -ln(1 - v_g)``, so that contributions add up to the score.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from riskctl.assessment.policy import Policy
from riskctl.facts.spec import DIMENSIONS
from riskctl.rules.judge import MitigationState, Outcome
from riskctl.rules.memory import Memory

CAP = 0.95
"""No single group takes more than this share of the scale."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The strength interval of one rule, as shares.

    ``low`` if it surely fired, ``high`` if it may have, ``likely`` what the policy presumes.
    """

    rule: str
    group: str
    dimension: str
    title: str
    low: float
    likely: float
    high: float


@dataclass(frozen=True, slots=True)
class Contribution:
    """Points a group adds to the low and to the high end; ``leads`` name the rules that set them."""

    group: str
    title: str
    rules: tuple[str, ...]
    low_lead: str
    high_lead: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """Points from 0 to 100."""

    low: float
    likely: float
    high: float
    weights: tuple[Weight, ...]

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """The groups by the points they add, most first; worked out when asked, since most scores are only compared."""
        groups = _groups(self.weights)
        lows = _shares({name: max(weight.low for weight in rows) for name, rows in groups.items()})
        highs = _shares(
            {name: max(weight.high for weight in rows) for name, rows in groups.items()}
        )
        rows = [
            _contribution(name, groups[name], lows[name], highs[name]) for name in sorted(groups)
        ]
        rows.sort(key=lambda weight: (-weight.high, -weight.low, weight.group))
        return tuple(rows)


@dataclass(frozen=True, slots=True)
class Scores:
    """All dimensions, and the overall interval with the dimension that leads it."""

    dimensions: Mapping[str, DimensionScore]
    low: float
    likely: float
    high: float
    worst: str


UNCONFIRMED_LOW = 0.5
"""What is met but not confirmed keeps this share of its strength in the low end."""


def weigh(outcome: Outcome, policy: Policy, presumption: float = 1.0) -> Weight | None:
    """The strength interval of an outcome, or None when it does not score.

    ``presumption`` is the share at which it counts in the likely value while it is open.
    """
    entry = outcome.rule.entry
    if not outcome.scores or entry.strength is None:
        return None
    strength = min(policy.strengths[entry.strength], CAP)
    high = strength * _left(outcome.mitigations, ("met",))
    low = strength * _left(outcome.mitigations, ("met", "unproven"))
    likely = high
    if outcome.verdict == "unknown":
        low, likely = 0.0, high * presumption
    elif not outcome.confirmed:
        low, likely = low * UNCONFIRMED_LOW, max(high * presumption, low * UNCONFIRMED_LOW)
    return Weight(
        rule=entry.id,
        group=outcome.rule.group,
        dimension=entry.dimension,
        title=entry.title,
        low=low,
        likely=likely,
        high=high,
    )


def _left(states: Iterable[MitigationState], counted: tuple[str, ...]) -> float:
    """The share of the strength that is left after the mitigations in the counted states."""
    left = 1.0
    for state in states:
        if state.state in counted and state.mitigation.entry.reduces is not None:
            left *= 1.0 - state.mitigation.entry.reduces
    return left


SCORES_KEPT = 5_000
"""Scores that one scorer remembers, some 2 kB each."""


class Scorer:
    """Scores under one policy. Weights that stood together before, of a dimension or of all, are not summed again."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._scores: Memory[Scores] = Memory(SCORES_KEPT)
        self._dimensions: Memory[DimensionScore] = Memory(SCORES_KEPT)

    def score(self, weights: Iterable[Weight]) -> Scores:
        """Score all dimensions. Independent of the order of the weights; linear in their number (after a sort)."""
        given = tuple(weights)
        return self._scores.result(self, given, partial(self._score, given))

    def _score(self, weights: Iterable[Weight]) -> Scores:
        parts: dict[str, list[Weight]] = {name: [] for name in DIMENSIONS}
        for weight in sorted(weights, key=_rule_of):
            parts[weight.dimension].append(weight)
        dimensions: dict[str, DimensionScore] = {}
        for name, rows in parts.items():
            group = tuple(rows)
            dimensions[name] = self._dimensions.result(self, group, partial(_dimension, group))
        spill = self.policy.spill
        low = overall_points([dimension.low for dimension in dimensions.values()], spill)
        likely = overall_points([dimension.likely for dimension in dimensions.values()], spill)
        high = overall_points([dimension.high for dimension in dimensions.values()], spill)
        worst = max(DIMENSIONS, key=lambda name: (dimensions[name].high, dimensions[name].low))
        return Scores(dimensions, low, likely, high, worst)


def score(weights: Iterable[Weight], policy: Policy) -> Scores:
    """As :meth:`Scorer.score`, for one set of weights alone."""
    return Scorer(policy).score(weights)


_rule_of = attrgetter("rule")


def _dimension(weights: tuple[Weight, ...]) -> DimensionScore:
    lows: dict[str, float] = {}
    likely: dict[str, float] = {}
    highs: dict[str, float] = {}
    for weight in weights:
        group = weight.group
        lows[group] = max(weight.low, lows.get(group, 0.0))
        likely[group] = max(weight.likely, likely.get(group, 0.0))
        highs[group] = max(weight.high, highs.get(group, 0.0))
    return DimensionScore(
        low=_points(lows.values()),
        likely=_points(likely.values()),
        high=_points(highs.values()),
        weights=weights,
    )


def _groups(weights: Iterable[Weight]) -> dict[str, list[Weight]]:
    groups: dict[str, list[Weight]] = {}
    for weight in weights:
        groups.setdefault(weight.group, []).append(weight)
    return groups


def _contribution(group: str, rows: list[Weight], low: float, high: float) -> Contribution:
    low_lead = max(rows, key=lambda weight: weight.low)
    high_lead = max(rows, key=lambda weight: weight.high)
    names = tuple(weight.rule for weight in rows)
    return Contribution(group, high_lead.title, names, low_lead.rule, high_lead.rule, low, high)


def _points(shares: Iterable[float]) -> float:
    # fsum rounds once, at the end, so that the order of the shares makes no difference.
    return -100.0 * math.expm1(math.fsum([math.log1p(-share) for share in shares]))


def _shares(strengths: Mapping[str, float]) -> dict[str, float]:
    """Points of each group; they add up to the score of them all."""
    logs = {name: -math.log1p(-strength) for name, strength in strengths.items()}
    total = math.fsum(logs.values())
    whole = _points(strengths.values())
    return {name: whole * log / total if total else 0.0 for name, log in logs.items()}


def overall_points(points: list[float], spill: float) -> float:
    """``O = M + (1 - M) x spill x (1 - prod(1 - S_d))`` over the dimensions other than the worst, M."""
    ordered = sorted(share / 100.0 for share in points)
    worst = ordered.pop()
    spilled = 1.0 - math.prod(1.0 - share for share in ordered)
    return 100.0 * (worst + (1.0 - worst) * spill * spilled)
