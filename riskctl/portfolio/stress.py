"""Apply every scenario to the routes in use: which use case loses what, and whether there is time to switch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from riskctl.portfolio.concentration import (
    WEIGHTS,
    Concentration,
    NodeUsage,
    PointOfFailure,
    concentrations,
    points_of_failure,
)
from riskctl.portfolio.grid import Grid, judge_grid
from riskctl.portfolio.load import Member, Portfolio
from riskctl.workspace.session import Session

CaseState = Literal["holds", "fallback-lost", "primary-lost", "all-lost"]


@dataclass(frozen=True, slots=True)
class CaseStress:
    """A use case under a scenario. ``uncertain`` says that some loss is possible rather than sure.

    ``switch_hours`` is the time to move to the first fallback that stands, where the primary is lost; ``in_time``
    compares it with the notice expected, and is None where there is nothing to switch or no notice is stated.
    """

    case: str
    scenario: str
    state: CaseState
    uncertain: bool
    lost: tuple[str, ...]
    switch_to: str
    switch_hours: float | None
    in_time: bool | None


@dataclass(frozen=True, slots=True)
class Stress:
    """The whole stress test."""

    portfolio: Portfolio
    grid: Grid
    rows: tuple[CaseStress, ...]
    concentrations: tuple[Concentration, ...]
    points: tuple[PointOfFailure, ...]


def stress(session: Session, portfolio: Portfolio, scenarios: Sequence[str] = ()) -> Stress:
    """Stress the routes in use; by default under every scenario of the portfolio."""
    names = tuple(scenarios) or portfolio.scenarios
    grid = judge_grid(session, portfolio, names, lambda member: member.uses)
    rows = tuple(
        _case(member, name, portfolio, grid) for member in portfolio.members for name in names
    )
    usages = [_usage(member, grid) for member in portfolio.members]
    return Stress(portfolio, grid, rows, concentrations(usages), points_of_failure(usages))


def _usage(member: Member, grid: Grid) -> NodeUsage:
    case = member.entry.id
    routes = tuple(grid.cells[case, route].nodes for route in member.uses)
    return NodeUsage(case, WEIGHTS[member.entry.criticality], routes)


def _case(member: Member, scenario: str, portfolio: Portfolio, grid: Grid) -> CaseStress:
    case = member.entry.id
    cells = {route: grid.cells[case, route] for route in member.uses}
    lost = tuple(
        route
        for route, cell in cells.items()
        if cell.verdict.blocked or cell.effects[scenario] != "stands"
    )
    uncertain = any(
        not cells[route].verdict.blocked and cells[route].effects[scenario] == "uncertain"
        for route in lost
    )
    standing = [route for route in member.uses if route not in lost]
    state = _state(member.uses, lost)
    if state != "primary-lost":
        return CaseStress(case, scenario, state, uncertain, lost, "", None, None)
    hours = portfolio.offers[standing[0]].entry.switch_hours
    notice = portfolio.notice(scenario)
    in_time = None if notice is None else hours <= notice
    return CaseStress(case, scenario, state, uncertain, lost, standing[0], hours, in_time)


def _state(uses: Sequence[str], lost: Sequence[str]) -> CaseState:
    if len(lost) == len(uses):
        return "all-lost"
    if uses[0] in lost:
        return "primary-lost"
    return "fallback-lost" if lost else "holds"
