"""The dated lists that rules use: memberships that other tools were seen to get wrong, and home laws treated alike."""

from __future__ import annotations

import pytest
from making import TODAY, facts_of

from riskctl.facts.reference import References
from riskctl.rules.conditions import leaves
from riskctl.rules.judge import CompiledBook


@pytest.fixture(scope="module")
def references(bundled) -> References:
    return bundled.references


def test_cuba_is_the_only_member_of_e2(references):
    assert references.members("us.group-e2", TODAY) == {"CU"}
    assert "CU" not in references.members("us.group-e1", TODAY)


@pytest.mark.parametrize("group", ["d1", "d3", "d4", "d5"])
def test_china_is_in_these_groups_and_hong_kong_with_it(references, group):
    assert {"CN", "HK"} <= references.members(f"us.group-{group}", TODAY)


@pytest.mark.parametrize("group", ["a5", "a6"])
def test_china_and_russia_are_in_no_friendly_group(references, group):
    assert not {"CN", "HK", "MO", "RU", "BY"} & references.members(f"us.group-{group}", TODAY)


def test_the_emirates_changed_groups_on_one_day(references):
    before, after = "2026-07-09", "2026-07-10"
    assert "AE" not in references.members("us.group-a5", before)
    assert "AE" in references.members("us.group-a5", after)
    for group in ("d3", "d4"):
        assert "AE" in references.members(f"us.group-{group}", before)
        assert "AE" not in references.members(f"us.group-{group}", after)


def test_cambodia_left_d5_and_stays_in_d1(references):
    assert "KH" in references.members("us.group-d5", "2025-11-06")
    assert "KH" not in references.members("us.group-d5", "2025-11-07")
    assert "KH" in references.members("us.group-d1", TODAY)


@pytest.mark.parametrize("group", ["a5", "a6", "d1", "d2", "d3", "d4", "d5", "e1", "e2"])
def test_malaysia_is_in_none_of_the_groups(references, group):
    assert "MY" not in references.members(f"us.group-{group}", TODAY)


def test_syria_left_the_embargo(references):
    assert "SY" in references.members("us.comprehensive-embargo", "2025-06-30")
    assert references.members("us.comprehensive-embargo", "2025-07-01") == {"CU", "IR", "KP"}


def test_countries_of_concern_hold_hong_kong_and_macau(references):
    found = references.members("us.doj-countries-of-concern", TODAY)
    assert found == {"CN", "HK", "MO", "CU", "IR", "KP", "RU", "VE"}


def test_taiwan_is_no_country_of_concern_in_kansas(references):
    assert "TW" not in references.members("us.kansas-countries-of-concern", TODAY)


def test_who_is_adequate_for_the_union(references):
    adequate = references.members("eu.adequate", TODAY)
    assert {"GB", "JP", "KR", "CH", "BR", "NZ", "IL"} <= adequate
    assert not {"CN", "HK", "SG", "MY", "IN", "AU", "US", "RU"} & adequate
    assert "BR" not in references.members("eu.adequate", "2025-12-31")
    assert "US" in references.members("eu.adequate-if-certified", TODAY)


HOME_LAW = {"cn.access.home-law": "CN", "us.home-law-access.cloud-act": "US"}


@pytest.mark.parametrize("rule_id", sorted(HOME_LAW))
@pytest.mark.parametrize(("customer", "foreign"), [("home", False), ("MY", True), ("FR", True)])
def test_the_home_law_of_an_operator_is_an_exposure_for_customers_abroad(
    bundled, rule_id, customer, foreign
):
    home = HOME_LAW[rule_id]
    rule = next(rule for rule in bundled.rules if rule.id == rule_id)
    facts = facts_of(
        actor__country=home if customer == "home" else customer,
        data__personal="true",
        data__classes=["personal"],
        route__deployment="first-party-api",
        route__home_law_countries=[home],
    )
    outcome = CompiledBook((rule,), bundled.references, TODAY).outcomes(facts)[0]
    assert outcome.verdict == ("triggered" if foreign else "clear")


def test_rules_on_access_share_one_group_and_ask_where_the_customer_is(bundled):
    rules = [rule for rule in bundled.rules if rule.group == "home-law-access"]
    assert {rule.jurisdiction for rule in rules} == {"CN", "US", "EU"}
    for rule in rules:
        asked = {leaf.fact for leaf in leaves(rule.condition)}
        assert "actor.country" in asked or rule.jurisdiction == "EU", rule.id
