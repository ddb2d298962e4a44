"""Solve a planning problem: by HiGHS where the extra is installed, else greedily, and say which."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, replace
from typing import Literal

from riskctl.portfolio.caps import within_caps
from riskctl.portfolio.checker import violations
from riskctl.portfolio.greedy import greedy
from riskctl.portfolio.problem import Plan, PlanProblem, plan_cost
from riskctl.portfolio.search import search
from riskctl.portfolio.stopwatch import Clock, Stopwatch, standing_still

Status = Literal["optimal", "feasible", "infeasible", "none-found"]
SolverName = Literal["HiGHS", "greedy"]
TIME_LIMIT = 10.0
"""Seconds that the solver may take."""
ADVICE = "pip install 'riskctl[plan]'"
CENT = 0.01
"""Dollars by which a cost may be above a budget, as its parts are no whole cents."""


class PlanError(RuntimeError):
    """A solver gave a plan that the checker refuses: a fault of this tool, never of the input."""


@dataclass(frozen=True, slots=True)
class Solution:
    """What a solver found. ``bound`` is the least that any plan can cost, None where nothing is proven.

    ``over_budget`` is the cost of a plan that keeps to every limit but the budget, where none within it was found.
    """

    status: Status
    solver: SolverName
    plan: Plan
    cost: float | None
    bound: float | None
    over_budget: float | None = None

    @property
    def gap(self) -> float | None:
        """How far the cost may be above the optimum, as a share of the cost; None where nothing is proven."""
        if self.cost is None or self.bound is None:
            return None
        return max(0.0, self.cost - self.bound) / self.cost if self.cost > 0 else 0.0


def has_solver() -> bool:
    """Whether the extra ``plan`` is installed."""
    return importlib.util.find_spec("highspy") is not None


def solve(
    problem: PlanProblem,
    time_limit: float = TIME_LIMIT,
    exact: bool = True,
    clock: Clock = standing_still,
) -> Solution:
    """The cheapest plan found. Every plan is checked. Raises :class:`PlanError` for one that does not hold.

    One thread and a fixed seed: the same input gives the same plan, unless the time limit cuts the search short.
    The limit holds for everything that is done here where the caller hands in a ``clock``.
    """
    watch = Stopwatch(time_limit, clock)
    use_highs = exact and has_solver()
    if not problem.served:
        # Nothing to plan is no plan: every use case stands without a route.
        return Solution("infeasible", "HiGHS" if use_highs else "greedy", {}, None, None)
    # The cheapest plan is within the budget if any is, so that the budget is none of the solver's business.
    open_ended = replace(problem, limits=replace(problem.limits, budget=None))
    first = _greedy(open_ended)
    solution = first
    if use_highs:
        solution = _by_highs(open_ended, first, watch)
    if solution.plan:
        wrong = violations(open_ended, solution.plan, solution.cost or 0.0)
        if wrong:
            raise PlanError("the plan does not hold: " + "; ".join(wrong))
    return _within_budget(solution, problem.limits.budget)


def _within_budget(solution: Solution, budget: float | None) -> Solution:
    """The solution where it keeps to the budget, else what is known of any plan that would."""
    if budget is None or solution.cost is None or solution.cost <= budget + CENT:
        return solution
    proven = solution.bound is not None and solution.bound > budget + CENT
    status: Status = "infeasible" if proven else "none-found"
    return Solution(status, solution.solver, {}, None, solution.bound, solution.cost)


def _greedy(problem: PlanProblem) -> Solution:
    plan = greedy(problem)
    if problem.limits.caps:
        plan = within_caps(problem, plan)
    cost = plan_cost(problem, plan)
    if violations(problem, plan, cost):
        # It may miss a limit that another plan keeps: this proves nothing.
        return Solution("none-found", "greedy", {}, None, None)
    return Solution("feasible", "greedy", plan, cost, None)


def _by_highs(problem: PlanProblem, first: Solution, watch: Stopwatch) -> Solution:
    match = search(problem, first.plan, watch)
    if match.state == "infeasible":
        return Solution("infeasible", "HiGHS", {}, None, None)
    if not match.plan:
        return first
    cost = plan_cost(problem, match.plan)
    bound = None if match.bound is None else min(cost, match.bound)
    status: Status = "optimal" if match.state == "optimal" else "feasible"
    return Solution(status, "HiGHS", match.plan, cost, bound)
