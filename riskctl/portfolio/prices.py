"""What each constraint costs: the problems to solve again without it, and without self-hosting or a seat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from riskctl.catalogue.use_case import Criticality
from riskctl.portfolio.file import NodeKind
from riskctl.portfolio.grid import Grid
from riskctl.portfolio.load import Portfolio
from riskctl.portfolio.nodes import ORGANISATION, UNKNOWN_NODE
from riskctl.portfolio.planning import FALLBACKS, Wishes, planning
from riskctl.portfolio.problem import PlanProblem

NO_FALLBACKS: Mapping[Criticality, int] = dict.fromkeys(FALLBACKS, 0)


@dataclass(frozen=True, slots=True)
class PriceQuestion:
    """The problem when one thing is different."""

    change: str
    problem: PlanProblem


def price_questions(portfolio: Portfolio, grid: Grid, wishes: Wishes) -> tuple[PriceQuestion, ...]:
    """A question for each constraint that is set, for self-hosting, and for each seat of a maker."""
    changes = [*_relaxed(wishes), *_without(wishes, _seats(grid))]
    return tuple(
        PriceQuestion(text, planning(portfolio, grid, changed).problem) for text, changed in changes
    )


def remedies(portfolio: Portfolio, grid: Grid, wishes: Wishes) -> tuple[PriceQuestion, ...]:
    """Where no plan keeps to all limits: each of them left out, and all of them."""
    bare = wishes.policy.model_copy(update={"shares": (), "max_routes": None, "budget_usd": None})
    every = replace(wishes, policy=bare, barred=frozenset(), pins=())
    changes = [*_relaxed(wishes), ("without any cap, pin, budget or most routes", every)]
    return tuple(
        PriceQuestion(text, planning(portfolio, grid, changed).problem) for text, changed in changes
    )


def _relaxed(wishes: Wishes) -> Iterator[tuple[str, Wishes]]:
    """The wishes without one of the constraints, for each of them."""
    yield from _policy_relaxed(wishes)
    for case, route in wishes.pins:
        fewer = tuple(pin for pin in wishes.pins if pin != (case, route))
        place = f" as primary of {case}" if case else ""
        yield f"without pinning {route}{place}", replace(wishes, pins=fewer)
    for route in sorted(wishes.barred):
        yield f"without excluding {route}", replace(wishes, barred=wishes.barred - {route})
    if wishes.scenarios:
        bare = wishes.policy.model_copy(update={"survive": ()})
        yield "without surviving any scenario", replace(wishes, policy=bare, scenarios=())


def _policy_relaxed(wishes: Wishes) -> Iterator[tuple[str, Wishes]]:
    policy = wishes.policy
    for kind, nodes in sorted(policy.exclude.items()):
        fewer = {name: value for name, value in policy.exclude.items() if name != kind}
        yield f"without excluding {kind} {', '.join(nodes)}", _with(wishes, exclude=fewer)
    for cap in policy.shares:
        caps = tuple(share for share in policy.shares if share != cap)
        text = f"without the cap of {cap.at_most:.0%} on {cap.kind} {cap.node}"
        yield text, _with(wishes, shares=caps)
    for kind in policy.survive_loss_of:
        kinds = tuple(name for name in policy.survive_loss_of if name != kind)
        text = f"without surviving the loss of any one {kind}"
        yield text, _with(wishes, survive_loss_of=kinds)
    if policy.survive:
        yield "without surviving two scenarios at once", _with(wishes, survive=())
    if policy.max_routes is not None:
        yield f"without the limit of {policy.max_routes} routes", _with(wishes, max_routes=None)
    if policy.budget_usd is not None:
        text = f"without the budget of {policy.budget_usd:,.0f} USD a month"
        yield text, _with(wishes, budget_usd=None)
    if any({**FALLBACKS, **policy.fallbacks}.values()):
        text = "without fallbacks beyond those that cover needs"
        yield text, _with(wishes, fallbacks=NO_FALLBACKS)


def _without(wishes: Wishes, seats: tuple[str, ...]) -> Iterator[tuple[str, Wishes]]:
    """The wishes without own machines, and without the models of each seat: the price of neutrality."""
    yield "without self-hosting", _barring(wishes, "operator", ORGANISATION)
    for seat in seats:
        yield f"without any model of seat {seat}", _barring(wishes, "seat", seat)


def _with(wishes: Wishes, **changes: Any) -> Wishes:
    return replace(wishes, policy=wishes.policy.model_copy(update=changes))


def _barring(wishes: Wishes, kind: NodeKind, node: str) -> Wishes:
    exclude = wishes.policy.exclude
    return _with(wishes, exclude={**exclude, kind: (*exclude.get(kind, ()), node)})


def _seats(grid: Grid) -> tuple[str, ...]:
    """Seats of the makers of all routes: what it costs to do without one is what neutrality costs."""
    seats = {node for cell in grid.cells.values() for node in cell.nodes["seat"]}
    return tuple(sorted(seats - {UNKNOWN_NODE}))
