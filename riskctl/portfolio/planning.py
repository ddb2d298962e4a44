"""From a portfolio to a planning problem: what each route costs, survives, and why it is barred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from riskctl.catalogue.use_case import Criticality
from riskctl.portfolio.concentration import WEIGHTS
from riskctl.portfolio.file import PortfolioPolicy
from riskctl.portfolio.fitness import shortfalls
from riskctl.portfolio.grid import Cell, Grid
from riskctl.portfolio.load import Member, Offer, Portfolio
from riskctl.portfolio.losses import losses, pairs_of, withstood
from riskctl.portfolio.problem import (
    Contract,
    Limits,
    NodeCap,
    Option,
    PlanCase,
    PlanProblem,
)
from riskctl.portfolio.verdict import usable

FALLBACKS: Mapping[Criticality, int] = {"low": 0, "medium": 1, "high": 1, "critical": 2}
"""Fallbacks by criticality where the policy names none."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a caller asks for beside the policy; ``pins`` are (use case or empty, route)."""

    policy: PortfolioPolicy
    barred: frozenset[str] = frozenset()
    pins: tuple[tuple[str, str], ...] = ()
    scenarios: tuple[str, ...] = ()


@dataclass(slots=True)
class Planning:
    """A problem with the reasons for which routes are left out, by use case and route."""

    problem: PlanProblem
    barred: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


def planning(portfolio: Portfolio, grid: Grid, wishes: Wishes) -> Planning:
    """The planning problem under a policy."""
    barred: dict[tuple[str, str], tuple[str, ...]] = {}
    every_loss = frozenset(losses(grid, wishes.policy))
    cases = []
    for member in portfolio.members:
        options = []
        for route in member.allowed:
            offer, cell = portfolio.offers[route], grid.cells[member.entry.id, route]
            reasons = tuple(_reasons(member, offer, cell, grid, wishes))
            if reasons:
                barred[member.entry.id, route] = reasons
            else:
                options.append(_option(member, offer, cell, wishes, every_loss))
        cases.append(_plan_case(member, tuple(options), wishes.policy))
    contracts = {
        route: Contract(route, offer.entry.fixed_usd, _nodes(route, grid))
        for route, offer in portfolio.offers.items()
    }
    names = (*wishes.scenarios, *pairs_of(wishes.policy), *losses(grid, wishes.policy))
    problem = PlanProblem(tuple(cases), contracts, tuple(dict.fromkeys(names)), _limits(wishes))
    return Planning(problem, barred)


def _limits(wishes: Wishes) -> Limits:
    policy = wishes.policy
    caps = tuple(NodeCap(f"{cap.kind}:{cap.node}", cap.at_most) for cap in policy.shares)
    return Limits(policy.max_routes, policy.budget_usd, caps, wishes.pins)


def _plan_case(member: Member, options: tuple[Option, ...], policy: PortfolioPolicy) -> PlanCase:
    criticality = member.entry.criticality
    fallbacks = policy.fallbacks.get(criticality, FALLBACKS[criticality])
    return PlanCase(member.entry.id, WEIGHTS[criticality], fallbacks, options)


def _reasons(member: Member, offer: Offer, cell: Cell, grid: Grid, wishes: Wishes) -> Iterator[str]:
    """Why a plan may not use the route for the use case; nothing when it may."""
    verdict = cell.verdict
    if verdict.blocked:
        yield "blocked: " + (", ".join(sorted(verdict.blocks)) or verdict.outcome)
    elif not usable(verdict, wishes.policy.accept):
        yield f"the outcome is {verdict.outcome}, which the policy does not accept"
    model = grid.session.workspace.catalogue.models[offer.subject.model_id]
    yield from shortfalls(member.entry.needs, offer, model)
    if offer.id in wishes.barred:
        yield "excluded by the caller"
    for kind, nodes in sorted(wishes.policy.exclude.items()):
        for node in sorted(cell.nodes[kind] & set(nodes)):
            yield f"excluded by policy: {kind} {node}"


def _option(
    member: Member, offer: Offer, cell: Cell, wishes: Wishes, losses_of_all: frozenset[str]
) -> Option:
    volume = member.entry.volume
    cost = volume.input_mtok * offer.input_price + volume.output_mtok * offer.output_price
    names = (*wishes.scenarios, *pairs_of(wishes.policy))
    standing = {name for name in names if cell.effects[name] == "stands"}
    standing |= withstood(cell, losses_of_all, wishes.policy)
    standby = cost * wishes.policy.standby_share
    return Option(offer.id, cost, standby, frozenset(standing))


def _nodes(route: str, grid: Grid) -> frozenset[str]:
    """Nodes of a route over all use cases: places of self-hosting come from them."""
    return frozenset(
        f"{kind}:{node}"
        for (_, name), cell in grid.cells.items()
        if name == route
        for kind, nodes in cell.nodes.items()
        for node in nodes
    )
