"""What changed since an earlier report: the differences that ``riskctl compare`` finds, with their causes."""

from __future__ import annotations

import copy
from typing import Any

import pdf_reader
import pytest
from example_documents import example

from riskctl import compare
from riskctl.document.canonical import digest
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections import build
from riskctl.reports.sections.change_words import kind_of, state_words
from riskctl.reports.write import render

CASE = "malaysian-bank, deepseek-v4-pro@deepseek-api"


@pytest.fixture
def now() -> dict[str, Any]:
    return copy.deepcopy(example(CASE))


@pytest.fixture
def before(now: dict[str, Any]) -> dict[str, Any]:
    """The same, without its last finding, with another verdict of the first, and a ruleset that was not the same."""
    old = copy.deepcopy(now)
    old["as_of"] = "2026-11-01"
    old["findings"].pop()
    old["findings"][0]["verdict"] = "announced"
    old["inputs"]["rulesets"][0]["sha256"] = "0" * 64
    old["digest"] = digest({key: part for key, part in old.items() if key != "digest"})
    return old


def test_the_findings_that_differ_are_those_of_compare(
    now: dict[str, Any], before: dict[str, Any]
) -> None:
    rows = build(now, ReportOptions(since=(before,), detail="full")).changes.findings
    expected = [row for row in compare.changes(before, now)["changes"] if row["area"] == "finding"]
    assert sorted(row.finding for row in rows if row.finding) == sorted(
        row["id"] for row in expected
    )
    kinds = {row.finding: row.kind for row in rows}
    assert kinds[now["findings"][-1]["id"]] == "new" and kinds[now["findings"][0]["id"]] == "worse"
    assert all(row.causes for row in rows)


@pytest.mark.parametrize("kind", ["html", "markdown", "pdf"])
def test_every_readable_format_has_them(
    kind: str, now: dict[str, Any], before: dict[str, Any]
) -> None:
    content = render([now], kind, ReportOptions(since=(before,)))
    text = pdf_reader.text(content) if kind == "pdf" else content.decode()
    assert "Change since 2026-11-01" in " ".join(text.split())
    assert "the day" in text


def test_nothing_changed_is_said(now: dict[str, Any]) -> None:
    changes = build(now, ReportOptions(since=(now,))).changes
    assert changes.since == now["as_of"] and not changes.moved and not changes.findings
    text = render([now], "markdown", ReportOptions(since=(now,))).decode()
    assert "Neither outcome, scores nor findings changed." in text


def test_what_cannot_be_compared_is_said_and_the_outcome_still_is(now: dict[str, Any]) -> None:
    old = copy.deepcopy(now)
    del old["findings"][0]["title"]
    old["decision"]["outcome"] = "approve"
    changes = build(now, ReportOptions(since=(old,))).changes
    assert changes.note.startswith("The two cannot be compared in whole")
    assert [move.label for move in changes.moved] == ["Outcome"]


@pytest.mark.parametrize(
    ("area", "before", "after", "kind"),
    [
        ("finding", "", "triggered", "new"),
        ("finding", "unknown", "", "gone"),
        ("finding", "unknown", "triggered, not confirmed", "worse"),
        ("finding", "triggered", "triggered, waived", "milder"),
        ("finding", "triggered", "triggered, on other grounds", "changed"),
        ("question", "open", "no longer asked", "gone"),
        ("question", "not asked", "open", "new"),
        ("question", "open", "yes", "changed"),
    ],
)
def test_kinds_of_difference(area: str, before: str, after: str, kind: str) -> None:
    assert kind_of(area, before, after) == kind


def test_sides_are_said_in_words() -> None:
    assert state_words("finding", "triggered, not confirmed") == "applies, not confirmed"
    assert state_words("alternative", "approve-with-conditions") == "Approve with conditions"
    assert state_words("question", "Malaysia, Japan") == "Malaysia, Japan"
