"""The exposure of one row, by the same scoring as an assessment, and the two baselines it is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from riskctl.assessment.policy import Policy
from riskctl.assessment.score import CAP, Weight, score
from riskctl.backtest.events import EventEntity
from riskctl.backtest.features import FEATURES, FeatureFile

Rank = Callable[[EventEntity], float]
"""What rows are ordered by: higher means more exposed."""

SEAT, LISTED = FEATURES.index("adversary_seat"), FEATURES.index("prior_formal_restriction")


@dataclass(frozen=True, slots=True)
class Exposure:
    """Points from 0 to 100: ``low`` by what is known, ``high`` if every unknown feature holds, and their midpoint."""

    low: float
    high: float
    rank: float


class Scorer:
    """Scores rows; rows with the same features are scored once."""

    def __init__(self, file: FeatureFile, policy: Policy) -> None:
        self._file = file
        self._policy = policy
        self._known: dict[tuple[bool | None, ...], Exposure] = {}

    def exposure(self, row: EventEntity) -> Exposure:
        """The interval of a row. Rounded before it ranks, so that what looks equal is equal."""
        if row.facts not in self._known:
            weights = [
                self._weight(name, value)
                for name, value in zip(FEATURES, row.facts, strict=True)
                if value is not False
            ]
            found = score(weights, self._policy)
            low, high = round(found.low, 6), round(found.high, 6)
            self._known[row.facts] = Exposure(low, high, round((low + high) / 2, 6))
        return self._known[row.facts]

    def rank(self, row: EventEntity) -> float:
        """The midpoint of the interval."""
        return self.exposure(row).rank

    def share(self, name: str) -> float:
        """The share of the scale that a feature takes by itself."""
        return min(self._policy.strengths[self._file.features[name].strength], CAP)  # type: ignore[index]

    def _weight(self, name: str, value: bool | None) -> Weight:
        feature = self._file.features[name]  # type: ignore[index]
        share = self.share(name)
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


def country_only(row: EventEntity) -> float:
    """The baseline that looks at the seat alone: 1, 0, or half for unknown."""
    return _flag(row.facts[SEAT])


def already_listed(row: EventEntity) -> float:
    """The baseline that looks at a restriction already in force alone: 1, 0, or half for unknown."""
    return _flag(row.facts[LISTED])


def _flag(value: bool | None) -> float:
    return 0.5 if value is None else float(value)
