"""A plan without a solver: take what covers most for the money, then drop what is not needed."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.portfolio.demands import Demand, demands
from riskctl.portfolio.problem import (
    Assignment,
    Option,
    Plan,
    PlanCase,
    PlanProblem,
    plan_cost,
)


def greedy(problem: PlanProblem) -> Plan:
    """A plan that serves every use case and covers what can be covered.

    It keeps pins, and tries to keep to few routes; caps and the most routes may be missed: the checker tells.
    """
    needed = {case.id: demands(problem, case) for case in problem.served}
    pinned = dict(pin for pin in problem.limits.pins if pin[0])
    routes = {route for case, route in problem.limits.pins if not case}
    plan: Plan = {}
    # Those with the fewest choices first: what they need is then held, and free for the others.
    for case in sorted(problem.served, key=lambda case: (len(case.options), case.id)):
        plan[case.id] = _serve(problem, case, needed[case.id], routes, pinned.get(case.id, ""))
        routes.update(plan[case.id].routes)
    return _thinned(problem, plan, needed, pinned)


def _serve(
    problem: PlanProblem, case: PlanCase, needed: list[Demand], routes: set[str], pin: str
) -> Assignment:
    """The cheapest cover of one use case, given the routes that are held already."""

    def extra(route: str) -> float:
        return 0.0 if route in routes else problem.contracts[route].fixed

    options = [option for option in case.options if option.route == pin] or list(case.options)
    primary = min(options, key=lambda option: (option.cost + extra(option.route), option.route))
    chosen = [primary]
    while len(chosen) < case.wanted or _open(needed, chosen):
        left = [option for option in case.options if option not in chosen]
        if not left:
            break
        uncovered = _open(needed, chosen)
        chosen.append(max(left, key=lambda option: _worth(option, uncovered, extra(option.route))))
    return Assignment(chosen[0].route, tuple(option.route for option in chosen[1:]))


def _open(needed: Iterable[Demand], chosen: Iterable[Option]) -> list[Demand]:
    routes = {option.route for option in chosen}
    return [demand for demand in needed if demand.isdisjoint(routes)]


def _worth(option: Option, uncovered: list[Demand], extra: float) -> tuple[bool, float, str]:
    covers = sum(option.route in demand for demand in uncovered)
    # A little above nothing, so that among routes that cover none the cheapest comes first.
    return covers > 0, (covers + 0.01) / (option.standby + extra + 1.0), option.route


def _thinned(
    problem: PlanProblem, plan: Plan, needed: dict[str, list[Demand]], pinned: dict[str, str]
) -> Plan:
    """The plan after dropping routes, dearest first, while that is cheaper or keeps to the most routes."""
    cost = plan_cost(problem, plan)
    kept = sorted(
        {route for assignment in plan.values() for route in assignment.routes},
        key=lambda route: (-problem.contracts[route].fixed, route),
    )
    for route in kept:
        remaining = set(kept) - {route}
        candidate = within(problem, remaining, needed, pinned)
        if candidate is None:
            continue
        # Above the most routes a dearer plan is taken: without dropping there is none at all.
        too_many = len(kept) > (problem.limits.max_routes or len(kept))
        candidate_cost = plan_cost(problem, candidate)
        if candidate_cost < cost or too_many:
            plan, cost = candidate, candidate_cost
            kept = [name for name in kept if name != route]
    return plan


def within(
    problem: PlanProblem, routes: set[str], needed: dict[str, list[Demand]], pinned: dict[str, str]
) -> Plan | None:
    """A plan with these routes alone, taken as paid for; None when they do not reach."""
    plan: Plan = {}
    for case in problem.served:
        options = tuple(option for option in case.options if option.route in routes)
        smaller = PlanCase(case.id, case.weight, case.fallbacks, options)
        pin = pinned.get(case.id, "")
        if not options or (pin and pin not in routes):
            return None
        served = _serve(problem, smaller, needed[case.id], routes, pin)
        chosen = [option for option in options if option.route in served.routes]
        if len(chosen) < case.wanted or _open(needed[case.id], chosen):
            return None
        plan[case.id] = served
    return plan
