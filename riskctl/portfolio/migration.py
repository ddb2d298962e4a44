"""From today's routes to the planned ones, as a list of steps, and what today's cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from riskctl.portfolio.load import Member, Portfolio
from riskctl.portfolio.problem import Plan

StepName = Literal["primary", "add-fallback", "keep-as-fallback", "drop-fallback"]


@dataclass(frozen=True, slots=True)
class MigrationStep:
    """One change for one use case; ``hours`` is the time to move to the route, None where nothing is moved to."""

    case: str
    step: StepName
    before: str
    after: str
    hours: float | None


@dataclass(frozen=True, slots=True)
class Holdings:
    """Routes that are held today, and their cost in US dollars a month by the portfolio's own figures."""

    routes: tuple[str, ...]
    cost: float


def migration(portfolio: Portfolio, plan: Plan) -> list[MigrationStep]:
    """What changes for each use case, in the order of the portfolio."""
    return [step for member in portfolio.members for step in _steps(member, portfolio, plan)]


def _steps(member: Member, portfolio: Portfolio, plan: Plan) -> Iterator[MigrationStep]:
    case = member.entry.id
    planned = plan[case].routes if case in plan else ()
    before = member.uses[0] if member.uses else ""
    after = planned[0] if planned else ""
    if before != after:
        yield MigrationStep(case, "primary", before, after, _hours(portfolio, after))
    for route in planned[1:]:
        if route == before:
            yield MigrationStep(case, "keep-as-fallback", route, route, None)
        elif route not in member.uses:
            yield MigrationStep(case, "add-fallback", "", route, _hours(portfolio, route))
    for route in member.uses[1:]:
        if route not in planned:
            yield MigrationStep(case, "drop-fallback", route, "", None)


def _hours(portfolio: Portfolio, route: str) -> float | None:
    return portfolio.offers[route].entry.switch_hours if route else None


def holdings(portfolio: Portfolio) -> Holdings:
    """What today's routes cost: fixed costs once, primaries at volume, fallbacks on standby."""
    routes = dict.fromkeys(route for member in portfolio.members for route in member.uses)
    cost = sum(portfolio.offers[route].entry.fixed_usd for route in routes)
    share = portfolio.file.policy.standby_share
    for member in portfolio.members:
        volume = member.entry.volume
        for place, route in enumerate(member.uses):
            offer = portfolio.offers[route]
            whole = volume.input_mtok * offer.input_price + volume.output_mtok * offer.output_price
            cost += whole * share if place else whole
    return Holdings(tuple(routes), cost)
