"""Covers that a use case must have, without those that another one already implies."""

from __future__ import annotations

from riskctl.portfolio.problem import PlanCase, PlanProblem

Demand = frozenset[str]
"""Routes of which a use case needs at least one."""


def demands(problem: PlanProblem, case: PlanCase) -> list[Demand]:
    """Sets of surviving routes, one for each scenario that can be covered; a wider set follows from a narrower one."""
    sets = set()
    every = frozenset(option.route for option in case.options)
    for scenario in problem.scenarios:
        surviving = frozenset(
            option.route for option in case.options if scenario in option.survives
        )
        # Where all survive nothing is demanded, where none does nothing can be.
        if surviving and surviving != every:
            sets.add(surviving)
    narrow: list[Demand] = []
    for candidate in sorted(sets, key=lambda demand: (len(demand), sorted(demand))):
        if not any(kept <= candidate for kept in narrow):
            narrow.append(candidate)
    return narrow
