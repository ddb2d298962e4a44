"""Sisters of the scenarios, judged before the tool was asked, and the order of regions for other organisations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.rank import standing
from riskctl.text.located import load
from riskctl.workspace.session import Conditions, Session

CASES = Path(__file__).parents[1] / "cases"
SISTERS: list[dict[str, Any]] = load(CASES / "sisters.yaml").data["sisters"]
HOSPITAL_IN_BRAZIL = {"actor.sector": "healthcare", "data.classes": "health,personal"}
KOREA = ("actor.country", "actor.operates_in", "use.places", "data.subject_countries")
ORGANISATIONS: dict[str, tuple[Path, dict[str, str]]] = {
    "hospital in Brazil": (CASES / "br-fintech-openai.yaml", HOSPITAL_IN_BRAZIL),
    "clinic in Korea": (CASES / "ke-clinic-claude.yaml", dict.fromkeys(KOREA, "KR")),
    "bank in Malaysia": (CASES.parents[1] / "data/examples/malaysian-bank.yaml", {}),
}
ELSEWHERE = (
    "gpt-5.4@openai-api-eu",
    "claude-opus-5-5@aws-bedrock-eu",
    "mistral-large-3@mistral-api-eu",
    "gpt-5.4@azure-foundry-us",
    "claude-opus-5-5@aws-bedrock-us",
)
IN_CHINA = (
    "deepseek-v4-pro@deepseek-api",
    "deepseek-v4-pro@volcengine-ark",
    "deepseek-v4-pro@siliconflow-cn",
    "kimi-k3@moonshot-cn",
)


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open("2026-11-28")


def judge(session: Session, case: Path, subject: str, changes: dict[str, str]) -> Judgement:
    (found,) = session.subjects([subject])
    settings = [f"{fact}={value}" for fact, value in changes.items()]
    return session.judge(found, session.request(session.use_case(case), Conditions(settings)))


@pytest.mark.parametrize("sister", SISTERS, ids=lambda sister: sister["id"])
def test_a_specialist_would_accept_the_outcome_of_a_sister(session, sister):
    case = CASES / f"{sister['base']}.yaml"
    judged = judge(session, case, sister["subject"], sister["set"])
    assert judged.verdicts.decision in sister["accept"], sister["why"]


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_what_is_stored_in_mainland_china_ranks_behind(session, name):
    """By what is known of law and access there, for organisations whose law names no country."""
    case, changes = ORGANISATIONS[name]
    ahead = [standing(judge(session, case, subject, changes)) for subject in ELSEWHERE]
    behind = [standing(judge(session, case, subject, changes)) for subject in IN_CHINA]
    assert max(ahead) < min(behind)


def test_the_exclusion_of_claude_is_told_with_both_sides(session):
    case = session.use_case(CASES / "us-dod-qwen-1260h.yaml")
    (document,) = session.assess("claude-opus-5-5@aws-bedrock-us", case)
    finding = next(row for row in document["findings"] if "section-4713" in row["rule"])
    told = " ".join(str(value) for value in finding.values()).lower()
    assert "department" in told
    assert "compan" in told
