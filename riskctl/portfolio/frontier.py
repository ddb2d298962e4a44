"""Cost against resilience: the problems in which more and more use cases must survive."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riskctl.portfolio.concentration import WEIGHTS
from riskctl.portfolio.problem import Plan, PlanCase, PlanProblem


@dataclass(frozen=True, slots=True)
class FrontierLevel:
    """The problem in which only these use cases must survive."""

    demanded: str
    problem: PlanProblem


def frontier_levels(problem: PlanProblem) -> tuple[FrontierLevel, ...]:
    """From a primary alone to every use case surviving; limits and pins hold at each level."""
    levels = [("no use case", float("inf"))]
    levels += [(f"use cases from {name} up", WEIGHTS[name]) for name in reversed(tuple(WEIGHTS))]
    return tuple(
        FrontierLevel(demanded, replace(problem, cases=_eased(problem, least)))
        for demanded, least in levels
    )


def _eased(problem: PlanProblem, least: float) -> tuple[PlanCase, ...]:
    """The use cases, those that weigh less with a primary alone, whatever happens."""
    every = frozenset(problem.scenarios)
    cases = []
    for case in problem.cases:
        if case.weight < least:
            # Surviving everything demands nothing more, which is how a case drops out of the
            # demand.
            options = tuple(replace(option, survives=every) for option in case.options)
            cases.append(PlanCase(case.id, case.weight, 0, options))
        else:
            cases.append(case)
    return tuple(cases)


def resilience(problem: PlanProblem, plan: Plan) -> float:
    """The share of use cases by scenarios, weighted by criticality, that the plan covers of all that can be."""
    covered = possible = 0.0
    for case in problem.served:
        routes = [option for option in case.options if option.route in plan[case.id].routes]
        for scenario in problem.scenarios:
            if case.coverable(scenario):
                possible += case.weight
                covered += case.weight * any(scenario in option.survives for option in routes)
    return covered / possible if possible else 1.0
