"""What a set of changes must at least remove for a decision to become milder.

A decision is the most severe of what applies, so that taking a finding away never makes it harder. Whatever changes
do, they leave the findings that they do not reach as they are: where these alone still lead to the decision, no values
of the changes can make it milder. New findings are taken to be none, and reached ones to be gone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riskctl.assessment.assessor import Assessor
from riskctl.assessment.bearing import Bearing
from riskctl.assessment.cures import OFFERS
from riskctl.assessment.decide import BEST, LEADS, WORST
from riskctl.assessment.policy import Policy
from riskctl.assessment.router import server_is_open
from riskctl.assessment.score import overall_points
from riskctl.document.outcomes import OutcomeName, severity
from riskctl.facts.spec import DIMENSIONS
from riskctl.facts.values import Fact

NOISE = 1e-9
"""Points by which sums of floating-point numbers may differ."""
Rules = int
"""A set of rules as bits, by their place in the book; one bit more stands for who serves a router's requests."""


@dataclass(frozen=True, slots=True)
class Group:
    """One causal group of a dimension: the least that each rule may come to count, strongest first, in log units."""

    dimension: int
    rules: Rules
    logs: tuple[tuple[float, Rules], ...]

    def removed(self, reached: Rules) -> float:
        """How much less counts of the group once the reached rules are gone."""
        most = self.logs[0][0]
        for log, rule in self.logs:
            if not rule & reached:
                return most - log
        return most


@dataclass(frozen=True, slots=True)
class FlipBound:
    """The findings of one judgement that hold a decision, and the scores that do.

    ``holders`` must all be reached; where there are ``groups`` the points left must come under ``limit``. ``totals``
    are the sums of the dimensions in log units.
    """

    holders: Rules
    groups: tuple[Group, ...]
    totals: tuple[float, ...]
    limit: float
    spill: float

    def may_flip(self, reached: Rules) -> bool:
        """Whether changes that reach these rules may make the decision milder; False is certain."""
        # One finding that no change reaches is enough to hold the decision.
        if self.holders & ~reached:
            return False
        return not self.groups or self.overall(self.left(reached)) < self.limit + NOISE

    def left(self, reached: Rules) -> list[float]:
        """The least that may be left of each dimension, in log units."""
        logs = list(self.totals)
        for group in self.groups:
            if group.rules & reached:
                logs[group.dimension] -= group.removed(reached)
        return logs

    def overall(self, logs: Sequence[float]) -> float:
        """Overall points of dimensions in log units."""
        return overall_points([-100.0 * math.expm1(-max(log, 0.0)) for log in logs], self.spill)


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings under facts, and the decision that is to become milder."""

    bearings: Sequence[Bearing]
    facts: Mapping[str, Fact]
    decision: OutcomeName
    criticality: str


def flip_bound(findings: Findings, assessor: Assessor) -> FlipBound:
    """The bound for becoming milder than the decision. Linear in the findings."""
    places = assessor.book.places
    wanted = severity(findings.decision)
    holders = 0
    for bearing in findings.bearings:
        if _least(bearing) >= wanted:
            holders |= 1 << places[bearing.outcome.rule.id]
    if wanted <= severity("needs-information") and server_is_open(findings.facts):
        holders |= 1 << len(places)
    limit = _limit(findings, assessor.policy)
    groups, totals = _groups(_least_shares(findings, assessor), places)
    bound = FlipBound(holders, groups, totals, limit, assessor.policy.spill)
    # The score does not hold the decision anyway, so that it need not be lowered.
    if bound.overall(totals) < limit:
        return FlipBound(holders, (), totals, limit, assessor.policy.spill)
    return bound


def _least(bearing: Bearing) -> int:
    """How severe the decision is at the least while the finding stands as it does."""
    if bearing.requirement is not None:
        return severity("approve-with-conditions")
    return severity(LEADS[bearing.kind]) if bearing.kind in LEADS else 0


def _limit(findings: Findings, policy: Policy) -> float:
    """Points below which the score no longer leads to the decision."""
    conditions, escalation, rejection = policy.thresholds[findings.criticality]  # type: ignore[index]
    limits: dict[OutcomeName, float] = {
        "approve-with-conditions": conditions,
        "needs-information": escalation,
        "escalate": escalation,
        "reject": rejection,
    }
    return limits.get(findings.decision, 0.0)


def _least_shares(findings: Findings, assessor: Assessor) -> list[tuple[Bearing, float]]:
    """What each finding that no condition settles counts at the least in any way of leaving the decision."""
    offers = tuple(map(findings.facts.get, OFFERS))
    shares = []
    for bearing in findings.bearings:
        if bearing.requirement is not None or bearing.weight is None:
            continue
        if findings.decision == "reject":
            share = bearing.weight.low
        elif findings.decision == "approve-with-conditions":
            share = bearing.weight.likely
        else:
            softest, _ = assessor.decider.eased(bearing, findings.facts, offers)
            share = _share_at_end(
                softest, WORST if findings.decision == "needs-information" else BEST
            )
        shares.append((bearing, share))
    return shares


def _share_at_end(bearing: Bearing, end: int) -> float:
    weight = bearing.weight if bearing.ends is None else bearing.ends[end]
    return weight.likely if weight is not None else 0.0


def _groups(
    shares: Iterable[tuple[Bearing, float]], places: Mapping[str, int]
) -> tuple[tuple[Group, ...], tuple[float, ...]]:
    """Groups by dimension, and the sum of each dimension."""
    members: dict[tuple[int, str], list[tuple[float, Rules]]] = {}
    for bearing, share in shares:
        if share > 0.0 and bearing.weight is not None:
            key = DIMENSIONS.index(bearing.weight.dimension), bearing.weight.group
            bit = 1 << places[bearing.outcome.rule.id]
            members.setdefault(key, []).append((-math.log1p(-share), bit))
    groups = []
    totals = [0.0] * len(DIMENSIONS)
    for (dimension, _), logs in members.items():
        logs.sort(reverse=True)
        rules = 0
        for _, bit in logs:
            rules |= bit
        totals[dimension] += logs[0][0]
        groups.append(Group(dimension, rules, tuple(logs)))
    return tuple(groups), tuple(totals)
