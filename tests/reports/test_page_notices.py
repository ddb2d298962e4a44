"""What a stress test, a plan or a comparison departs from is said in every format they are written in."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pdf_reader import text as pdf_text
from readers import sheet_text
from test_pages import PLAN, STRESS

from riskctl.document.model.standing import StandingPart
from riskctl.document.standing import standing_of
from riskctl.reports.pages.plan import plan_report
from riskctl.reports.pages.stress import stress_report
from riskctl.reports.pages.text import markdown, plain
from riskctl.reports.pages.write import SUFFIXES, render_page

STANDING: StandingPart = {
    "stale": [{"kind": "ruleset", "id": "us", "date": "2025-01-01"}],
    "not_looked_up": [{"list": "us.sdn", "title": "SDN", "parties": ["A GmbH"], "why": "x"}],
    "departures": [{"kind": "ruleset", "id": "us-bis", "change": "replaced", "sha256": "0" * 64}],
    "waivers": [
        {"id": "w", "rule": "us.rule", "subject": "", "state": "applied", "strength": None,
         "reason": "pilot", "approver": "CISO", "through": "2027-01-01"},
    ],
    "scenario": None,
    "hypothetical": [{"fact": "actor.sector", "value": None, "shown": "unknown"}],
}  # fmt: skip
SENTENCES = (
    "the law or lists may have changed since: us (2025-01-01)",
    "Not looked up in SDN: A GmbH",
    "Replaced by a layer of your own: ruleset us-bis",
    "Waived by CISO until 2027-01-01: us.rule: pilot",
    "actor.sector = unknown",
)
REPORTS = [
    stress_report({**STRESS, "standing": STANDING}),
    plan_report({**PLAN, "standing": STANDING}),
]


def words(text: str) -> str:
    return re.sub(r"[^a-z0-9=]+", " ", re.sub(r"<[^>]*>", " ", text).lower()).strip()


def shown(content: bytes, suffix: str) -> str:
    if suffix == ".pdf":
        return pdf_text(content)
    return sheet_text(content) if suffix == ".xlsx" else content.decode()


@pytest.mark.parametrize("report", REPORTS, ids=["stress", "plan"])
@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix != ".json"])
def test_every_file_says_it(report, suffix: str) -> None:
    text = words(shown(render_page(report, suffix), suffix))
    assert not [sentence for sentence in SENTENCES if words(sentence) not in text]


@pytest.mark.parametrize("report", REPORTS, ids=["stress", "plan"])
def test_terminal_and_markdown_say_it_at_their_head(report) -> None:
    for text in (plain(report, 100), markdown(report)):
        head = words(text)[: len(words(text)) // 2]
        assert not [sentence for sentence in SENTENCES if words(sentence) not in head]


def test_rows_of_several_assessments_stand_once(reject: dict[str, Any]) -> None:
    gap = {"list": "us.sdn", "title": "SDN", "why": "x"}
    first: Any = {**reject, **STANDING, "not_looked_up": [{**gap, "parties": ["A"]}]}
    second: Any = {**reject, **STANDING, "not_looked_up": [{**gap, "parties": ["B"]}]}
    found = standing_of([first, second])
    assert found["departures"] == STANDING["departures"] and found["waivers"] == STANDING["waivers"]
    assert [row["parties"] for row in found["not_looked_up"]] == [["A", "B"]]
