"""The planning problem as plain data: what a solver is given and a checker checks against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

EPSILON = 1e-6
"""Dollars, and shares, by which a sum of floating-point numbers may miss a limit."""


@dataclass(frozen=True, slots=True)
class Option:
    """A route that a use case may have: monthly cost as primary and as standby, and the scenarios it survives."""

    route: str
    cost: float
    standby: float
    survives: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlanCase:
    """A use case to be served, with how many fallbacks it is to have and its weight by criticality."""

    id: str
    weight: float
    fallbacks: int
    options: tuple[Option, ...]

    def option(self, route: str) -> Option | None:
        """The option of a route, or None where the route is barred."""
        return next((option for option in self.options if option.route == route), None)

    @property
    def wanted(self) -> int:
        """Routes that the use case can have of those it should: primary and fallbacks."""
        return min(len(self.options), self.fallbacks + 1)

    def coverable(self, scenario: str) -> bool:
        """Whether any option survives the scenario."""
        return any(scenario in option.survives for option in self.options)


@dataclass(frozen=True, slots=True)
class Contract:
    """A route that may be held: its fixed monthly cost and the nodes it depends on, as ``kind:node``."""

    route: str
    fixed: float
    nodes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NodeCap:
    """At most this share of the weight may have its primary at the node."""

    node: str
    at_most: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What a plan keeps to beside cover; ``pins`` are (use case or empty, route)."""

    max_routes: int | None = None
    budget: float | None = None
    caps: tuple[NodeCap, ...] = ()
    pins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """Use cases, routes, scenarios and limits; ``scenarios`` may hold pairs, as ``a + b``."""

    cases: tuple[PlanCase, ...]
    contracts: Mapping[str, Contract]
    scenarios: tuple[str, ...]
    limits: Limits = field(default_factory=Limits)

    @property
    def served(self) -> tuple[PlanCase, ...]:
        """Use cases with at least one route."""
        return tuple(case for case in self.cases if case.options)

    @property
    def unserved(self) -> tuple[str, ...]:
        """Use cases for which every route is barred."""
        return tuple(case.id for case in self.cases if not case.options)

    @property
    def uncoverable(self) -> tuple[tuple[str, str], ...]:
        """Use case and scenario where no route survives, so that no plan can cover them."""
        return tuple(
            (case.id, scenario)
            for case in self.served
            for scenario in self.scenarios
            if not case.coverable(scenario)
        )

    @property
    def short(self) -> tuple[PlanCase, ...]:
        """Use cases served with fewer fallbacks than they should have, since no more routes are usable."""
        return tuple(case for case in self.served if len(case.options) < case.fallbacks + 1)


@dataclass(frozen=True, slots=True)
class Assignment:
    """The routes of one use case."""

    primary: str
    fallbacks: tuple[str, ...]

    @property
    def routes(self) -> tuple[str, ...]:
        """Primary, then fallbacks."""
        return (self.primary, *self.fallbacks)


Plan = dict[str, Assignment]
"""Assignments by use case."""


def plan_cost(problem: PlanProblem, plan: Plan) -> float:
    """Dollars a month: fixed costs of all routes held, primaries at volume, fallbacks on standby."""
    total = sum(problem.contracts[route].fixed for route in sorted(routes_held(problem, plan)))
    for case in problem.served:
        assignment = plan[case.id]
        for option in case.options:
            if option.route == assignment.primary:
                total += option.cost
            elif option.route in assignment.fallbacks:
                total += option.standby
    return total


def routes_held(problem: PlanProblem, plan: Plan) -> set[str]:
    """Routes that are used, or pinned for the whole portfolio."""
    routes = {route for assignment in plan.values() for route in assignment.routes}
    return routes | {route for case, route in problem.limits.pins if not case}
