"""The documents of stress, plan and compare are what their published schemas say, and say why."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator as Validator
from test_portfolio import DAY, EXAMPLE, SMALL
from typer.testing import CliRunner

from riskctl import compare
from riskctl.cli.app import app
from riskctl.cli.guard import UsageProblem
from riskctl.portfolio.because import reasons
from riskctl.portfolio.documents import stress_document
from riskctl.portfolio.draft import draft_plan
from riskctl.portfolio.planning import Wishes
from riskctl.portfolio.problem import Assignment
from riskctl.portfolio.stopwatch import Stopwatch
from riskctl.portfolio.stress import stress
from riskctl.schema import schema

BOTH = "us-frontier-cutoff + deepseek-entity-listed"


def checked(name: str, document: object) -> None:
    plain = json.loads(json.dumps(document))
    problems = [f"{error.json_path}: {error.message}" for error in
                Validator(schema(name)).iter_errors(plain)]  # fmt: skip
    assert not problems


@pytest.fixture(scope="module")
def stressed(session, group):
    return stress_document(stress(session, group, ("us-frontier-cutoff", BOTH)))


@pytest.fixture(scope="module")
def planned(session, group):
    names = ("us-frontier-cutoff", "deepseek-entity-listed")
    return draft_plan(session, group, Wishes(group.file.policy, scenarios=names), True)


def test_documents_are_what_the_schemas_say(session, stressed, planned):
    checked("stress", stressed)
    checked("plan", planned)
    routes = session.compare(["gpt-oss-120b"])
    checked("compare", compare.ranked(routes))
    changes = compare.changes(routes[0], routes[1])
    checked("compare", changes)
    checked("compare", [changes, changes])


@pytest.mark.parametrize("name", ["stress", "plan"])
def test_the_schemas_are_closed(name, stressed, planned):
    document = dict(stressed if name == "stress" else planned)
    with pytest.raises(AssertionError):
        checked(name, {**document, "more": 1})
    del document["kind"]
    with pytest.raises(AssertionError):
        checked(name, document)


def test_a_pair_is_a_column_of_its_own(stressed):
    assert [row["id"] for row in stressed["scenarios"]] == ["us-frontier-cutoff", BOTH]
    states = {(row["use_case"], row["scenario"]): row for row in stressed["matrix"]}
    assert states["payment-screening", BOTH]["state"] == "all-lost"
    # Of two scenarios at once the shorter notice counts.
    assert states["payment-screening", BOTH]["notice_hours"] == 6


def test_every_kind_of_the_issue_has_a_concentration(stressed):
    kinds = [row["kind"] for row in stressed["concentration"]]
    assert kinds == ["maker", "ultimate-parent", "seat", "operator", "host-country", "chip-maker",
                     "fab", "model-family", "licence"]  # fmt: skip
    shares = {
        row["kind"]: {one["node"] for one in row["shares"]} for row in stressed["concentration"]
    }
    assert "nvidia" in shares["chip-maker"] and "tsmc" in shares["fab"]


def test_a_plan_says_what_today_costs_and_which_routes_come_and_go(group, planned):
    today = planned["today"]
    in_use = {route for member in group.members for route in member.uses}
    held = {row["route"] for case in planned["assignments"] for row in case["routes"]}
    assert set(today["routes"]) == in_use
    assert set(today["taken_up"]) == held - in_use
    assert set(today["given_up"]) == in_use - held
    fixed = sum(group.offers[route].entry.fixed_usd for route in in_use)
    assert today["cost_usd_month"] > fixed


def test_the_migration_leads_from_today_to_the_plan(group, planned):
    routes = {member.entry.id: list(member.uses) for member in group.members}
    for step in planned["migration"]:
        now = routes[step["use_case"]]
        if step["step"] == "primary":
            now[:1] = []
            if step["to"] in now:
                now.remove(step["to"])
            now.insert(0, step["to"])
            assert step["switch_hours"] is not None
        elif step["step"] in ("add-fallback", "keep-as-fallback"):
            now.append(step["to"])
        else:
            now.remove(step["from"])
    for case in planned["assignments"]:
        assert set(routes[case["use_case"]]) == {row["route"] for row in case["routes"]}
        assert routes[case["use_case"]][0] == case["routes"][0]["route"]


def test_every_route_says_why_it_was_chosen(planned):
    rows = [row for case in planned["assignments"] for row in case["routes"]]
    assert rows and all(row["reasons"] for row in rows)


def test_reasons_name_what_a_fallback_alone_covers_and_what_was_passed_over():
    plan = {"c": Assignment("b", ("a",))}
    why = reasons(SMALL, plan)
    assert why["c", "a"][0] == "alone stands under s"
    assert "cheaper by volume alone: a (10) held too" in why["c", "b"][0]
    plan = {"c": Assignment("b", ("d",))}
    assert "a (10) would have to be held for 5" in reasons(SMALL, plan)["c", "b"][0]


def test_the_time_limit_runs_by_the_clock_that_is_handed_in():
    now = [0.0]
    watch = Stopwatch(10.0, lambda: now[0])
    assert watch.left == 10.0
    now[0] = 4.0
    assert watch.left == 6.0 and watch.part(2.0).left == 2.0 and watch.part(99.0).left == 6.0
    watch.note(7.0)
    assert watch.left == 3.0
    now[0] = 30.0
    assert watch.left == 0.0


def test_a_plan_is_priced_within_the_limit_whatever_the_clock_says(session, group):
    """A clock that leaps leaves no time for prices: the plan stands, and every price is a plan that was checked."""
    ticks = iter(range(0, 100_000, 3))
    wishes = Wishes(group.file.policy, scenarios=("us-frontier-cutoff",))
    document = draft_plan(session, group, wishes, True, lambda: float(next(ticks)))
    assert document["assignments"] and document["prices"]
    checked("plan", document)


def test_the_command_takes_pairs_and_tells_all_that_is_unknown_at_once():
    run = CliRunner()
    call = ["stress", str(EXAMPLE), "--as-of", DAY, "--format", "json", "--scenario"]
    document = json.loads(run.invoke(app, [*call, BOTH.replace(" ", "")]).stdout)
    assert [row["id"] for row in document["scenarios"]] == [BOTH]
    result = run.invoke(app, [*call, "us-frontier-cutof+taiwan-strai"])
    assert isinstance(result.exception, UsageProblem)
    told = str(result.exception)
    assert "did you mean 'us-frontier-cutoff'" in told and "'taiwan-strait'" in told


def test_the_plan_command_tells_every_bad_name_at_once():
    call = ["plan", str(EXAMPLE), "--as-of", DAY, "--pin", "chat=gpt-5.4@openai-api",
            "--pin", "gpt-5.5@openai-api", "--exclude", "nothing@such"]  # fmt: skip
    result = CliRunner().invoke(app, call)
    assert isinstance(result.exception, UsageProblem)
    told = str(result.exception)
    assert (
        "'chat' is no use case" in told and "gpt-5.5@openai-api" in told and "nothing@such" in told
    )
