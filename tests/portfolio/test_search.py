"""The search in steps finds what the whole programme holds, and proves it."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from test_portfolio import problems

from riskctl.portfolio import search as searching
from riskctl.portfolio.checker import violations
from riskctl.portfolio.greedy import greedy
from riskctl.portfolio.problem import (
    Assignment,
    Contract,
    Limits,
    NodeCap,
    Option,
    PlanCase,
    PlanProblem,
    plan_cost,
)
from riskctl.portfolio.rounding import Rounding
from riskctl.portfolio.solve import solve


def generated(seed: int, cases: int = 14, routes: int = 60, scenarios: int = 9) -> PlanProblem:
    draw = random.Random(seed)
    names = [f"r{number:02}" for number in range(routes)]
    hit = {f"s{number}": set(draw.sample(names, routes // 3)) for number in range(scenarios)}
    contracts = {
        name: Contract(name, draw.uniform(200, 9000), frozenset({f"seat:{draw.choice('AB')}"}))
        for name in names
    }
    rows = []
    for number in range(cases):
        fitting = draw.sample(names, routes // 2)
        options = []
        for name in fitting:
            cost = draw.uniform(50, 4000)
            survives = frozenset(key for key, struck in hit.items() if name not in struck)
            options.append(Option(name, cost, cost * 0.05, survives))
        rows.append(PlanCase(f"c{number}", draw.choice((1.0, 8.0)), 1, tuple(options)))
    limits = Limits(max_routes=10, caps=(NodeCap("seat:A", 0.5),))
    return PlanProblem(tuple(rows), contracts, tuple(hit), limits)


@pytest.fixture
def in_steps(monkeypatch):
    monkeypatch.setattr(searching, "SMALL", 0)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_steps_and_the_whole_agree(seed, monkeypatch):
    problem = generated(seed)
    whole = solve(problem, 60.0)
    monkeypatch.setattr(searching, "SMALL", 0)
    steps = solve(problem, 60.0)
    assert whole.status == steps.status == "optimal"
    assert steps.cost == pytest.approx(whole.cost, rel=1e-5)
    assert steps.bound <= steps.cost + 1e-6
    assert violations(problem, steps.plan, steps.cost) == []


def cheapest(problem: PlanProblem) -> float | None:
    """The least cost by trying everything; only for the smallest problems."""
    best: float | None = None

    def assign(index: int, plan: dict[str, Assignment]) -> None:
        nonlocal best
        if index == len(problem.served):
            cost = plan_cost(problem, plan)
            if not violations(problem, plan, cost) and (best is None or cost < best):
                best = cost
            return
        case = problem.served[index]
        names = [option.route for option in case.options]
        for size in range(1, len(names) + 1):
            for chosen in combinations(names, size):
                for primary in chosen:
                    fallbacks = tuple(name for name in chosen if name != primary)
                    assign(index + 1, {**plan, case.id: Assignment(primary, fallbacks)})

    assign(0, {})
    return best


@settings(max_examples=25, deadline=None)
@given(problems())
def test_the_optimum_is_that_of_trying_everything(problem):
    small = PlanProblem(problem.cases[:2], problem.contracts, problem.scenarios, problem.limits)
    best = cheapest(small)
    found = solve(small)
    assert (best is None) == (not found.plan)
    if best is not None and small.served:
        assert found.cost == pytest.approx(best)


def test_what_cannot_be_is_infeasible_in_steps_too(in_steps):
    problem = generated(4)
    tight = PlanProblem(problem.cases, problem.contracts, problem.scenarios, Limits(budget=1.0))
    assert solve(tight).status == "infeasible"


def test_exchanges_never_make_a_plan_dearer():
    for seed in range(4):
        problem = generated(seed)
        first = greedy(problem)
        cost = plan_cost(problem, first)
        base = {} if violations(problem, first, cost) else first
        shares = {route: 1.0 / index for index, route in enumerate(problem.contracts, 1)}
        plan = Rounding(problem).best(shares, base)
        if plan:
            assert violations(problem, plan, plan_cost(problem, plan)) == []
            assert not base or plan_cost(problem, plan) <= cost
