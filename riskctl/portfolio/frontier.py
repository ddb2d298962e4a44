"""Cost against resilience: the cheapest plan when more and more use cases must survive."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riskctl.portfolio.concentration import WEIGHTS
from riskctl.portfolio.prices import SECONDS, UNHURRIED
from riskctl.portfolio.problem import Plan, PlanCase, PlanProblem
from riskctl.portfolio.solve import solve
from riskctl.portfolio.stopwatch import Stopwatch


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """A plan for which only these use cases must survive; ``resilience`` is the share of weighted cover it reaches."""

    demanded: str
    cost: float
    resilience: float


def frontier(problem: PlanProblem, watch: Stopwatch = UNHURRIED) -> tuple[FrontierPoint, ...]:
    """Points from a primary alone to every use case surviving; those for which no plan was found are left out."""
    levels = [("no use case", float("inf"))]
    levels += [(f"use cases from {name} up", WEIGHTS[name]) for name in reversed(tuple(WEIGHTS))]
    points = []
    for done, (demanded, least) in enumerate(levels):
        cases = tuple(
            case if case.weight >= least else _eased(case, problem) for case in problem.cases
        )
        seconds = min(SECONDS, watch.left / (len(levels) - done))
        solution = solve(replace(problem, cases=cases), seconds, clock=watch.clock)
        if solution.plan and solution.cost is not None:
            share = resilience(problem, solution.plan)
            points.append(FrontierPoint(demanded, solution.cost, share))
    return tuple(points)


def _eased(case: PlanCase, problem: PlanProblem) -> PlanCase:
    """The use case with a primary alone, whatever happens."""
    every = frozenset(problem.scenarios)
    options = tuple(replace(option, survives=every) for option in case.options)
    return PlanCase(case.id, case.weight, 0, options)


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
