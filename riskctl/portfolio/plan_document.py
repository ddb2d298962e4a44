"""A plan as one JSON object: what every format is written from."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.portfolio.because import reasons
from riskctl.portfolio.documents import DIGITS, frame_of
from riskctl.portfolio.grid import Grid
from riskctl.portfolio.load import Portfolio
from riskctl.portfolio.migration import MigrationStep, holdings, migration
from riskctl.portfolio.model.plan import (
    AssignmentRow,
    FrontierRow,
    HeldPart,
    PlanDocument,
    PlannedRouteRow,
    PriceRow,
    SolverPart,
    StepRow,
)
from riskctl.portfolio.planning import Planning
from riskctl.portfolio.problem import routes_held
from riskctl.portfolio.questions import plan_questions
from riskctl.portfolio.solve import ADVICE, Solution
from riskctl.portfolio.worth import FrontierPoint, Price, Worth


def plan_document(
    portfolio: Portfolio, grid: Grid, work: Planning, solution: Solution, worth: Worth
) -> PlanDocument:
    """The plan."""
    problem = work.problem
    return {
        **frame_of(portfolio, grid),
        "kind": "plan",
        "solver": _solver(solution, problem.limits.budget),
        "cost_usd_month": _rounded(solution.cost),
        "bound_usd_month": _rounded(solution.bound),
        "gap": _rounded(solution.gap),
        "assignments": _assignments(work, solution, grid) if solution.plan else [],
        "unserved": list(problem.unserved),
        "uncoverable": [
            {"use_case": case, "scenario": scenario} for case, scenario in problem.uncoverable
        ],
        "short_of_fallbacks": [
            {"use_case": case.id, "wanted": case.fallbacks, "usable": len(case.options) - 1}
            for case in problem.short
        ],
        "barred": [
            {"use_case": case, "route": route, "reasons": list(why)}
            for (case, route), why in sorted(work.barred.items())
        ],
        "questions": [
            {
                "fact": asked.fact,
                "question": asked.text,
                "known_by": asked.known_by,
                "waiting": asked.waiting,
            }
            for asked in plan_questions(work, grid)
        ],
        "today": _today(portfolio, work, solution),
        "migration": [_step(step) for step in _steps(portfolio, solution)],
        "prices": [_price(price, solution.cost) for price in worth.prices],
        "frontier": [_point(point) for point in worth.frontier],
    }


def _solver(solution: Solution, budget: float | None) -> SolverPart:
    notes = []
    if solution.solver == "greedy":
        notes.append(f"no proof of cost; {ADVICE}")
    if budget is not None and solution.over_budget is not None:
        notes.append(_over(solution, solution.over_budget, budget))
    return {"name": solution.solver, "status": solution.status, "note": "; ".join(notes)}


def _over(solution: Solution, cost: float, budget: float) -> str:
    """What is known of plans beyond the budget."""
    least = f"the cheapest plan found costs {cost:,.2f} USD a month, the budget is {budget:,.2f}"
    if solution.bound is None:
        return f"{least}; a cheaper one is not ruled out"
    return f"{least}; none that keeps to the other limits costs less than {solution.bound:,.2f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _assignments(work: Planning, solution: Solution, grid: Grid) -> list[AssignmentRow]:
    why = reasons(work.problem, solution.plan)
    rows: list[AssignmentRow] = []
    for case in work.problem.served:
        routes = [
            _route(case.id, route, grid, why[case.id, route])
            for route in solution.plan[case.id].routes
        ]
        routes[0]["part"] = "primary"
        rows.append({"use_case": case.id, "routes": routes})
    return rows


def _route(case: str, route: str, grid: Grid, why: Sequence[str]) -> PlannedRouteRow:
    cell = grid.cells[case, route]
    return {
        "route": route,
        "part": "fallback",
        "outcome": cell.verdict.outcome,
        "stands_under": sum(effect == "stands" for effect in cell.effects.values()),
        "conditions": list(grid.conditions(case, route)),
        "reasons": list(why),
    }


def _today(portfolio: Portfolio, work: Planning, solution: Solution) -> HeldPart:
    held = holdings(portfolio)
    planned = routes_held(work.problem, solution.plan) if solution.plan else set(held.routes)
    return {
        "cost_usd_month": round(held.cost, DIGITS),
        "routes": list(held.routes),
        "taken_up": sorted(planned - set(held.routes)),
        "given_up": sorted(set(held.routes) - planned),
    }


def _steps(portfolio: Portfolio, solution: Solution) -> list[MigrationStep]:
    return migration(portfolio, solution.plan) if solution.plan else []


def _step(step: MigrationStep) -> StepRow:
    return {
        "use_case": step.case,
        "step": step.step,
        "from": step.before,
        "to": step.after,
        "switch_hours": step.hours,
    }


def _price(price: Price, cost: float | None) -> PriceRow:
    difference = None if price.cost is None or cost is None else price.cost - cost
    return {
        "change": price.change,
        "status": price.status,
        "cost_usd_month": _rounded(price.cost),
        "difference_usd_month": _rounded(difference),
        "unserved": list(price.unserved),
        "uncoverable": price.uncoverable,
        "short_of_fallbacks": price.short,
    }


def _point(point: FrontierPoint) -> FrontierRow:
    return {
        "demanded": point.demanded,
        "cost_usd_month": round(point.cost, DIGITS),
        "resilience": round(point.resilience, DIGITS),
    }
