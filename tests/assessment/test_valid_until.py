"""Until when an answer can be relied on: the day before the first dated thing that bore on it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.workspace.session import Conditions, Session

ROOT = Path(__file__).parents[2]
BANK = (ROOT / "data" / "examples" / "malaysian-bank.yaml").read_text(encoding="utf-8")
SUBJECT = "deepseek-v4-pro@deepseek-api"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open("2026-11-23")


def _valid_until(session, text, conditions=None):
    case = session.use_case_from_text(text)
    (document,) = session.assess(SUBJECT, case, conditions or Conditions())
    return document["valid_until"]


def test_the_review_of_a_ruleset_that_bore_on_it_ends_it(session):
    found = _valid_until(session, BANK)
    assert found["date"] > "2026-11-23"
    assert found["kind"] in ("review", "statement", "window", "list")


def test_a_document_that_expires_ends_it_on_its_last_day(session):
    text = BANK.replace(
        "document: Penetration test of the inference zone,",
        "document: Penetration test, expires: 2026-12-15,",
    )
    assert _valid_until(session, text) == {
        "date": "2026-12-15",
        "kind": "evidence",
        "why": "a document expires: Penetration test",
    }


def test_a_waiver_that_ends_first_ends_it(session, tmp_path):
    path = tmp_path / "waivers.yaml"
    path.write_text(
        "waivers:\n  - {id: w1, rule: my.pdpa.transfer, from: 2026-01-01, through: 2026-12-01,"
        " reason: pilot, approver: board}\n",
        encoding="utf-8",
    )
    found = _valid_until(session, BANK, Conditions(waivers=path))
    assert (found["date"], found["kind"]) == ("2026-12-01", "waiver")
