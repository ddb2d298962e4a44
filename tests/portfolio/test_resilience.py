"""What a plan survives: pairs at once, the loss of any operator; and what each of these costs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import NO_LISTS, catalogue_of, rule_data, rules_of
from test_portfolio import DAY, nodes

from riskctl.assessment.assessor import Assessor, Subject
from riskctl.assessment.law import Law
from riskctl.assessment.rejudge import Rejudge
from riskctl.assessment.scenario import FactPatch, Scenario
from riskctl.facts.values import Known
from riskctl.portfolio.concentration import NodeUsage, points_of_failure
from riskctl.portfolio.grid import judge_grid
from riskctl.portfolio.joint import engine, joined
from riskctl.portfolio.losses import losses, pairs_of
from riskctl.portfolio.nodes import UNKNOWN_NODE
from riskctl.portfolio.planning import Wishes, planning
from riskctl.portfolio.prices import price_questions
from riskctl.portfolio.solve import solve
from riskctl.portfolio.worth import valued
from riskctl.rules.conditions import parse_condition
from riskctl.workspace.errors import RequestError

NAMES = ("us-frontier-cutoff", "deepseek-entity-listed")


@pytest.fixture(scope="module")
def grid(session, group):
    names = (*NAMES, *pairs_of(group.file.policy))
    return judge_grid(session, group, names, lambda member: member.allowed)


@pytest.fixture(scope="module")
def wishes(group):
    return Wishes(group.file.policy, scenarios=NAMES)


def test_a_pair_is_judged_as_one_scenario(session, grid):
    pair = " + ".join(NAMES)
    assert pair in grid.scenarios
    both = engine(session, pair).scenario
    one, two = (engine(session, name).scenario for name in NAMES)
    assert both == joined(one, two)
    assert both.facts == one.facts and both.listings == two.listings
    with pytest.raises(RequestError):
        engine(session, "us-frontier-cutoff + nothing-such")


def test_two_scenarios_at_once_can_take_what_neither_takes_alone(session):
    both = {"all": [{"fact": name, "is": "true"} for name in ("data.personal", "data.classified")]}
    rules = rules_of(rule_data("both", effect="block", strength="severe", when=both))
    one, two = (
        Scenario(id=name, facts=(FactPatch(name, Known(True), None),))
        for name in ("data.personal", "data.classified")
    )
    decisions = []
    for scenario in (one, two, joined(one, two)):
        law = Law(rules, NO_LISTS, session.workspace.policy)
        assessor = Assessor(catalogue_of(), law, DAY, scenario)
        judged = assessor.judge(Subject("example-one", "example-api"), None, {})
        decisions.append([outcome.verdict for outcome in judged.outcomes])
    assert decisions == [["unknown"], ["unknown"], ["triggered"]]


def test_the_plan_survives_the_loss_of_any_operator(session, group, grid, wishes):
    work = planning(group, grid, wishes)
    assert set(losses(grid, group.file.policy)) <= set(work.problem.scenarios)
    solution = solve(work.problem)
    uncoverable = {case for case, name in work.problem.uncoverable if name.startswith("loss of")}
    for member in group.members:
        case = member.entry.id
        if case in uncoverable:
            continue
        operators = [
            grid.cells[case, route].nodes["operator"] for route in solution.plan[case].routes
        ]
        assert len(frozenset.union(*operators)) > 1, case


def test_a_route_whose_nodes_are_not_all_known_stands_under_no_loss_of_them(group, grid, wishes):
    policy = wishes.policy.model_copy(update={"survive_loss_of": ("host-country",)})
    problem = planning(group, grid, replace(wishes, policy=policy)).problem
    unknown = [
        (case.id, option)
        for case in problem.cases
        for option in case.options
        if UNKNOWN_NODE in grid.cells[case.id, option.route].nodes["host-country"]
    ]
    assert unknown
    for _, option in unknown:
        assert not any(name.startswith("loss of host-country") for name in option.survives)


def test_a_service_with_several_hosts_needs_none_of_them_alone():
    many = nodes("x") | {"host-country": frozenset({"DE", "FR"})}
    sole = nodes("x") | {"host-country": frozenset({"DE"})}
    kinds = {row.kind for row in points_of_failure([NodeUsage("a", 1.0, (many,))])}
    assert "host-country" not in kinds
    kinds = {row.kind for row in points_of_failure([NodeUsage("a", 1.0, (sole, sole))])}
    assert "host-country" in kinds


def test_the_example_pays_for_doing_without_its_own_machines(group, grid, wishes):
    problem = planning(group, grid, wishes).problem
    questions = price_questions(group, grid, wishes)
    base, worth = valued(problem, solve(problem), questions)
    rows = {row.change: row for row in worth.prices}
    assert rows["without self-hosting"].cost > base.cost + 1
    assert rows["without surviving the loss of any one operator"].cost < base.cost - 1
    assert rows["without any model of seat US"].cost > base.cost
    assert rows["without any model of seat CN"].cost > base.cost
    for name, row in rows.items():
        loosened = "any model" not in name and name != "without self-hosting"
        if loosened and row.cost is not None and not row.unserved:
            assert row.cost <= base.cost + 1e-6 or "surviv" in name, name


def test_conditions_before_go_live_come_with_the_routes(group, grid, wishes):
    solution = solve(planning(group, grid, wishes).problem)
    texts = []
    for case, assignment in solution.plan.items():
        for route in assignment.routes:
            conditions = grid.conditions(case, route)
            texts += conditions
            if grid.cells[case, route].verdict.outcome == "approve-with-conditions":
                assert conditions, (case, route)
    assert any(text.startswith("Before go-live: ") for text in texts)


def test_a_scenario_that_touches_nothing_changes_nothing(session, group):
    today = session.request().assessor
    where = parse_condition({"fact": "actor.country", "is": "AQ"}, lambda path, text: None)
    patch = FactPatch("model.suspended_by_order", Known(True), where)
    idle = Scenario(id="idle", title="Nothing", trigger="None", facts=(patch,))
    workspace = session.workspace
    supposed = Assessor(workspace.catalogue, workspace.law(), session.as_of, scenario=idle)
    rejudge = Rejudge(today, supposed)
    for member in group.members[:4]:
        for route in member.allowed:
            judgement = today.judge(group.offers[route].subject, member.case, {})
            again = rejudge.judge(judgement, member.case)
            assert again.verdicts == judgement.verdicts
            assert again.scores == judgement.scores


OUTCOMES = ("approve", "approve-with-conditions", "needs-information")


@settings(max_examples=20, deadline=None)
@given(
    st.sets(st.sampled_from(OUTCOMES), min_size=1),
    st.sets(st.sampled_from(("seat", "operator", "host-country"))),
    st.integers(1, 6),
)
def test_a_plan_never_uses_a_blocked_route(group, grid, accepted, kinds, most):
    update = {
        "accept": tuple(sorted(accepted)),
        "survive_loss_of": tuple(sorted(kinds)),
        "max_routes": most,
    }
    policy = group.file.policy.model_copy(update=update)
    solution = solve(planning(group, grid, Wishes(policy, scenarios=NAMES)).problem)
    for case, assignment in solution.plan.items():
        for route in assignment.routes:
            verdict = grid.cells[case, route].verdict
            assert not verdict.blocked
            assert verdict.outcome in accepted
