"""From findings and scores to one of five decisions, today and after the conditions this organisation can meet alone.

Each result is the most severe of what applies, so that making any part worse never improves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from riskctl.assessment.bearing import Bearing
from riskctl.assessment.cures import NOTHING_KNOWN, OFFERS, Requirement, softened, softening
from riskctl.assessment.policy import Policy
from riskctl.assessment.score import Scorer, Scores, Weight, weigh
from riskctl.document.outcomes import ALLOWED, OutcomeName, worst
from riskctl.facts.values import Fact, strongest
from riskctl.rules.judge import Outcome
from riskctl.rules.memory import Memory

Confidence = Literal["high", "medium", "low"]
Facts = Mapping[str, Fact]
BEST, WORST = 0, 1
"""The two ends of what the organisation can answer, as places in :attr:`Bearing.ends`."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The decision with what led to it; the tuples hold outcomes in the order of their rule ids.

    ``today`` is the result as things stand; ``decision`` the one after ``requirements``, which all
    lie with the organisation. ``possible_blocks`` are those of the kinds likely, asks, settled and
    residual. ``after`` are the scores once the requirements are met.
    """

    decision: OutcomeName
    today: OutcomeName
    confidence: Confidence
    bearings: tuple[Bearing, ...]
    requirements: tuple[Requirement, ...]
    by_score: OutcomeName
    after: Scores

    def of_kind(self, *kinds: str) -> tuple[Outcome, ...]:
        """Outcomes with one of these consequences."""
        return tuple(bearing.outcome for bearing in self.bearings if bearing.kind in kinds)

    @property
    def blocks(self) -> tuple[Outcome, ...]:
        """Prohibitions that are met, by confirmed law and facts."""
        return self.of_kind("block")

    @property
    def possible_blocks(self) -> tuple[Outcome, ...]:
        """Prohibitions that may apply, or that rest on what is not confirmed."""
        return self.of_kind("likely", "asks", "settled", "residual")

    @property
    def obligations(self) -> tuple[Outcome, ...]:
        """Duties that are unmet or may be."""
        return self.of_kind("duty")

    @property
    def holding(self) -> tuple[Bearing, ...]:
        """What keeps the answer open: findings with facts that somebody can answer."""
        blocking = [bearing for bearing in self.bearings if bearing.kind == "asks"]
        if self.by_score == "needs-information":
            blocking += [bearing for bearing in self.bearings if bearing.ends is not None]
        return tuple(blocking)


@dataclass(frozen=True, slots=True)
class OnceMet:
    """The decision once the requirements are met, what the scores alone decide then, and the scores."""

    decision: OutcomeName
    requirements: tuple[Requirement, ...]
    by_score: OutcomeName
    scores: Scores


def by_points(points: float, steps: tuple[float, float, float]) -> OutcomeName:
    """What one value decides against three thresholds, in points."""
    conditions, escalation, rejection = steps
    if points < conditions:
        return "approve"
    if points < escalation:
        return "approve-with-conditions"
    return "escalate" if points < rejection else "reject"


def weights_of(bearings: Iterable[Bearing]) -> list[Weight]:
    """The weights of all that scores."""
    return [bearing.weight for bearing in bearings if bearing.weight is not None]


class Decider:
    """Decisions under one policy; what was worked out for the same findings before is remembered."""

    def __init__(self, policy: Policy) -> None:
        self.scorer = Scorer(policy)
        self._policy = policy
        self._softer: Memory[tuple[Bearing, list[Requirement]]] = Memory()

    def decide(
        self,
        bearings: Sequence[Bearing],
        scores: Scores,
        criticality: str,
        facts: Facts = NOTHING_KNOWN,
    ) -> Verdicts:
        """Decide on what is in force and met or open; ``facts`` say which measures are within reach."""
        steps = self._policy.thresholds[criticality]  # type: ignore[index]
        today = _severest(bearings, self.by_score(bearings, scores, steps))
        met = self.once_met(bearings, criticality, facts, scores)
        return Verdicts(
            decision=met.decision,
            today=today,
            confidence=_confidence(bearings, met.scores),
            bearings=tuple(bearings),
            requirements=met.requirements,
            by_score=met.by_score,
            after=met.scores,
        )

    def once_met(
        self,
        bearings: Sequence[Bearing],
        criticality: str,
        facts: Facts = NOTHING_KNOWN,
        scores: Scores | None = None,
    ) -> OnceMet:
        """The decision after the conditions that this organisation can meet alone; ``scores`` are those of today."""
        steps = self._policy.thresholds[criticality]  # type: ignore[index]
        requirements = [
            bearing.requirement for bearing in bearings if bearing.requirement is not None
        ]
        left = [bearing for bearing in bearings if bearing.requirement is None]
        after = scores
        if requirements or after is None:
            after = self.scorer.score(weights_of(left))
        scored = self.by_score(left, after, steps)
        # Only here may softening measures change the outcome: milder ones need none, a rejection is
        # not softened.
        if scored in ("needs-information", "escalate"):
            softer, measures = self._soften(left, facts)
            eased = self.scorer.score(weights_of(softer)) if measures else after
            if measures and self.by_score(softer, eased, steps) in ALLOWED:
                scored, after = "approve-with-conditions", eased
                requirements = [*requirements, *measures]
        decision = _severest(left, scored)
        # Whatever the score: an approval that needs something done is one with conditions.
        if requirements:
            decision = worst(decision, "approve-with-conditions")
        return OnceMet(decision, tuple(requirements), scored, after)

    def by_score(
        self, bearings: Sequence[Bearing], scores: Scores, steps: tuple[float, float, float]
    ) -> OutcomeName:
        """What the likely value decides; needs-information where the organisation's answers can carry it across.

        A rejection by score takes the low end too: what is only presumed escalates.
        """
        likely = by_points(scores.likely, steps)
        # A rejection needs more than a presumption: below it a person decides.
        if likely == "reject" and scores.low < steps[2]:
            likely = "escalate"
        if likely == "reject" or not any(bearing.ends for bearing in bearings):
            return likely
        passes = [self._passes(bearings, end, steps) for end in (BEST, WORST)]
        return "needs-information" if passes[0] != passes[1] else likely

    def _passes(
        self, bearings: Sequence[Bearing], end: int, steps: tuple[float, float, float]
    ) -> bool:
        """Whether the likely value allows the use with what the organisation can answer at one end."""
        weights = [bearing.ends[end] if bearing.ends else bearing.weight for bearing in bearings]
        points = self.scorer.score(weight for weight in weights if weight).likely
        return by_points(points, steps) in ALLOWED

    def _soften(
        self, bearings: Sequence[Bearing], facts: Facts
    ) -> tuple[list[Bearing], list[Requirement]]:
        """The findings as if every measure within reach were kept, and those measures."""
        offers = tuple(map(facts.get, OFFERS))
        softer: list[Bearing] = []
        measures: list[Requirement] = []
        for bearing in bearings:
            eased, steps = self.eased(bearing, facts, offers)
            softer.append(eased)
            measures += steps
        return softer, measures

    def eased(
        self, bearing: Bearing, facts: Facts, offers: tuple[Fact | None, ...]
    ) -> tuple[Bearing, list[Requirement]]:
        """One finding as if every measure within reach were kept; ``offers`` are the facts at :data:`OFFERS`."""
        return self._softer.result(bearing, offers, partial(self._softened, bearing, facts))

    def _softened(self, bearing: Bearing, facts: Facts) -> tuple[Bearing, list[Requirement]]:
        measures = softening(bearing.outcome, facts) if bearing.outcome.scores else []
        outcome = softened(bearing.outcome, facts)
        if outcome is bearing.outcome:
            return bearing, measures
        weight = weigh(outcome, self._policy, bearing.presumption)
        ends = None
        if bearing.ends is not None:
            ends = weigh(outcome, self._policy, 0.0), weigh(outcome, self._policy, 1.0)
        return replace(bearing, outcome=outcome, weight=weight, ends=ends), measures


LEADS: Mapping[str, OutcomeName] = {
    "block": "reject",
    "likely": "escalate",
    "asks": "needs-information",
    "settled": "needs-information",
    "residual": "approve-with-conditions",
    "duty": "approve-with-conditions",
}
"""Where a finding leads by its kind, whatever the scores."""


def _severest(bearings: Sequence[Bearing], scored: OutcomeName) -> OutcomeName:
    kinds = {bearing.kind for bearing in bearings}
    return worst(scored, *(LEADS[kind] for kind in kinds if kind in LEADS))


def _confidence(bearings: Sequence[Bearing], scores: Scores) -> Confidence:
    """How firm the decision is: the grade behind a block, else the width of the overall interval in points."""
    blocks = [bearing.outcome for bearing in bearings if bearing.kind == "block"]
    if blocks:
        best = strongest(outcome.grade for outcome in blocks)
        return "high" if best == "official" else "medium"
    width = scores.high - scores.low
    if width < 10:
        return "high"
    return "medium" if width < 30 else "low"
