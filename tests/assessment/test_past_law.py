"""A day further back than the rulesets reach is said, lowers the confidence, and approves nothing by itself."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from riskctl.assessment.document.past_law import HELD_SINCE, past_law
from riskctl.document.reading import Node
from riskctl.reports.sections.notices import notices, stale_files
from riskctl.workspace.session import Session

ROOT = Path(__file__).resolve().parents[2]
SUBJECT = "mistral-large-3@mistral-api-eu"


@pytest.mark.parametrize("day", ["1900-01-01", "2010-06-01", "2018-05-24", "2024-05-21"])
def test_a_day_before_the_law_that_is_held(day: str) -> None:
    session = Session.open(day)
    use_case = session.use_case(ROOT / "data" / "examples" / "german-hospital.yaml")
    (document,) = session.assess(SUBJECT, use_case)
    assert document["decision"]["outcome"] in ("needs-information", "escalate", "reject")
    assert document["decision"]["confidence"] == "low"
    asked = {row["id"]: row["verdict"] for row in document["findings"]}
    assert asked["other.past-law.unread"] == "unknown"
    told = [text for text in notices(Node(document)) if f"Law of {day}" in text]
    assert len(told) == 1 and stale_files(Node(document)) == []


def test_the_rule_ends_where_the_law_is_held() -> None:
    last = datetime.date.fromisoformat(HELD_SINCE) - datetime.timedelta(days=1)
    text = (ROOT / "rulesets" / "other" / "past-law.yaml").read_text("utf-8")
    assert f"through: {last.isoformat()}" in text
    assert past_law(HELD_SINCE) == [] and past_law(last.isoformat()) != []


def test_replaced_law_is_cited_on_its_own_days_only() -> None:
    def cited(day: str) -> list[str]:
        session = Session.open(day)
        use_case = session.use_case(ROOT / "data" / "examples" / "malaysian-bank.yaml")
        (document,) = session.assess("deepseek-r1@deepseek-api", use_case)
        (finding,) = [row for row in document["findings"] if row["id"] == "my.pdpa.transfer"]
        return [source["id"] for source in finding["sources"]]

    assert cited("2025-03-31") == ["s129-before", "s129-before-second", "s129"]
    assert cited("2025-04-01") == ["s129", "s129-second"]
