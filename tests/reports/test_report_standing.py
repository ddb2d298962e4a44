"""How far an outcome carries is shown in every format, and nothing of it for documents that do not say it."""

from __future__ import annotations

from typing import Any

import pytest

from riskctl.reports.sections import build
from riskctl.reports.table import compare
from riskctl.reports.terminal.show import render as panel
from riskctl.reports.write import render


def _standing(document: dict[str, Any]) -> dict[str, Any]:
    row = {"finding": "a.b", "owner": "Legal", "settles": [], "expires": None}
    decision = {
        **document["decision"],
        "outcome": "approve-with-conditions",
        "today": "needs-information",
        "conditions": [
            {**row, "text": "Sign the terms", "kind": "precedent"},
            {**row, "text": "Review each year", "kind": "ongoing"},
        ],
        "residual": [
            {"finding": "c.d", "text": "Chips unknown", "facts": [], "block": False, "points": 1.0}
        ],
    }
    return {
        **document,
        "decision": decision,
        "stale": [{"kind": "ruleset", "id": "us", "date": "2025-01-01"}],
        "not_assessed": [{"id": "x", "title": "Some regime", "why": "no rule covers it"}],
    }


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_report_shows_how_far_the_outcome_carries(document: dict[str, Any], kind: str) -> None:
    text = render([_standing(document)], kind).decode().replace("\\:", ":")
    for words in (
        "Today: needs information; after these conditions: approve with conditions",
        "Before go-live",
        "Ongoing",
        "Stays open for good",
        "Not assessed",
        "Past their date",
        "Legal",
    ):
        assert words in text


def test_pdf_takes_it(document: dict[str, Any]) -> None:
    assert render([_standing(document)], "pdf").startswith(b"%PDF-")


def test_older_document_shows_nothing_of_it(document: dict[str, Any]) -> None:
    decision = {k: v for k, v in document["decision"].items() if k not in ("today", "residual")}
    older = {k: v for k, v in document.items() if k not in ("stale", "not_assessed")}
    standing = build({**older, "decision": decision}).standing
    assert (standing.stale, standing.outcomes) == ("", "")
    assert (standing.residual, standing.not_assessed) == ((), ())


def test_panel_shows_it_and_warns_first(document: dict[str, Any]) -> None:
    text = panel(_standing(document))
    assert text.startswith("warning: Past their date")
    for words in ("Today: needs information", "Before go-live", "Stays open", "Not assessed"):
        assert words in text


def test_no_star_on_a_tie_or_while_facts_are_needed(conditions: dict[str, Any]) -> None:
    one = build(_standing(conditions))
    assert not any(row.best for row in compare([one, one]).rows)
    asks = {**conditions["decision"], "outcome": "needs-information"}
    assert not compare([build({**conditions, "decision": asks})]).rows[0].best
    assert compare([one]).rows[0].best


def test_a_question_nobody_can_answer_stands_once_with_all_that_hangs_on_it(
    reject: dict[str, Any],
) -> None:
    row = {"finding": "a.b", "block": False, "points": 1.0}
    reject["decision"]["residual"] = [
        {**row, "text": "One", "facts": ["route.served_on"]},
        {**row, "text": "Another", "facts": ["model.trained_on"]},
        {**row, "text": "Two", "facts": ["route.served_on"]},
    ]
    first, second = build(reject).standing.residual
    assert first.startswith("Which chips serve the route?") and first.endswith(": One; Two")
    assert second.endswith(": Another")
