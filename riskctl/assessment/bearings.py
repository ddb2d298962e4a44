"""What follows from every outcome of one subject, and the papers that would clear some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from riskctl.assessment.bearing import Bearing, bearing
from riskctl.assessment.cures import Requirement, cure
from riskctl.assessment.policy import Policy
from riskctl.facts.values import Fact
from riskctl.rules.judge import CompiledBook, Outcome

FOUND = ("triggered", "unknown")
"""Verdicts from which something follows."""


def bearings_of(
    outcomes: Iterable[Outcome], facts: Mapping[str, Fact], book: CompiledBook, policy: Policy
) -> tuple[list[Bearing], dict[str, Requirement]]:
    """Bearings of what is in force and met or open, in the order of the outcomes; cures by rule id."""
    bearings: list[Bearing] = []
    cures: dict[str, Requirement] = {}
    for outcome in outcomes:
        if outcome.window is None or outcome.window.status != "in-force":
            continue
        if outcome.verdict not in FOUND:
            continue
        step = cure(outcome, book, facts)
        if step is not None:
            cures[outcome.rule.id] = step
        bearings.append(bearing(outcome, facts, policy, step is not None))
    return bearings, cures
