"""Scenarios with the outcomes a specialist lawyer would accept; what is known to differ is listed with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.assessment.assessor import Judgement
from riskctl.text.located import load
from riskctl.workspace.session import Conditions, Session

FOLDER = Path(__file__).parents[1] / "cases"
NAMES = sorted(path.name.removesuffix(".expected.yaml") for path in FOLDER.glob("*.expected.yaml"))
DISAGREEMENTS: dict[str, str] = {}
"""Scenarios whose outcome differs from what a lawyer would accept, and why."""


RULES = {
    "my-retail-openai-tia": "an assessment that names one place says nothing of the law of others",
}
"""Scenarios in which a named rule stands otherwise, as `docs/method.md` says."""
EXPECTED = {
    "triggered": ("triggered",),
    "triggered_or_unknown": ("triggered", "unknown"),
    "horizon": ("suspended", "announced"),
}


@pytest.fixture(scope="module")
def sessions() -> dict[str, Session]:
    return {}


def judge(name: str, sessions: dict[str, Session]) -> tuple[Judgement, list[str]]:
    expected = load(FOLDER / f"{name}.expected.yaml").data
    day = expected["as_of"]
    if day not in sessions:
        sessions[day] = Session.open(day)
    session = sessions[day]
    case = session.use_case(FOLDER / expected["use_case"])
    settings = [f"{fact}={value}" for fact, value in expected.get("set", {}).items()]
    (subject,) = session.subjects([expected["subject"]])
    judgement = session.judge(subject, session.request(case, Conditions(settings)))
    return judgement, expected["expect"]["outcome"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in DISAGREEMENTS])
def test_a_lawyer_would_accept_the_outcome(name, sessions):
    judgement, accepted = judge(name, sessions)
    assert judgement.verdicts.decision in accepted


@pytest.mark.parametrize("name", NAMES)
def test_every_condition_names_a_finding_and_no_question_is_for_nobody(name, sessions):
    judgement, _ = judge(name, sessions)
    live = {row.outcome.rule.id for row in judgement.verdicts.bearings}
    assert {step.rule for step in judgement.verdicts.requirements} <= live
    if judgement.verdicts.decision == "approve":
        assert not judgement.verdicts.possible_blocks
    for row in judgement.verdicts.holding:
        assert set(row.open_facts.values()) != {"nobody"}


@pytest.mark.parametrize("name", NAMES)
def test_the_result_after_conditions_is_never_harder_than_today(name, sessions):
    from riskctl.document.outcomes import OUTCOMES

    verdicts = judge(name, sessions)[0].verdicts
    after, today = OUTCOMES.index(verdicts.decision), OUTCOMES.index(verdicts.today)
    assert after <= max(today, OUTCOMES.index("approve-with-conditions"))


def test_the_known_disagreements_are_scenarios():
    assert set(DISAGREEMENTS) <= set(NAMES)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in RULES])
def test_the_named_rules_stand_as_expected(name, sessions):
    judgement, _ = judge(name, sessions)
    expected = load(FOLDER / f"{name}.expected.yaml").data["expect"]
    verdicts = {outcome.rule.id: outcome.verdict for outcome in judgement.outcomes}
    for key, allowed in EXPECTED.items():
        assert all(verdicts[rule] in allowed for rule in expected.get(key) or ())
    for rule in expected.get("not_triggered") or ():
        assert verdicts.get(rule) != "triggered"
