"""Bring a plan within its caps: primaries are moved away from a node that has too many, the cheapest move first."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.portfolio.problem import (
    EPSILON,
    Assignment,
    NodeCap,
    Option,
    Plan,
    PlanCase,
    PlanProblem,
    routes_held,
)


def within_caps(problem: PlanProblem, plan: Plan) -> Plan:
    """The plan after such moves; where none is left to make, as far as they went: the checker tells."""
    # The caller may go on with the plan as it was.
    plan = dict(plan)
    # A case is moved once at most for each cap, so that this ends.
    for _ in range(len(plan) * len(problem.limits.caps)):
        cap = next((cap for cap in problem.limits.caps if _excess(problem, plan, cap)), None)
        if cap is None:
            break
        moves = list(_moves(problem, plan, cap))
        if not moves:
            break
        _, case_id, route = min(moves)
        before = plan[case_id]
        fallbacks = tuple(name for name in before.routes if name != route)
        plan[case_id] = Assignment(route, fallbacks)
    return {case.id: _trimmed(problem, case, plan[case.id]) for case in problem.served}


def _excess(problem: PlanProblem, plan: Plan, cap: NodeCap) -> bool:
    total = sum(case.weight for case in problem.served)
    at_node = sum(
        case.weight
        for case in problem.served
        if cap.node in problem.contracts[plan[case.id].primary].nodes
    )
    return at_node > cap.at_most * total + EPSILON * total


def _moves(problem: PlanProblem, plan: Plan, cap: NodeCap) -> Iterator[tuple[float, str, str]]:
    """Extra cost by weight, use case and its new primary, of all moves that overfill no other node."""
    held = routes_held(problem, plan)
    pinned = {case for case, _ in problem.limits.pins if case}
    for case in problem.served:
        primary = plan[case.id].primary
        # A pin is the organisation's own word and stronger than a cap, which the checker then
        # reports.
        if case.id in pinned or cap.node not in problem.contracts[primary].nodes:
            continue
        old = case.option(primary)
        for option in case.options:
            if old is None or cap.node in problem.contracts[option.route].nodes:
                continue
            moved = {**plan, case.id: Assignment(option.route, ())}
            if _overfills(problem, plan, moved):
                continue
            fixed = 0.0 if option.route in held else problem.contracts[option.route].fixed
            # By weight, so that a heavy use case is moved before several light ones that cost as
            # much.
            yield (option.cost - old.cost + fixed) / case.weight, case.id, option.route


def _overfills(problem: PlanProblem, plan: Plan, moved: Plan) -> bool:
    """Whether a node is above its cap after the move that was not before."""
    return any(
        _excess(problem, moved, cap) and not _excess(problem, plan, cap)
        for cap in problem.limits.caps
    )


def _trimmed(problem: PlanProblem, case: PlanCase, assignment: Assignment) -> Assignment:
    """The assignment without fallbacks that neither their number nor cover asks for, the dearest first."""
    chosen = [option for option in case.options if option.route in assignment.routes]
    fallbacks = [option for option in chosen if option.route != assignment.primary]
    for option in sorted(fallbacks, key=lambda option: (-option.standby, option.route)):
        fewer = [kept for kept in chosen if kept is not option]
        if len(fewer) >= case.wanted and _covers(problem, case, fewer):
            chosen = fewer
    names = {option.route for option in chosen}
    return Assignment(
        assignment.primary, tuple(route for route in assignment.fallbacks if route in names)
    )


def _covers(problem: PlanProblem, case: PlanCase, chosen: list[Option]) -> bool:
    return all(
        any(scenario in option.survives for option in chosen)
        for scenario in problem.scenarios
        if case.coverable(scenario)
    )
