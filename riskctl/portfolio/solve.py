"""Solve a planning problem: by HiGHS where the extra is installed, else greedily, and say which."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import Any, Literal

from riskctl.portfolio import matrix as matrices
from riskctl.portfolio.checker import violations
from riskctl.portfolio.greedy import greedy
from riskctl.portfolio.matrix import Matrix
from riskctl.portfolio.problem import Plan, PlanProblem, plan_cost

Status = Literal["optimal", "feasible", "infeasible", "none-found"]
TIME_LIMIT = 10.0
"""Seconds that the solver may take."""
ADVICE = "pip install 'riskctl[plan]'"


class PlanError(RuntimeError):
    """A solver gave a plan that the checker refuses: a fault of this tool, never of the input."""


@dataclass(frozen=True, slots=True)
class Solution:
    """What a solver found. ``bound`` is the least that any plan can cost, None where nothing is proven."""

    status: Status
    solver: str
    plan: Plan
    cost: float | None
    bound: float | None

    @property
    def gap(self) -> float | None:
        """How far the cost may be above the optimum, as a share of the cost; None where nothing is proven."""
        if self.cost is None or self.bound is None:
            return None
        return max(0.0, self.cost - self.bound) / self.cost if self.cost > 0 else 0.0


def has_solver() -> bool:
    """Whether the extra ``plan`` is installed."""
    return importlib.util.find_spec("highspy") is not None


def solve(problem: PlanProblem, time_limit: float = TIME_LIMIT, exact: bool = True) -> Solution:
    """The cheapest plan found. Every plan is checked. Raises :class:`PlanError` for one that does not hold.

    One thread and a fixed seed: the same input gives the same plan, unless the time limit cuts the search short.
    """
    first = _greedy(problem)
    if not exact or not has_solver() or not problem.served:
        return first
    found = _by_highs(problem, first, time_limit)
    if found.plan:
        wrong = violations(problem, found.plan, found.cost or 0.0)
        if wrong:
            raise PlanError("the plan does not hold: " + "; ".join(wrong))
    return found


def _greedy(problem: PlanProblem) -> Solution:
    plan = greedy(problem)
    cost = plan_cost(problem, plan)
    if violations(problem, plan, cost):
        # It may miss a limit that another plan keeps: this proves nothing.
        return Solution("none-found", "greedy", {}, None, None)
    return Solution("feasible", "greedy", plan, cost, None)


def _by_highs(problem: PlanProblem, first: Solution, time_limit: float) -> Solution:
    highspy: Any = importlib.import_module("highspy")

    matrix = matrices.build(problem)
    # The Python class prints a banner on stdout when it is made, amid our document; its base does not.
    solver = highspy.Highs.__mro__[1]()
    for option, value in _OPTIONS.items():
        solver.setOptionValue(option, value)
    solver.setOptionValue("time_limit", time_limit)
    solver.passModel(_model(highspy, matrix))
    if first.plan:
        start = highspy.HighsSolution()
        pinned = {route for case, route in problem.limits.pins if not case}
        start.col_value = matrix.values(first.plan, pinned)
        solver.setSolution(start)
    solver.run()
    status = solver.getModelStatus()
    info = solver.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Solution("infeasible", "HiGHS", {}, None, None)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return first
    plan = matrix.plan(problem, list(solver.getSolution().col_value))
    cost = plan_cost(problem, plan)
    proven = status == highspy.HighsModelStatus.kOptimal
    bound = min(cost, info.mip_dual_bound) if info.mip_dual_bound > -1e300 else None
    return Solution("optimal" if proven else "feasible", "HiGHS", plan, cost, bound)


_OPTIONS: dict[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 1e-6,
}


def _model(highspy: Any, matrix: Matrix) -> Any:
    model = highspy.HighsLp()
    model.num_col_ = len(matrix.costs)
    model.num_row_ = len(matrix.rows)
    model.col_cost_ = matrix.costs
    model.col_lower_ = [0.0] * len(matrix.costs)
    model.col_upper_ = [1.0] * len(matrix.costs)
    model.row_lower_ = matrix.lows
    model.row_upper_ = matrix.highs
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(matrix.costs)
    starts, columns, values = [0], [], []
    for entries in matrix.rows:
        columns += [column for column, _ in entries]
        values += [value for _, value in entries]
        starts.append(len(columns))
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = starts
    model.a_matrix_.index_ = columns
    model.a_matrix_.value_ = values
    return model
