"""The exposure of one row, by the same scoring as an assessment, and the baselines it is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from riskctl.assessment.policy import Policy
from riskctl.assessment.score import CAP, Weight, score
from riskctl.backtest.events import Event, EventEntity
from riskctl.backtest.features import FEATURES, FeatureFile, FeatureName

Rank = Callable[[EventEntity], float]
"""What rows are ordered by: higher means more exposed."""

SEAT, LISTED = FEATURES.index("adversary_seat"), FEATURES.index("prior_formal_restriction")


@dataclass(frozen=True, slots=True)
class Exposure:
    """Points from 0 to 100: ``low`` by what is known, ``high`` if every unknown feature holds, and their midpoint."""

    low: float
    high: float
    rank: float


class ExposureScorer:
    """Scores rows of events; rows of one act with the same features are scored once."""

    def __init__(self, file: FeatureFile, policy: Policy) -> None:
        self._file = file
        self._policy = policy
        self._known: dict[tuple[str | None, tuple[bool | None, ...]], Exposure] = {}

    def exposure(self, entity: EventEntity, kind: str) -> Exposure:
        """The interval of a row of an event of this kind.

        Rounded before it ranks, so that what looks equal is equal.
        """
        act = self._file.act_of(kind)
        key = (act, entity.facts)
        if key not in self._known:
            weights = [
                self._weight(name, value, self.share(name, act))
                for name, value in zip(FEATURES, entity.facts, strict=True)
                if value is not False
            ]
            scores = score(weights, self._policy)
            low, high = round(scores.low, 6), round(scores.high, 6)
            self._known[key] = Exposure(low, high, round((low + high) / 2, 6))
        return self._known[key]

    def rank(self, event: Event) -> Rank:
        """Orders the rows of an event by the midpoint of their intervals."""
        return lambda entity: self.exposure(entity, event.kind).rank

    def share(self, name: FeatureName, act: str | None = None) -> float:
        """The share of the scale that a feature takes by itself in an act, or by its step where no act is named."""
        if act is not None:
            return self._file.acts[act].shares[name]
        return min(self._policy.strengths[self._file.features[name].strength], CAP)

    def _weight(self, name: FeatureName, value: bool | None, share: float) -> Weight:
        feature = self._file.features[name]
        low = share if value else 0.0
        return Weight(
            rule=name,
            group=feature.group,
            dimension=self._file.dimension,
            title=feature.question,
            low=low,
            likely=(low + share) / 2,
            high=share,
        )


def country_only(entity: EventEntity) -> float:
    """The baseline that looks at the seat alone: 1, 0, or half for unknown."""
    return _flag(entity.facts[SEAT])


def already_listed(entity: EventEntity) -> float:
    """The baseline that looks at a restriction already in force alone: 1, 0, or half for unknown."""
    return _flag(entity.facts[LISTED])


def flag_count(entity: EventEntity) -> float:
    """The baseline that counts the features that hold, unknown ones as half: from 0 to 7."""
    return sum(_flag(value) for value in entity.facts)


def _flag(value: bool | None) -> float:
    return 0.5 if value is None else float(value)
