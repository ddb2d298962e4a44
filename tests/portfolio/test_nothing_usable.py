"""A portfolio of which nothing can be used yet: no plan is claimed, and what to find out first is named."""

from __future__ import annotations

import pytest
from test_portfolio import EXAMPLE
from test_portfolio_documents import checked

from riskctl.portfolio.documents import stress_document
from riskctl.portfolio.draft import draft_plan
from riskctl.portfolio.load import load_portfolio
from riskctl.portfolio.planning import Wishes
from riskctl.portfolio.stress import stress
from riskctl.reports.pages.plan import plan_report
from riskctl.reports.pages.stress import stress_report
from riskctl.reports.pages.text import plain
from riskctl.text.located import load, parse

HOSPITAL = EXAMPLE.parent / "german-hospital-group.yaml"
SCENARIOS = ("us-frontier-cutoff", "taiwan-strait")


@pytest.fixture(scope="module")
def unanswered(session):
    """The hospital before anybody has said whether US persons take part."""
    lines = HOSPITAL.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if "us_" not in line or "fixed" in line)
    return load_portfolio(parse(text, "hospital.yaml"), session)


@pytest.fixture(scope="module")
def planned(session, unanswered):
    return draft_plan(
        session, unanswered, Wishes(unanswered.file.policy, scenarios=SCENARIOS), True
    )


def test_what_the_organisation_can_answer_comes_first(planned):
    asked = {row["fact"]: row for row in planned["questions"]}
    assert {"actor.us_person", "use.in_us_defence_contract"} <= set(asked)
    own = [row["known_by"] == "organisation" for row in planned["questions"]]
    assert own == sorted(own, reverse=True)
    held = {
        (row["use_case"], row["route"])
        for row in planned["barred"]
        if any("needs-information" in reason for reason in row["reasons"])
    }
    assert 0 < asked["actor.us_person"]["waiting"] <= len(held)


def test_no_plan_is_claimed_where_no_route_may_be_used(session, unanswered):
    policy = unanswered.file.policy.model_copy(update={"accept": ("approve",)})
    document = draft_plan(session, unanswered, Wishes(policy, scenarios=SCENARIOS), True)
    checked("plan", document)
    assert document["solver"]["status"] == "infeasible"
    assert (document["assignments"], document["cost_usd_month"]) == ([], None)
    assert document["prices"] == document["frontier"] == []
    assert len(document["unserved"]) == 8
    shown = plain(plan_report(document))
    assert "8 of 8 use cases have no usable route" in " ".join(shown.split())
    assert "What to find out first" in shown


def test_a_use_case_that_no_route_fits_is_told_beside_the_plan_of_the_others(session):
    text = HOSPITAL.read_text(encoding="utf-8").replace("[de, ar, tr, uk]", "[de, ar, tr, sq]")
    hospital = load_portfolio(parse(text, "hospital.yaml"), session)
    document = draft_plan(session, hospital, Wishes(hospital.file.policy), False)
    assert document["unserved"] == ["translation"]
    shown = " ".join(plain(plan_report(document)).split())
    assert "1 of 8 use cases have no usable route" in shown
    assert "the language sq is not stated of the route" in shown


def test_routes_in_use_that_are_not_let_through_are_named_before_any_scenario(session, unanswered):
    document = stress_document(stress(session, unanswered, SCENARIOS))
    shown = " ".join(plain(stress_report(document)).split())
    assert (
        "needs-information today, and in use: gpt-5.4@azure-foundry-eu (discharge-letters" in shown
    )


def test_the_hospital_is_served_once_the_questions_are_answered(session):
    hospital = load_portfolio(load(HOSPITAL), session)
    document = draft_plan(session, hospital, Wishes(hospital.file.policy), False)
    assert document["unserved"] == [] and document["solver"]["status"] == "optimal"
