"""Exact search in three steps: the relaxation, the routes it likes, then the columns that may still matter.

On a large problem the relaxation is within a few percent of the optimum and is solved at once, while branching on all
columns finds no good plan in time. So the programme is first solved over the routes that the relaxation holds, and
then over the columns that the reduced costs leave: a column whose reduced cost exceeds the distance between the best
plan and the bound is in no better plan.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from riskctl.portfolio.highs import SolverOutcome, SolverTrial, State, run
from riskctl.portfolio.matrix import Matrix, build
from riskctl.portfolio.problem import Plan, PlanProblem, plan_cost, routes_held
from riskctl.portfolio.rounding import Rounding, cheaper
from riskctl.portfolio.stopwatch import Stopwatch

SMALL = 2000
"""Columns up to which the programme is solved as it is."""
_PROMISING = 1e-4
"""How much of a route the relaxation must hold for it to be among the promising ones."""
_FIRST_SHARE, _FIRST_GAP = 0.5, 0.01
"""Share of the time for the promising routes, and the gap at which their search ends."""
_RESERVED = 0.1
"""Share of the time for what is done outside the solver, and for its own looking at the clock too late."""
_LEAST = 0.1
"""Seconds that any run of the solver is given."""


@dataclass(frozen=True, slots=True)
class Searched:
    """The plan, whether it is proven best, and the least that any plan can cost; None where nothing is proven."""

    state: State
    plan: Plan
    bound: float | None


def search(problem: PlanProblem, first: Plan, watch: Stopwatch) -> Searched:
    """The best plan within the time, never dearer than ``first`` where that is one."""
    matrix = build(problem)
    start = _start(matrix, problem, first)
    if len(matrix.costs) <= SMALL:
        trial = SolverTrial(start=start, seconds=_seconds(watch))
        return _searched(problem, matrix, run(matrix, trial), None)
    return _in_steps(problem, matrix, first, watch)


def _seconds(watch: Stopwatch) -> float:
    """What the solver may take of the time that is left."""
    return max(watch.left - _RESERVED * watch.limit, _LEAST)


def _start(matrix: Matrix, problem: PlanProblem, plan: Plan) -> list[float] | None:
    pinned = {route for case, route in problem.limits.pins if not case}
    return matrix.values(plan, pinned) if plan else None


def _in_steps(problem: PlanProblem, matrix: Matrix, first: Plan, watch: Stopwatch) -> Searched:
    relaxed = run(matrix, SolverTrial(seconds=_seconds(watch), relaxed=True))
    watch.note(relaxed.seconds)
    if relaxed.state == "infeasible":
        return Searched("infeasible", {}, None)
    if relaxed.objective is None:
        return Searched("feasible" if first else "none", first, None)
    plan = _promising(problem, matrix, first, relaxed, watch)
    zeros = _hopeless(problem, plan, relaxed)
    trial = SolverTrial(zeros, _start(matrix, problem, plan), _seconds(watch))
    outcome = run(matrix, trial)
    searched = _searched(problem, matrix, outcome, relaxed.objective)
    if not searched.plan and plan:
        return Searched("feasible", plan, relaxed.objective)
    return searched


def _promising(
    problem: PlanProblem, matrix: Matrix, first: Plan, relaxed: SolverOutcome, watch: Stopwatch
) -> Plan:
    """The best plan over the routes that the relaxation holds."""
    shares = {route: relaxed.values[column] for route, column in matrix.held.items()}
    plan = Rounding(problem).best(shares, first)
    chosen = {route for route, share in shares.items() if share > _PROMISING}
    chosen.update(route for _, route in problem.limits.pins)
    # A start outside the chosen routes would be none.
    inside = plan and routes_held(problem, plan) <= chosen
    start = _start(matrix, problem, plan) if inside else None
    seconds = _seconds(watch) * _FIRST_SHARE
    outcome = run(matrix, SolverTrial(_columns_without(matrix, chosen), start, seconds, _FIRST_GAP))
    watch.note(outcome.seconds)
    if outcome.values:
        plan = cheaper(problem, matrix.plan(problem, outcome.values), plan)
    return plan


def _columns_without(matrix: Matrix, routes: Set[str]) -> frozenset[int]:
    """Columns of all other routes."""
    dropped = [column for route, column in matrix.held.items() if route not in routes]
    for part in (matrix.primary, matrix.used):
        dropped += [column for (_, route), column in part.items() if route not in routes]
    return frozenset(dropped)


def _hopeless(problem: PlanProblem, plan: Plan, relaxed: SolverOutcome) -> frozenset[int]:
    """Columns that no plan cheaper than the one at hand can use."""
    if not plan or relaxed.objective is None:
        return frozenset()
    slack = plan_cost(problem, plan) - relaxed.objective
    return frozenset(
        column
        for column, (value, reduced) in enumerate(zip(relaxed.values, relaxed.reduced, strict=True))
        if value < 1e-9 and reduced > slack + 1e-6 * max(1.0, slack)
    )


def _searched(
    problem: PlanProblem, matrix: Matrix, outcome: SolverOutcome, floor: float | None
) -> Searched:
    """An outcome as a plan; ``floor`` is a bound known before."""
    bounds = [bound for bound in (outcome.bound, floor) if bound is not None]
    plan = matrix.plan(problem, outcome.values) if outcome.values else {}
    return Searched(outcome.state, plan, max(bounds, default=None))
