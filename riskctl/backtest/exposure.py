"""The exposure of one row, by the same scoring as an assessment, and the baselines it is held against."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from riskctl.assessment.policy import Policy
from riskctl.assessment.score import CAP, Weight, score
from riskctl.backtest.events import Event, EventEntity
from riskctl.backtest.features import FEATURES, FeatureFile, FeatureName
from riskctl.facts.terms import Strength

Facts = Mapping[FeatureName, bool | None]
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
    """Scores rows of events; rows of one act with the same features are scored once.

    Without ``run_up`` the seven features alone count, and not who was named before the event.
    """

    def __init__(self, file: FeatureFile, policy: Policy, *, run_up: bool = True) -> None:
        self._file = file
        self._policy = policy
        self._run_up = run_up
        self._known: dict[tuple[str | None, tuple[bool | None, ...], bool], Exposure] = {}

    def exposure(self, entity: EventEntity, kind: str) -> Exposure:
        """The interval of a row of an event of this kind.

        Rounded before it ranks, so that what looks equal is equal.
        """
        act = self._file.act_of(kind)
        named = entity.named and self._run_up
        key = (act, entity.facts, named)
        if key not in self._known:
            facts = dict(zip(FEATURES, entity.facts, strict=True))
            weights = [self._weight(name, facts, act) for name in FEATURES]
            if named:
                weights.append(self._named())
            # What cannot hold adds nothing, and is left out as an assessment leaves out what is
            # clear.
            scores = score([weight for weight in weights if weight.high], self._policy)
            low, high = round(scores.low, 6), round(scores.high, 6)
            self._known[key] = Exposure(low, high, round((low + high) / 2, 6))
        return self._known[key]

    def rank(self, event: Event) -> Rank:
        """Orders the rows of an event by the midpoint of their intervals."""
        return lambda entity: self.exposure(entity, event.kind).rank

    def share(self, name: FeatureName, act: str | None = None) -> float:
        """The share of the scale that a feature takes by itself in an act, or in general where no act is named."""
        return self._points(self._step(name, act))

    def run_up_share(self) -> float:
        """The share of the scale that being named before the event takes by itself."""
        return self._points(self._file.run_up.strength)

    def _step(self, name: FeatureName, act: str | None) -> Strength:
        return (
            self._file.features[name].strength if act is None else self._file.acts[act].steps[name]
        )

    def _points(self, step: Strength) -> float:
        return min(self._policy.strengths[step], CAP)

    def _weight(self, name: FeatureName, facts: Facts, act: str | None) -> Weight:
        feature = self._file.features[name]
        value, share = facts[name], self.share(name, act)
        backing = () if act is None else self._file.acts[act].only_with.get(name, ())
        # Without a condition it always counts: one backer that holds.
        backers = [facts[backer] for backer in backing] or [True]
        is_backed, is_unbacked = any(backers), all(known is False for known in backers)
        # Low only by what is known to hold, high unless it is known not to: as with any open fact.
        low = share if value and is_backed else 0.0
        high = 0.0 if value is False or is_unbacked else share
        return Weight(
            rule=name,
            group=feature.group,
            dimension=self._file.dimension,
            title=feature.question,
            low=low,
            likely=(low + high) / 2,
            high=high,
        )

    def _named(self) -> Weight:
        run_up, share = self._file.run_up, self.run_up_share()
        return Weight(
            rule="named_before",
            group=run_up.group,
            dimension=self._file.dimension,
            title=run_up.question,
            low=share,
            likely=share,
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
