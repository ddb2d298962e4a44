"""Check a plan against its problem from the definitions alone; shares nothing with the solvers but the data."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.portfolio.problem import EPSILON, Assignment, Plan, PlanCase, PlanProblem


def violations(problem: PlanProblem, plan: Plan, claimed: float) -> list[str]:
    """Everything that is wrong with a plan whose solver claims this monthly cost; empty when it holds."""
    wrong: list[str] = []
    for case in problem.cases:
        # Nobody may serve it: then the plan must leave it out and say so.
        if not case.options:
            if case.id in plan:
                wrong.append(f"{case.id} is planned, though every route is barred")
            continue
        assignment = plan.get(case.id)
        if assignment is None:
            wrong.append(f"{case.id} has no primary route")
            continue
        wrong += _case(problem, case, assignment)
    # Sums over a plan with holes in it would say nothing.
    if not wrong:
        wrong += _limits(problem, plan, claimed)
    return wrong


def _case(problem: PlanProblem, case: PlanCase, assignment: Assignment) -> Iterator[str]:
    routes = [assignment.primary, *assignment.fallbacks]
    allowed = {option.route: option.survives for option in case.options}
    for route in routes:
        if route not in allowed:
            yield f"{case.id} uses {route}, which is barred for it"
    if len(set(routes)) != len(routes):
        yield f"{case.id} names a route twice"
    if len(routes) < min(len(allowed), 1 + case.fallbacks):
        yield f"{case.id} has {len(routes)} routes, fewer than it should"
    for scenario in problem.scenarios:
        possible = any(scenario in survives for survives in allowed.values())
        covered = any(scenario in allowed.get(route, frozenset()) for route in routes)
        if possible and not covered:
            yield f"{case.id} has no route left under {scenario}"


def _limits(problem: PlanProblem, plan: Plan, claimed: float) -> Iterator[str]:
    limits = problem.limits
    routes = {
        route
        for assignment in plan.values()
        for route in (assignment.primary, *assignment.fallbacks)
    }
    for case_id, route in limits.pins:
        if not case_id:
            routes.add(route)
        elif case_id in plan and plan[case_id].primary != route:
            yield f"{case_id} is pinned to {route} and has another primary"
    if limits.max_routes is not None and len(routes) > limits.max_routes:
        yield f"{len(routes)} routes are held, more than {limits.max_routes}"
    cost = _cost(problem, plan, routes)
    # Relative too: in millions the last digits of a sum are noise.
    if abs(cost - claimed) > max(EPSILON, 1e-6 * abs(cost)):
        yield f"the plan costs {cost:.2f}, not {claimed:.2f}"
    if limits.budget is not None and cost > limits.budget + 0.01:
        yield f"the plan costs {cost:.2f}, more than {limits.budget:.2f}"
    weights = {case.id: case.weight for case in problem.cases if case.options}
    total = sum(weights.values())
    for cap in limits.caps:
        at_node = sum(
            weight
            for case_id, weight in weights.items()
            if cap.node in problem.contracts[plan[case_id].primary].nodes
        )
        if at_node > cap.at_most * total + EPSILON * total:
            yield f"{at_node / total:.0%} of the weight is at {cap.node}, more than {cap.at_most:.0%}"


def _cost(problem: PlanProblem, plan: Plan, routes: set[str]) -> float:
    cost = 0.0
    for route in routes:
        cost += problem.contracts[route].fixed
    for case in problem.cases:
        for option in case.options:
            if plan[case.id].primary == option.route:
                cost += option.cost
            elif option.route in plan[case.id].fallbacks:
                cost += option.standby
    return cost
