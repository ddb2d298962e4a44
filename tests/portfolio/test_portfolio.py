from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from riskctl import Conditions
from riskctl.assessment.rejudge import Rejudge
from riskctl.cli.app import app
from riskctl.portfolio.checker import violations
from riskctl.portfolio.concentration import NodeUsage, concentrations, points_of_failure
from riskctl.portfolio.grid import judge_grid
from riskctl.portfolio.load import load_portfolio
from riskctl.portfolio.losses import pairs_of
from riskctl.portfolio.nodes import KINDS, UNKNOWN_NODE
from riskctl.portfolio.planning import Wishes, planning
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
from riskctl.portfolio.solve import solve
from riskctl.portfolio.stress import stress
from riskctl.portfolio.verdict import RouteVerdict, effect, usable
from riskctl.text.located import InputError, parse

EXAMPLE = Path(__file__).parents[2] / "data" / "portfolios" / "malaysian-group.yaml"
DAY = "2026-11-28"


def test_problems_are_told_at_their_lines(session):
    text = EXAMPLE.read_text(encoding="utf-8")
    for good, bad in (
        ("criticality: critical", "criticality: crucial"),
        ("at_most: 0.6", "at_most: 6"),
        ("[us-frontier-cutoff, deepseek", "[us-frontier-cutof, deepseek"),
        ("uses: [gpt-5.4@openai-api", "uses: [gpt-5.5@openai-api"),
        ("sector: banking", "sector: bankin"),
    ):
        assert good in text
        line = text[: text.index(good)].count("\n") + 1
        with pytest.raises(InputError) as caught:
            load_portfolio(parse(text.replace(good, bad, 1), "group.yaml"), session)
        places = {problem.line for problem in caught.value.problems}
        assert line in places, (bad, caught.value.problems)


def test_judging_what_is_touched_equals_judging_everything(session, group):
    today = session.request().assessor
    for name in group.scenarios:
        supposed = session.request(conditions=Conditions(scenario=name)).assessor
        rejudge = Rejudge(today, supposed)
        for member in group.members[:2]:
            for route in member.uses:
                subject = group.offers[route].subject
                whole = supposed.judge(subject, member.case, {})
                partly = rejudge.judge(today.judge(subject, member.case, {}), member.case)
                assert partly.verdicts.decision == whole.verdicts.decision, (name, route)
                assert partly.scores == whole.scores
                assert partly.outcomes == whole.outcomes


def test_stress_finds_the_cutoff(session, group):
    found = stress(session, group, ("us-frontier-cutoff", "zhipu-name-trap"))
    states = {(row.case, row.scenario): row.state for row in found.rows}
    assert states["payment-screening", "us-frontier-cutoff"] == "all-lost"
    assert states["payment-screening", "zhipu-name-trap"] == "holds"
    assert ("maker", "anthropic") in {(row.kind, row.node) for row in found.points}


def test_the_plan_leaves_critical_use_cases_served(session, group):
    names = ("us-frontier-cutoff", "deepseek-entity-listed")
    policy = group.file.policy
    pairs = pairs_of(policy)
    assert pairs
    grid = judge_grid(session, group, (*names, *pairs), lambda member: member.allowed)
    work = planning(group, grid, Wishes(policy, scenarios=names))
    solution = solve(work.problem)
    assert solution.status == "optimal"
    for member in group.members:
        routes = solution.plan[member.entry.id].routes
        cells = [grid.cells[member.entry.id, route] for route in routes]
        assert not any(cell.verdict.blocked for cell in cells)
        if member.entry.criticality == "critical":
            assert len(routes) == 3
            for name in (*names, *pairs):
                assert any(cell.effects[name] == "stands" for cell in cells)


VERDICT = RouteVerdict("approve", frozenset(), frozenset())


def test_effects():
    assert effect(VERDICT, VERDICT) == "stands"
    assert effect(VERDICT, RouteVerdict("reject", frozenset({"a"}), frozenset())) == "lost"
    asks = RouteVerdict("needs-information", frozenset(), frozenset({"a"}))
    assert effect(VERDICT, asks) == "uncertain"
    assert effect(asks, asks) == "stands"
    assert effect(VERDICT, RouteVerdict("escalate", frozenset(), frozenset())) == "uncertain"
    assert not usable(RouteVerdict("approve", frozenset({"a"}), frozenset()), ("approve",))
    assert not usable(asks, ("approve",))


def nodes(maker):
    return {kind: frozenset({UNKNOWN_NODE}) for kind in KINDS} | {"maker": frozenset({maker})}


def test_concentration():
    usages = [NodeUsage("a", 3.0, (nodes("x"),)), NodeUsage("b", 1.0, (nodes("y"), nodes("x")))]
    maker = next(row for row in concentrations(usages) if row.kind == "maker")
    assert maker.shares == (("x", 0.75), ("y", 0.25))
    assert maker.hhi == pytest.approx(0.625)
    assert maker.effective == pytest.approx(1.6)
    points = points_of_failure(usages)
    assert [(row.kind, row.node, row.cases) for row in points] == [("maker", "x", ("a",))]


SCENARIOS = ("s1", "s2", "s3")
ROUTES = ("r1", "r2", "r3", "r4")


