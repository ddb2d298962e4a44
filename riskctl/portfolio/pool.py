"""Plans of several like problems handed around, so that no search is left with a dearer one than another has found.

A search may end by its time limit, or be greedy. The plan of a problem with a constraint more is a plan of the one
without it, so that without this the price of a constraint could come out below nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from riskctl.portfolio.checker import violations
from riskctl.portfolio.problem import Plan, PlanProblem, plan_cost
from riskctl.portfolio.solve import CENT, Solution


def pooled(problems: Sequence[PlanProblem], solutions: Sequence[Solution]) -> list[Solution]:
    """For each problem its solution, or the cheapest plan of another one that the checker accepts for it."""
    plans = [solution.plan for solution in solutions if solution.plan]
    return [
        _improved(problem, solution, plans)
        for problem, solution in zip(problems, solutions, strict=True)
    ]


def _improved(problem: PlanProblem, solution: Solution, plans: Iterable[Plan]) -> Solution:
    if solution.status in ("optimal", "infeasible"):
        return solution
    for plan in plans:
        fitted = _fitted(problem, plan)
        if fitted is None:
            continue
        cost = plan_cost(problem, fitted)
        dearer = solution.cost is not None and cost >= solution.cost - CENT
        if dearer or violations(problem, fitted, cost):
            continue
        bound = None if solution.bound is None else min(solution.bound, cost)
        solution = replace(
            solution, status="feasible", plan=fitted, cost=cost, bound=bound, over_budget=None
        )
    return solution


def _fitted(problem: PlanProblem, plan: Plan) -> Plan | None:
    """The plan for the use cases of the problem; None where it leaves one out."""
    served = [case.id for case in problem.served]
    if not all(case in plan for case in served):
        return None
    return {case: plan[case] for case in served}
