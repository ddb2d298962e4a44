"""What follows from every outcome of one subject, and the papers that would clear some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from riskctl.assessment.bearing import Bearing, Remedy, bearing
from riskctl.assessment.cures import Requirement, cure, signable, term
from riskctl.assessment.policy import Policy
from riskctl.assessment.settle import reach_of_term, rests_on_nothing
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
        step, remedy = _remedy(outcome, book, facts)
        if step is not None:
            cures[outcome.rule.id] = step
        bearings.append(bearing(outcome, facts, policy, remedy))
    return bearings, cures


def _remedy(
    outcome: Outcome, book: CompiledBook, facts: Mapping[str, Fact]
) -> tuple[Requirement | None, Remedy]:
    """What the organisation can obtain against the finding, and how far it goes.

    A prohibition that is met is cured by routine papers or a term alone, where the rule says that such settle it.
    """
    if outcome.rule.entry.effect == "block" and rests_on_nothing(outcome, book, facts):
        return None, Remedy()
    paper = cure(outcome, book, facts)
    reach = reach_of_term(outcome, book, facts)
    settled = reach == "settles"
    met = outcome.rule.entry.effect == "block" and outcome.verdict == "triggered"
    if not met:
        return paper, Remedy(paper=paper is not None, term=settled)
    if outcome.rule.when_unknown != "settled_by":
        return None, Remedy()
    if paper is not None and signable(paper, facts):
        return paper, Remedy(paper=True)
    return (term(outcome) if settled else None), Remedy(term=settled, opens=reach == "opens")
