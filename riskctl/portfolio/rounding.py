"""Whole plans from the shares in which a relaxation holds the routes, made better by exchanging routes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from riskctl.portfolio.checker import violations
from riskctl.portfolio.demands import Demand, demands
from riskctl.portfolio.greedy import within
from riskctl.portfolio.problem import Plan, PlanProblem, plan_cost, routes_held

_WIDEST = 60
"""Routes beyond which no further set is tried."""
_POOL = 40
"""Routes that may come in by an exchange."""
_MOVES = 400
"""Exchanges tried at most: a count and no clock, so that the plan is the same on every machine."""


class Rounding:
    """Plans over given sets of routes; what each use case needs is worked out once."""

    def __init__(self, problem: PlanProblem) -> None:
        self._problem = problem
        self._needed: dict[str, list[Demand]] = {
            case.id: demands(problem, case) for case in problem.served
        }
        self._pinned = dict(pin for pin in problem.limits.pins if pin[0])

    def best(self, shares: Mapping[str, float], first: Plan) -> Plan:
        """The cheapest plan over the routes held most, after exchanges; ``first`` where none is cheaper."""
        order = sorted(shares, key=lambda route: (-shares[route], route))
        best = first
        for count in range(1, min(len(order), _WIDEST) + 1):
            best = self._cheaper(frozenset(order[:count]), best)
        return self._exchanged(best, order[:_POOL]) if best else best

    def _cheaper(self, routes: frozenset[str], best: Plan) -> Plan:
        candidate = within(self._problem, set(routes), self._needed, self._pinned)
        return best if candidate is None else cheaper(self._problem, candidate, best)

    def _exchanged(self, plan: Plan, pool: Sequence[str]) -> Plan:
        """The plan after dropping, exchanging and adding routes while that is cheaper."""
        moves, improved = 0, True
        while improved and moves < _MOVES:
            improved = False
            for routes in _neighbours(frozenset(routes_held(self._problem, plan)), pool):
                moves += 1
                candidate = self._cheaper(routes, plan)
                if candidate is not plan:
                    plan, improved = candidate, True
                    break
                if moves >= _MOVES:
                    break
        return plan


def _neighbours(routes: frozenset[str], pool: Sequence[str]) -> Iterator[frozenset[str]]:
    incoming = [route for route in pool if route not in routes]
    for route in sorted(routes):
        yield routes - {route}
    for route in incoming:
        yield routes | {route}
    for route in incoming:
        for outgoing in sorted(routes):
            yield (routes | {route}) - {outgoing}


def cheaper(problem: PlanProblem, candidate: Plan, best: Plan) -> Plan:
    """The cheaper of two plans that hold; an empty one is none."""
    cost = plan_cost(problem, candidate)
    if best and plan_cost(problem, best) <= cost:
        return best
    return best if violations(problem, candidate, cost) else candidate
