"""Why a plan has each of its routes, from the problem and the plan alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.portfolio.problem import Option, Plan, PlanCase, PlanProblem, routes_held

_NAMED = 3
"""Scenarios, or cheaper routes, named in one reason."""


def reasons(problem: PlanProblem, plan: Plan) -> dict[tuple[str, str], tuple[str, ...]]:
    """By use case and route, why the plan has it."""
    held = routes_held(problem, plan)
    reasons: dict[tuple[str, str], tuple[str, ...]] = {}
    for case in problem.served:
        routes = plan[case.id].routes
        options = {option.route: option for option in case.options}
        chosen = [options[route] for route in routes]
        reasons[case.id, routes[0]] = tuple(_primary(problem, case, chosen[0], held))
        for option in chosen[1:]:
            reasons[case.id, option.route] = tuple(_fallback(problem, case, option, chosen))
    return reasons


def _primary(
    problem: PlanProblem, case: PlanCase, primary: Option, held: set[str]
) -> Iterator[str]:
    if (case.id, primary.route) in problem.limits.pins:
        yield "pinned as primary"
    cheaper = [option for option in case.options if option.cost < primary.cost]
    # By route at the end: two prices may be the same, and the text must not change with the file.
    cheaper.sort(key=lambda option: (option.cost, option.route))
    if not cheaper:
        cost = f"{primary.cost:,.0f} USD a month"
        yield f"cheapest at this volume of {len(case.options)} usable, {cost} beside what it is held for"
        return
    yield f"{primary.cost:,.0f} USD a month at this volume; {_passed_over(problem, cheaper, held)}"


def _passed_over(problem: PlanProblem, cheaper: Sequence[Option], held: set[str]) -> str:
    """What speaks against the routes that are cheaper at volume, as far as the problem tells."""
    parts = []
    for option in cheaper[:_NAMED]:
        fixed = problem.contracts[option.route].fixed
        why = "held too: the limits of the policy, or the cost of the rest of the plan, decide"
        if option.route not in held:
            why = f"would have to be held for {fixed:,.0f}"
        parts.append(f"{option.route} ({option.cost:,.0f}) {why}")
    more = len(cheaper) - _NAMED
    tail = f"; and {more} more" if more > 0 else ""
    return "cheaper by volume alone: " + "; ".join(parts) + tail


def _fallback(
    problem: PlanProblem, case: PlanCase, fallback: Option, chosen: Sequence[Option]
) -> Iterator[str]:
    primary = chosen[0]
    others = [option for option in chosen if option is not fallback]
    alone = [
        name
        for name in problem.scenarios
        if name in fallback.survives and not any(name in option.survives for option in others)
    ]
    after_primary = [
        name
        for name in problem.scenarios
        if name in fallback.survives and name not in primary.survives
    ]
    # The strongest reason alone: who reads why a fallback is paid for needs one, not three.
    if alone:
        yield f"alone stands under {_names(alone)}"
    elif after_primary:
        yield f"stands under {_names(after_primary)}, where the primary does not"
    if len(chosen) <= case.wanted:
        wanted = case.wanted - 1
        number = "the fallback" if wanted == 1 else f"one of the {wanted} fallbacks"
        yield f"{number} that the policy asks for"
    yield f"{fallback.standby:,.0f} USD a month on standby"


def _names(scenarios: Sequence[str]) -> str:
    more = len(scenarios) - _NAMED
    tail = f" and {more} more" if more > 0 else ""
    return ", ".join(scenarios[:_NAMED]) + tail
