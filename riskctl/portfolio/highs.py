"""HiGHS behind one function: a programme in, values and a bound out."""

from __future__ import annotations

import importlib
from collections.abc import Set
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from riskctl.portfolio.matrix import Matrix

State = Literal["optimal", "feasible", "infeasible", "none"]
_OPTIONS: dict[str, Any] = {
    "output_flag": False,
    # One thread, a fixed seed and no restarts: the same problem gives the same plan.
    "threads": 1,
    "random_seed": 0,
    "mip_allow_restart": False,
}


@dataclass(frozen=True, slots=True)
class SolverTrial:
    """How to run a programme: columns held at 0, a first solution, seconds; ``relaxed`` gives up whole numbers."""

    zeros: Set[int] = frozenset()
    start: list[float] | None = None
    seconds: float = 10.0
    gap: float = 1e-6
    relaxed: bool = False


@dataclass(frozen=True, slots=True)
class SolverOutcome:
    """What came out: values of the columns, the proven bound, and of a relaxed programme the reduced costs."""

    state: State
    values: list[float] = field(default_factory=list)
    objective: float | None = None
    bound: float | None = None
    reduced: list[float] = field(default_factory=list)
    seconds: float = 0.0


def run(matrix: Matrix, trial: SolverTrial) -> SolverOutcome:
    """Solve a programme within its time. One thread and a fixed seed."""
    outcome = _solved(matrix, trial)
    # HiGHS 1.16 hands back the first solution in place of a better one when presolve alone finds the optimum.
    if trial.start is not None and not _fits(matrix, outcome):
        return _solved(matrix, replace(trial, start=None))
    return outcome


def _fits(matrix: Matrix, outcome: SolverOutcome) -> bool:
    """Whether the values cost what the solver says."""
    if outcome.objective is None:
        return True
    cost = sum(price * value for price, value in zip(matrix.costs, outcome.values, strict=True))
    return abs(cost - outcome.objective) <= 1e-6 * max(1.0, abs(cost))


def _solved(matrix: Matrix, trial: SolverTrial) -> SolverOutcome:
    highspy: Any = importlib.import_module("highspy")
    # The Python class prints a banner on stdout when it is made, amid our document; its base does not.
    solver = highspy.Highs.__mro__[1]()
    for name, value in _OPTIONS.items():
        solver.setOptionValue(name, value)
    solver.setOptionValue("time_limit", trial.seconds)
    solver.setOptionValue("mip_rel_gap", trial.gap)
    solver.passModel(_model(highspy, matrix, trial))
    if trial.start is not None:
        first = highspy.HighsSolution()
        first.col_value = trial.start
        solver.setSolution(first)
    solver.run()
    return _outcome(highspy, solver, trial.relaxed)


def _outcome(highspy: Any, solver: Any, relaxed: bool) -> SolverOutcome:
    status, info, seconds = solver.getModelStatus(), solver.getInfo(), solver.getRunTime()
    if status == highspy.HighsModelStatus.kInfeasible:
        return SolverOutcome("infeasible", seconds=seconds)
    proven = status == highspy.HighsModelStatus.kOptimal
    solution = solver.getSolution()
    if relaxed:
        if not proven:
            return SolverOutcome("none", seconds=seconds)
        objective = info.objective_function_value
        values, duals = list(solution.col_value), list(solution.col_dual)
        return SolverOutcome("optimal", values, objective, objective, duals, seconds)
    bound = info.mip_dual_bound if info.mip_dual_bound > -1e300 else None
    # Time may run out before any plan is found; the bound alone still says what none can cost less
    # than.
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return SolverOutcome("none", bound=bound, seconds=seconds)
    state: State = "optimal" if proven else "feasible"
    objective = info.objective_function_value
    return SolverOutcome(state, list(solution.col_value), objective, bound, seconds=seconds)


def _model(highspy: Any, matrix: Matrix, trial: SolverTrial) -> Any:
    size = len(matrix.costs)
    model = highspy.HighsLp()
    model.num_col_ = size
    model.num_row_ = len(matrix.rows)
    model.col_cost_ = matrix.costs
    model.col_lower_ = [0.0] * size
    model.col_upper_ = [0.0 if column in trial.zeros else 1.0 for column in range(size)]
    model.row_lower_ = matrix.lows
    model.row_upper_ = matrix.highs
    if not trial.relaxed:
        model.integrality_ = [highspy.HighsVarType.kInteger] * size
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