@st.composite
def problems(draw):
    contracts = {
        name: Contract(
            name,
            float(draw(st.integers(0, 50))),
            frozenset({f"seat:{draw(st.sampled_from('AB'))}"}),
        )
        for name in ROUTES
    }
    cases = []
    for number in range(draw(st.integers(1, 4))):
        chosen = draw(st.sets(st.sampled_from(ROUTES), min_size=1))
        options = []
        for route in sorted(chosen):
            cost = float(draw(st.integers(1, 40)))
            survives = draw(st.frozensets(st.sampled_from(SCENARIOS)))
            options.append(Option(route, cost, cost / 10, survives))
        cases.append(PlanCase(f"c{number}", 1.0, draw(st.integers(0, 2)), tuple(options)))
    return PlanProblem(tuple(cases), contracts, SCENARIOS)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_every_plan_passes_the_checker_and_no_cost_is_below_the_bound(problem):
    exact, greedy = solve(problem), solve(problem, exact=False)
    assert exact.status == "optimal"
    assert not violations(problem, exact.plan, exact.cost)
    assert greedy.cost >= exact.cost - 1e-6


@settings(max_examples=40, deadline=None)
@given(problems(), st.integers(1, 40))
def test_adding_a_route_that_may_replace_any_never_raises_the_optimum(problem, cost):
    """Where as many routes are wanted as before; a use case short of routes would get more of them."""
    full = [case for case in problem.cases if len(case.options) > case.fallbacks]
    if not full:
        return
    before = PlanProblem(tuple(full), problem.contracts, SCENARIOS)
    covered = tuple(name for name in SCENARIOS if all(case.coverable(name) for case in full))
    before = PlanProblem(before.cases, before.contracts, covered)
    extra = Option("r9", float(cost), 1.0, frozenset(SCENARIOS))
    cases = tuple(
        PlanCase(case.id, case.weight, case.fallbacks, (*case.options, extra)) for case in full
    )
    after = PlanProblem(cases, {**problem.contracts, "r9": Contract("r9", 5.0)}, covered)
    assert solve(after).cost <= solve(before).cost + 1e-6


SMALL = PlanProblem(
    (
        PlanCase(
            "c",
            1.0,
            1,
            (
                Option("a", 10.0, 1.0, frozenset({"s"})),
                Option("b", 20.0, 2.0, frozenset()),
                Option("d", 30.0, 3.0, frozenset()),
            ),
        ),
    ),
    {name: Contract(name, 5.0, frozenset({"seat:US"})) for name in ("a", "b", "d")},
    ("s",),
)


def test_the_checker_refuses():
    good = {"c": Assignment("a", ("b",))}
    cost = plan_cost(SMALL, good)
    assert cost == 22.0
    assert violations(SMALL, good, cost) == []
    assert violations(SMALL, good, cost - 1)
    assert violations(SMALL, {}, 0.0)
    assert violations(SMALL, {"c": Assignment("a", ())}, 15.0)
    assert violations(SMALL, {"c": Assignment("a", ("a",))}, 15.0)
    assert violations(SMALL, {"c": Assignment("a", ("z",))}, 15.0)
    assert violations(SMALL, {"c": Assignment("b", ("d",))}, 33.0)
    for limits in (
        Limits(max_routes=1),
        Limits(budget=20.0),
        Limits(caps=(NodeCap("seat:US", 0.5),)),
        Limits(pins=(("c", "b"),)),
    ):
        tight = PlanProblem(SMALL.cases, SMALL.contracts, SMALL.scenarios, limits)
        assert violations(tight, good, cost)


def test_limits_decide_the_plan():
    assert solve(SMALL).plan["c"] == Assignment("a", ("b",))
    pinned = PlanProblem(SMALL.cases, SMALL.contracts, ("s",), Limits(pins=(("c", "b"),)))
    assert solve(pinned).plan["c"] == Assignment("b", ("a",))
    poor = PlanProblem(SMALL.cases, SMALL.contracts, ("s",), Limits(budget=20.0))
    assert solve(poor).status == "infeasible"
    none = PlanProblem((PlanCase("c", 1.0, 1, ()),), {}, ("s",))
    assert none.unserved == ("c",)


def test_commands_print_json():
    run = CliRunner()
    call = [str(EXAMPLE), "--as-of", DAY, "--scenario", "us-frontier-cutoff", "--format"]
    document = json.loads(run.invoke(app, ["stress", *call, "json"]).stdout)
    assert {row["scenario"] for row in document["matrix"]} == {"us-frontier-cutoff"}
    for shares in document["concentration"]:
        assert sum(row["share"] for row in shares["shares"]) == pytest.approx(1.0, abs=1e-4)
    planned = json.loads(run.invoke(app, ["plan", *call, "json", "--no-prices"]).stdout)
    assert planned["solver"]["status"] == "optimal"
    barred = {(row["use_case"], row["route"]) for row in planned["barred"]}
    used = {
        (row["use_case"], one["route"]) for row in planned["assignments"] for one in row["routes"]
    }
    assert used and not used & barred
    shown = run.invoke(app, ["plan", *call, "markdown", "--no-prices"])
    assert "## Barred" in shown.stdout


def test_the_solver_prints_nothing():
    """Its banner is written below Python, where only a process of its own shows it."""
    code = "import sys; from tests.portfolio.test_portfolio import SMALL, solve; "
    code += "sys.stdout.write(solve(SMALL).solver)"
    call = [sys.executable, "-c", code]
    shown = subprocess.run(call, capture_output=True, text=True, check=True, cwd=EXAMPLE.parents[2])
    assert shown.stdout == "HiGHS"
