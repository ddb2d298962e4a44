"""The same question asked on five days: what was law then, what was announced, what had been withdrawn."""

from __future__ import annotations

import functools

import pytest
from making import assessor_of, facts_of

from riskctl.assessment.assessor import Judgement, Subject
from riskctl.catalogue.use_case import UseCase, load_use_case
from riskctl.text.located import load
from riskctl.workspace.workspace import Workspace

DAYS = ("2025-01-29", "2025-02-05", "2025-10-15", "2026-06-15", "2026-11-23")
DISTILLATION_BILL = "us.official-pressure.distillation-bill"
REPORTED = "us.ear.entity-list-reported"


@pytest.fixture(scope="module")
def ministry(examples) -> UseCase:
    return load_use_case(load(examples / "french-ministry.yaml"))


@pytest.fixture(scope="module")
def judge(bundled: Workspace):
    """Judge a subject on a day; one assessor a day."""
    assessor = functools.cache(lambda day: assessor_of(bundled, day))

    def judged(day: str, model: str, route: str, case: UseCase, **facts: object) -> Judgement:
        return assessor(day).judge(Subject(model, route), case, facts_of(**facts))

    return judged


def story(judgement: Judgement) -> dict[str, str]:
    """What applied or was on the horizon, by rule; a question mark where it was not confirmed."""
    return {
        outcome.rule.id: outcome.verdict + ("" if outcome.confirmed else "?")
        for outcome in judgement.outcomes
        if outcome.verdict in ("triggered", "suspended", "announced")
    }


def over_time(
    judge, rules: tuple[str, ...], *subject: object, **facts: object
) -> dict[str, list[str]]:
    """Per rule what it said on each of the five days; nothing where it did not speak."""
    told = [story(judge(day, *subject, **facts)) for day in DAYS]
    return {rule: [one.get(rule, "") for one in told] for rule in rules}


def test_defence_work_with_a_local_copy(judge, contractor):
    rules = (
        "us.ndaa-2026.s1532",
        "us.ndaa-2026.s1532-wider",
        "us.federal-use.fascsa-order",
        DISTILLATION_BILL,
        REPORTED,
    )
    assert over_time(judge, rules, "deepseek-r1", "self-hosted", contractor) == {
        "us.ndaa-2026.s1532": ["", "", "", "triggered", "triggered"],
        "us.ndaa-2026.s1532-wider": ["", "", "", "announced", "announced"],
        "us.federal-use.fascsa-order": ["", "", "", "", "triggered?"],
        DISTILLATION_BILL: ["", "", "", "announced", "announced"],
        REPORTED: ["", "", "", "", "announced"],
    }
    outcomes = [
        judge(day, "deepseek-r1", "self-hosted", contractor).verdicts.decision for day in DAYS
    ]
    assert outcomes[-2:] == ["reject", "reject"]
    assert "reject" not in outcomes[:3]


def test_the_first_measures_on_the_app_came_within_a_week(judge, ministry):
    """The last days of January and the first of February 2025, for bodies and people in three countries."""
    rules = (
        "restrictions.it.garante",
        "restrictions.au.federal",
        "restrictions.nl.app",
        "restrictions.it.agcm",
    )
    users = {
        "use__government_bodies": ["AU", "NL", "IT"],
        "data__subject_countries": ["IT"],
        "use__places": ["AU", "IT"],
    }
    assert over_time(judge, rules, "deepseek-r1", "deepseek-app", ministry, **users) == {
        "restrictions.it.garante": ["", "triggered", "triggered", "triggered", "triggered"],
        "restrictions.au.federal": ["", "triggered", "triggered", "triggered", "triggered"],
        "restrictions.nl.app": ["", "", "triggered", "triggered", "triggered"],
        "restrictions.it.agcm": ["", "", "", "triggered", "triggered"],
    }


def test_the_fifty_percent_rule_came_was_suspended_and_must_be_checked(judge, bank):
    facts = {"route__listed_ownership_percent": "60", "actor__sends_items_subject_to_ear": "true"}
    assert over_time(
        judge, ("us.ear.affiliates-50",), "deepseek-r1", "self-hosted", bank, **facts
    ) == {
        "us.ear.affiliates-50": ["", "", "triggered", "suspended", "triggered?"],
    }
    decisions = {
        day: judge(day, "deepseek-r1", "self-hosted", bank, **facts).verdicts.decision
        for day in DAYS[2:]
    }
    assert decisions["2025-10-15"] == "reject"
    assert decisions["2026-06-15"] != "reject"
    assert decisions["2026-11-23"] == "escalate"


def test_a_us_model_was_withdrawn_and_came_back(judge, bank):
    rules = (
        "us.model-access.suspended",
        "us.model-access.precedent",
        "us.home-law-access.fisa-702",
    )
    assert over_time(judge, rules, "claude-fable-5", "anthropic-api", bank) == {
        "us.model-access.suspended": ["", "", "", "triggered", ""],
        "us.model-access.precedent": ["", "", "", "triggered", "triggered"],
        "us.home-law-access.fisa-702": ["", "", "triggered", "triggered?", "triggered?"],
    }


def test_the_bank_on_chinese_chips(judge, bank):
    rules = ("us.ear.gp10-serving", "my.strategic-trade.neutral-access", "my.ai.governance-bill")
    facts = {"route__served_on": ["ascend-910c"]}
    assert over_time(judge, rules, "deepseek-r1", "self-hosted", bank, **facts) == {
        "us.ear.gp10-serving": ["", "", "triggered", "triggered", "triggered"],
        "my.strategic-trade.neutral-access": ["", "", "", "triggered", "triggered"],
        "my.ai.governance-bill": ["", "", "", "", "announced"],
    }


def test_the_data_of_the_bank(judge, bank):
    rules = ("my.pdpa.transfer", "my.pdpa.impact-assessment", "cn.access.home-law")
    told = over_time(judge, rules, "deepseek-r1", "deepseek-api", bank)
    # Section 129 asked for a basis before its amendment of April 2025 too.
    assert told["my.pdpa.transfer"] == ["triggered"] * len(DAYS)
    assert told["my.pdpa.impact-assessment"] == ["", "", "", "triggered", "triggered"]
    assert told["cn.access.home-law"] == ["triggered"] * len(DAYS)


@pytest.mark.parametrize("day", DAYS)
def test_nobody_is_told_of_a_listing_that_was_never_published(judge, bank, contractor, day):
    for case in (bank, contractor):
        told = story(judge(day, "deepseek-r1", "self-hosted", case))
        assert not [
            rule for rule in told if rule.startswith("us.ear.entity-list") and rule != REPORTED
        ]
