"""From findings and scores to one of five decisions, today and after the conditions this organisation can meet alone.

Each result is the most severe of what applies, so that making any part worse never improves it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from riskctl.assessment.bearing import Bearing
from riskctl.assessment.cures import NOTHING_KNOWN, Requirement, softened, softening, term
from riskctl.assessment.policy import Policy
from riskctl.assessment.score import Scores, Weight, likely_points, score, weigh
from riskctl.document.outcomes import ALLOWED, OutcomeName, worst
from riskctl.facts.values import Fact, strongest
from riskctl.rules.judge import Outcome

Confidence = Literal["high", "medium", "low"]
CureOf = Callable[[Outcome], Requirement | None]
Facts = Mapping[str, Fact]


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
        return tuple(row.outcome for row in self.bearings if row.kind in kinds)

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
        blocking = [row for row in self.bearings if row.kind == "asks"]
        if self.by_score == "needs-information":
            blocking += [row for row in self.bearings if _moves_score(row)]
        return tuple(blocking)


def by_points(points: float, steps: tuple[float, float, float]) -> OutcomeName:
    """What one value decides against three thresholds, in points."""
    conditions, escalation, rejection = steps
    if points < conditions:
        return "approve"
    if points < escalation:
        return "approve-with-conditions"
    return "escalate" if points < rejection else "reject"


def by_score(
    bearings: Sequence[Bearing], scores: Scores, steps: tuple[float, float, float], policy: Policy
) -> OutcomeName:
    """What the likely value decides; needs-information where the organisation's answers can carry it across.

    A rejection by score takes the low end too: what is only presumed escalates.
    """
    likely = by_points(scores.likely, steps)
    if likely == "reject" and scores.low < steps[2]:
        likely = "escalate"
    moving = [row for row in bearings if _moves_score(row)]
    if not moving or likely == "reject":
        return likely
    best = _likely_with(bearings, 0.0, policy)
    highest = _likely_with(bearings, 1.0, policy)
    passes = [by_points(points, steps) in ALLOWED for points in (best, highest)]
    return "needs-information" if passes[0] != passes[1] else likely


def _moves_score(row: Bearing) -> bool:
    return row.outcome.scores and row.outcome.verdict == "unknown" and row.answerable


def _likely_with(bearings: Sequence[Bearing], presumption: float, policy: Policy) -> float:
    """The likely value with what the organisation can answer at one end."""
    weights = [
        weigh(row.outcome, policy, presumption) if _moves_score(row) else row.weight
        for row in bearings
    ]
    return likely_points([weight for weight in weights if weight], policy)


def weights_of(bearings: Sequence[Bearing]) -> list[Weight]:
    """The weights of all that scores."""
    return [row.weight for row in bearings if row.weight is not None]


def decide(
    bearings: Sequence[Bearing],
    scores: Scores,
    criticality: str,
    policy: Policy,
    cure_of: CureOf,
    facts: Facts = NOTHING_KNOWN,
) -> Verdicts:
    """Decide on what is in force and met or open; ``facts`` say which measures are within reach."""
    steps = policy.thresholds[criticality]  # type: ignore[index]
    today = _severest(bearings, by_score(bearings, scores, steps, policy))
    requirements, left = _settle(bearings, cure_of)
    after = score(weights_of(left), policy) if requirements else scores
    scored = by_score(left, after, steps, policy)
    if scored in ("needs-information", "escalate"):
        measures = [step for row in left for step in _measures(row, facts)]
        softer = [_softened(row, facts, policy) for row in left] if measures else []
        eased = score(weights_of(softer), policy) if measures else after
        if measures and by_score(softer, eased, steps, policy) in ALLOWED:
            scored, after = "approve-with-conditions", eased
            requirements = [*requirements, *measures]
    decision = _severest(left, scored)
    if requirements:
        decision = worst(decision, "approve-with-conditions")
    return Verdicts(
        decision=decision,
        today=today,
        confidence=_confidence(bearings, after),
        bearings=tuple(bearings),
        requirements=tuple(requirements),
        by_score=scored,
        after=after,
    )


def _severest(bearings: Sequence[Bearing], scored: OutcomeName) -> OutcomeName:
    leads: dict[str, OutcomeName] = {
        "block": "reject",
        "likely": "escalate",
        "asks": "needs-information",
        "settled": "needs-information",
        "residual": "approve-with-conditions",
        "duty": "approve-with-conditions",
    }
    return worst(scored, *(leads[row.kind] for row in bearings if row.kind in leads))


def _settle(
    bearings: Sequence[Bearing], cure_of: CureOf
) -> tuple[list[Requirement], list[Bearing]]:
    """What the organisation can settle alone, and the findings that are left after it."""
    requirements: list[Requirement] = []
    left: list[Bearing] = []
    for row in bearings:
        step = None
        if row.kind in ("settled", "duty"):
            step = cure_of(row.outcome) or (None if row.answerable else _term(row))
        elif row.kind == "scores" and row.outcome.verdict == "unknown" and not row.outcome.red_flag:
            step = _term(row)
        if step is None:
            left.append(row)
        else:
            requirements.append(step)
    return requirements, left


def _term(row: Bearing) -> Requirement | None:
    return term(row.outcome) if row.settles else None


def _measures(row: Bearing, facts: Facts) -> list[Requirement]:
    """The measures within reach that would lower what the finding scores."""
    return softening(row.outcome, facts) if row.outcome.scores else []


def _softened(row: Bearing, facts: Facts, policy: Policy) -> Bearing:
    """The finding as if every measure within reach were kept."""
    outcome = softened(row.outcome, facts)
    if outcome is row.outcome:
        return row
    return replace(row, outcome=outcome, weight=weigh(outcome, policy, row.presumption))


def _confidence(bearings: Sequence[Bearing], scores: Scores) -> Confidence:
    """How firm the decision is: the grade behind a block, else the width of the overall interval in points."""
    blocks = [row.outcome for row in bearings if row.kind == "block"]
    if blocks:
        best = strongest(outcome.grade for outcome in blocks)
        return "high" if best == "official" else "medium"
    width = scores.high - scores.low
    if width < 10:
        return "high"
    return "medium" if width < 30 else "low"
