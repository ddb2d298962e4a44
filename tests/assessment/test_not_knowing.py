"""What the law makes of not knowing: unsigned paper, promises, red flags, and routes of which nothing is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.decide import ALLOWED
from riskctl.assessment.rank import standing
from riskctl.rules.ruleset import Rule
from riskctl.workspace.session import Conditions, Session

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
CASES = Path(__file__).parents[1] / "cases"
HOSPITAL = EXAMPLES / "german-hospital.yaml"
EU_REGIONS = (
    "gpt-5.4@openai-api-eu",
    "gpt-5.4@azure-foundry-eu",
    "claude-opus-5-5@aws-bedrock-eu",
    "claude-opus-5-5@vertex-ai-eu",
    "mistral-large-3@mistral-api-eu",
)
US_REGIONS = (
    "gpt-5.4@openai-api-us",
    "gpt-5.4@azure-foundry-us",
    "claude-opus-5-5@aws-bedrock-us",
    "claude-opus-5-5@anthropic-api-us",
)
CN_REGIONS = (
    "deepseek-v4-pro@deepseek-api",
    "deepseek-v4-pro@volcengine-ark",
    "deepseek-v4-pro@alibaba-model-studio-cn",
    "deepseek-v4-pro@siliconflow-cn",
    "deepseek-v4-pro@tencent-cloud",
    "deepseek-v4-pro@huawei-cloud-maas",
    "kimi-k3@moonshot-cn",
    "glm-5.2@zhipu-cn",
)


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open("2026-11-28")


def judge(session: Session, case: Path, subject: str, *settings: str) -> Judgement:
    (found,) = session.subjects([subject])
    request = session.request(session.use_case(case), Conditions(list(settings)))
    return session.judge(found, request)


def kinds(judgement: Judgement) -> dict[str, str]:
    return {row.outcome.rule.id: row.kind for row in judgement.verdicts.bearings}


def bundled(session: Session) -> list[Rule]:
    return [row[0] for row in session._assessor(Conditions()).book.rows]


def test_every_rule_says_what_the_law_makes_of_not_knowing(session):
    silent = [
        rule.id
        for rule in bundled(session)
        if rule.entry.effect != "watch" and rule.entry.when_unknown is None
    ]
    assert not silent


def test_knowledge_and_red_flags_belong_to_prohibitions(session):
    """What only scores is weighed; a red flag says that paper does not settle a prohibition."""
    flagged = [rule for rule in bundled(session) if rule.red_flag is not None]
    assert flagged
    assert {rule.entry.effect for rule in flagged} == {"block"}


def test_no_term_moves_where_a_service_computes(session):
    """A rule whose term names places names all three, so that what is known of a region stays."""
    for rule in bundled(session):
        term = rule.entry.settled_by
        if term is not None and "route.processing_countries" in term.sets:
            assert {"route.storage_countries", "route.remote_access_countries"} <= set(term.sets)


@pytest.mark.parametrize("better", EU_REGIONS)
def test_the_hospital_gets_a_region_in_the_union_before_any_other(session, better):
    ahead = standing(judge(session, HOSPITAL, better))
    for worse in US_REGIONS + CN_REGIONS:
        assert ahead < standing(judge(session, HOSPITAL, worse)), worse


@pytest.mark.parametrize("worse", CN_REGIONS)
def test_the_hospital_gets_no_route_to_mainland_china(session, worse):
    behind = judge(session, HOSPITAL, worse)
    assert behind.verdicts.decision in ("reject", "escalate")
    for better in US_REGIONS:
        assert standing(judge(session, HOSPITAL, better)) < standing(behind), better


def test_unsigned_clauses_are_a_condition_and_not_a_rejection(session):
    judged = judge(session, HOSPITAL, "gpt-5.4@openai-api-eu")
    assert kinds(judged)["eu.gdpr-transfers.no-safeguard"] == "settled"
    assert judged.verdicts.today == "reject"
    assert judged.verdicts.decision == "approve-with-conditions"
    steps = {step.rule: step for step in judged.verdicts.requirements}
    assert steps["eu.gdpr-transfers.no-safeguard"].kind == "precedent"


def test_paper_does_not_settle_where_an_authority_found_it_insufficient(session):
    judged = judge(session, HOSPITAL, "deepseek-v4-pro@alibaba-model-studio-cn")
    assert kinds(judged)["eu.gdpr-transfers.no-safeguard"] == "block"


def test_what_an_operator_refuses_to_sign_is_no_condition(session):
    case = CASES / "gb-retail-deepseek-none.yaml"
    subject = "mistral-large-3@mistral-api-us"
    offered = judge(session, case, subject, "route.dpa_offered=yes")
    refused = judge(session, case, subject, "route.dpa_offered=no")
    assert kinds(offered)["gb.uk-gdpr.transfer"] == "settled"
    assert standing(offered) <= standing(refused)


def test_a_region_that_is_known_stays_whatever_is_promised(session):
    judged = judge(session, HOSPITAL, "gpt-5.4@openai-api-us", "route.eu_us_dpf=no")
    assert kinds(judged)["de.health.place"] == "block"


def test_of_a_service_of_which_no_place_is_known_nothing_is_settled(session):
    settings = (
        "route.processing_countries=unknown",
        "route.storage_countries=unknown",
        "route.remote_access_countries=unknown",
    )
    judged = judge(session, HOSPITAL, "gpt-5.4@azure-foundry-eu", *settings)
    assert kinds(judged)["de.health.place"] == "asks"
    assert judged.verdicts.decision not in ALLOWED


@pytest.mark.parametrize(
    ("case", "subject", "rule"),
    [
        ("de-retail-openai-eu", "gpt-5.4@openai-api-eu", "eu.gdpr-transfers.no-safeguard"),
        ("jp-manufacturer-openai-jp", "gpt-5.4@openai-api-jp", "jp.appi.transfer"),
        ("tr-retail-openai-sc", "gpt-5.4@openai-api", "tr.kvkk.transfer"),
    ],
)
def test_clauses_with_the_operator_bind_those_it_engages(session, case, subject, rule):
    """Support staff in the Philippines and Canada work under the clauses signed with the US operator."""
    judged = judge(session, CASES / f"{case}.yaml", subject)
    verdicts = {outcome.rule.id: outcome.verdict for outcome in judged.outcomes}
    assert verdicts[rule] != "triggered"


def test_clauses_that_leave_out_the_seat_of_the_operator_pass_nothing_on(session):
    judged = judge(
        session, CASES / "de-retail-openai-eu.yaml", "gpt-5.4@openai-api-eu", "operator.country=KR"
    )
    verdicts = {outcome.rule.id: outcome.verdict for outcome in judged.outcomes}
    assert verdicts["eu.gdpr-transfers.no-safeguard"] == "triggered"


@pytest.mark.parametrize("country", ["US", "FR", "CN", "SG"])
def test_chips_that_nobody_states_weigh_the_same_for_every_nationality(session, country):
    judged = judge(
        session,
        EXAMPLES / "singapore-logistics.yaml",
        "mistral-large-3@mistral-api-eu",
        f"operator.country={country}",
        f"route.home_law_countries={country}",
    )
    weights = [weight for weight in judged.weights if weight.group == "us-gp10"]
    assert max(weight.high for weight in weights) == pytest.approx(0.7)
    assert max(weight.likely for weight in weights) == pytest.approx(0.7 * 0.15)


@pytest.mark.parametrize("case", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_route_that_a_red_flag_reaches_is_approvable(session, case):
    request = session.request(session.use_case(case))
    for subject in session.subjects(["deepseek-v4-pro", "qwen3.7-max", "gigachat-2-max"]):
        verdicts = session.judge(subject, request).verdicts
        flagged = [row.outcome.rule.id for row in verdicts.bearings if row.outcome.red_flag]
        assert not (flagged and verdicts.decision in ALLOWED), (subject.id, flagged)


def test_an_answer_that_a_router_holds_asks_where_requests_are_served(session):
    case = session.use_case(EXAMPLES / "singapore-logistics.yaml")
    (document,) = session.assess("gpt-5.4@openrouter", case)
    decisive = [gap for gap in document["gaps"] if gap["could_change_decision"]]
    assert document["decision"]["outcome"] == "needs-information"
    assert [gap["fact"] for gap in decisive] == ["route.processing_countries"]
