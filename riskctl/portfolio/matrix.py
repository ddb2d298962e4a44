"""The planning problem as rows and columns of a mixed-integer programme, for any solver."""

from __future__ import annotations

from dataclasses import dataclass, field

from riskctl.portfolio.demands import demands
from riskctl.portfolio.problem import Assignment, Plan, PlanCase, PlanProblem

INFINITE = float("inf")


@dataclass(slots=True)
class Matrix:
    """Binary columns with costs, and rows ``low <= sum of coefficients <= high``.

    Columns are a route held, a route used by a use case in any part, and one that is its primary. A primary is used,
    and what is used is held: a row for each pair keeps the relaxation tight, and a cover needs one column a route.
    """

    costs: list[float] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    rows: list[list[tuple[int, float]]] = field(default_factory=list)
    held: dict[str, int] = field(default_factory=dict)
    primary: dict[tuple[str, str], int] = field(default_factory=dict)
    used: dict[tuple[str, str], int] = field(default_factory=dict)

    def column(self, cost: float) -> int:
        """A new column; its number."""
        self.costs.append(cost)
        return len(self.costs) - 1

    def row(self, low: float, high: float, entries: list[tuple[int, float]]) -> None:
        """A new row."""
        self.lows.append(low)
        self.highs.append(high)
        self.rows.append(entries)

    def values(self, plan: Plan, pinned: set[str]) -> list[float]:
        """The columns of a plan, as a first solution for a solver."""
        values = [0.0] * len(self.costs)
        for route in pinned:
            values[self.held[route]] = 1.0
        for case, assignment in plan.items():
            values[self.primary[case, assignment.primary]] = 1.0
            for route in assignment.routes:
                values[self.used[case, route]] = 1.0
                values[self.held[route]] = 1.0
        return values

    def plan(self, problem: PlanProblem, values: list[float]) -> Plan:
        """The plan that the columns stand for; fallbacks by how much they survive, then by name."""
        plan: Plan = {}
        for case in problem.served:
            primary = ""
            fallbacks = []
            for option in case.options:
                if values[self.primary[case.id, option.route]] > 0.5:
                    primary = option.route
                elif values[self.used[case.id, option.route]] > 0.5:
                    fallbacks.append(option)
            fallbacks.sort(key=lambda option: (-len(option.survives), option.cost, option.route))
            plan[case.id] = Assignment(primary, tuple(option.route for option in fallbacks))
        return plan


def build(problem: PlanProblem) -> Matrix:
    """The programme, without the budget: the least cost tells whether there is a plan within it.

    Its size is linear in the options of all use cases and the covers they need.
    """
    matrix = Matrix()
    for route in sorted(_routes(problem)):
        matrix.held[route] = matrix.column(problem.contracts[route].fixed)
    for case in problem.served:
        _add_case(matrix, problem, case)
    _add_limits(matrix, problem)
    return matrix


def _routes(problem: PlanProblem) -> set[str]:
    routes = {option.route for case in problem.served for option in case.options}
    return routes | {route for case, route in problem.limits.pins if not case}


def _add_case(matrix: Matrix, problem: PlanProblem, case: PlanCase) -> None:
    """One primary, enough routes, none that is not held, and one that survives for each cover needed."""
    used: dict[str, int] = {}
    primaries: list[int] = []
    for option in case.options:
        primary = matrix.column(option.cost - option.standby)
        use = matrix.column(option.standby)
        matrix.primary[case.id, option.route] = primary
        matrix.used[case.id, option.route] = used[option.route] = use
        primaries.append(primary)
        matrix.row(-INFINITE, 0.0, [(primary, 1.0), (use, -1.0)])
        matrix.row(-INFINITE, 0.0, [(use, 1.0), (matrix.held[option.route], -1.0)])
    matrix.row(1.0, 1.0, [(primary, 1.0) for primary in primaries])
    if case.wanted > 1:
        matrix.row(float(case.wanted), INFINITE, [(use, 1.0) for use in used.values()])
    for demand in demands(problem, case):
        matrix.row(1.0, INFINITE, [(used[route], 1.0) for route in sorted(demand)])


def _add_limits(matrix: Matrix, problem: PlanProblem) -> None:
    limits = problem.limits
    for case_id, route in limits.pins:
        column = matrix.primary.get((case_id, route)) if case_id else matrix.held[route]
        # A pin that is barred makes the programme infeasible, which is what it is.
        matrix.row(1.0, 1.0, [] if column is None else [(column, 1.0)])
    if limits.max_routes is not None:
        entries = [(column, 1.0) for column in matrix.held.values()]
        matrix.row(-INFINITE, float(limits.max_routes), entries)
    weights = {case.id: case.weight for case in problem.served}
    total = sum(weights.values())
    for cap in limits.caps:
        entries = [
            (column, weights[case_id])
            for (case_id, route), column in matrix.primary.items()
            if cap.node in problem.contracts[route].nodes
        ]
        if entries:
            matrix.row(-INFINITE, cap.at_most * total, entries)
