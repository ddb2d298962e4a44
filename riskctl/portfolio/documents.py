"""Stress and plan as one JSON object each: what every format is written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from riskctl import __version__
from riskctl.portfolio.frontier import FrontierPoint
from riskctl.portfolio.grid import Grid
from riskctl.portfolio.load import Portfolio
from riskctl.portfolio.migration import migration
from riskctl.portfolio.planning import Planning
from riskctl.portfolio.prices import Price
from riskctl.portfolio.solve import ADVICE, Solution
from riskctl.portfolio.stress import Stress

Json = dict[str, Any]
_DIGITS = 6


def _frame(portfolio: Portfolio, grid: Grid) -> Json:
    return {
        "schema_version": "1.0",
        "tool": {"name": "riskctl", "version": __version__},
        "as_of": grid.session.as_of,
        "portfolio": {
            "id": portfolio.file.portfolio,
            "title": portfolio.file.title,
            "sha256": portfolio.sha256,
        },
        "scenarios": [{"id": name, "title": grid.titles[name]} for name in grid.scenarios],
    }


def stress_document(found: Stress) -> Json:
    """The stress test."""
    portfolio = found.portfolio
    return {
        **_frame(portfolio, found.grid),
        "use_cases": [
            {
                "id": member.entry.id,
                "title": member.entry.title,
                "criticality": member.entry.criticality,
                "routes": [
                    {
                        "route": route,
                        "today": found.grid.cells[member.entry.id, route].verdict.outcome,
                    }
                    for route in member.uses
                ],
            }
            for member in portfolio.members
        ],
        "matrix": [
            {
                "use_case": row.case,
                "scenario": row.scenario,
                "state": row.state,
                "uncertain": row.uncertain,
                "lost": list(row.lost),
                "switch_to": row.switch_to,
                "switch_hours": row.switch_hours,
                "notice_hours": portfolio.notice(row.scenario),
                "in_time": row.in_time,
            }
            for row in found.rows
        ],
        "concentration": [
            {
                "kind": row.kind,
                "hhi": round(row.hhi, _DIGITS),
                "effective_number": round(row.effective, _DIGITS),
                "shares": [
                    {"node": node, "share": round(share, _DIGITS)} for node, share in row.shares
                ],
            }
            for row in found.concentrations
        ],
        "single_points_of_failure": [
            {"kind": row.kind, "node": row.node, "use_cases": list(row.cases), "weight": row.weight}
            for row in found.points
        ],
    }


@dataclass(frozen=True, slots=True)
class Worth:
    """What constraints and resilience cost; both empty where that was not asked for."""

    prices: Sequence[Price] = ()
    frontier: Sequence[FrontierPoint] = ()


def plan_document(
    portfolio: Portfolio, grid: Grid, work: Planning, solution: Solution, worth: Worth
) -> Json:
    """The plan."""
    problem = work.problem
    return {
        **_frame(portfolio, grid),
        "solver": {
            "name": solution.solver,
            "status": solution.status,
            "note": "" if solution.solver == "HiGHS" else f"no proof of cost; {ADVICE}",
        },
        "cost_usd_month": _rounded(solution.cost),
        "bound_usd_month": _rounded(solution.bound),
        "gap": _rounded(solution.gap),
        "assignments": [_assignment(case.id, solution, grid) for case in problem.served]
        if solution.plan
        else [],
        "unserved": list(problem.unserved),
        "uncoverable": [
            {"use_case": case, "scenario": scenario} for case, scenario in problem.uncoverable
        ],
        "barred": [
            {"use_case": case, "route": route, "reasons": list(reasons)}
            for (case, route), reasons in sorted(work.barred.items())
        ],
        "migration": migration(portfolio, solution.plan) if solution.plan else [],
        "prices": [_price(row, solution.cost) for row in worth.prices],
        "frontier": [
            {
                "demanded": point.demanded,
                "cost_usd_month": _rounded(point.cost),
                "resilience": _rounded(point.resilience),
            }
            for point in worth.frontier
        ],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _assignment(case: str, solution: Solution, grid: Grid) -> Json:
    assignment = solution.plan[case]
    routes = [
        {
            "route": route,
            "part": "fallback" if index else "primary",
            "outcome": grid.cells[case, route].verdict.outcome,
            "stands_under": sum(
                effect == "stands" for effect in grid.cells[case, route].effects.values()
            ),
            "conditions": list(grid.conditions(case, route)),
        }
        for index, route in enumerate(assignment.routes)
    ]
    return {"use_case": case, "routes": routes}


def _price(row: Price, cost: float | None) -> Json:
    difference = None if row.cost is None or cost is None else row.cost - cost
    return {
        "change": row.change,
        "cost_usd_month": _rounded(row.cost),
        "difference_usd_month": _rounded(difference),
        "unserved": list(row.unserved),
        "uncoverable": row.uncoverable,
    }
