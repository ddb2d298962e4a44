"""What departs from the bundled data or from the question is said in every output, whatever its format."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from pdf_reader import text as pdf_text
from readers import csv_text, sheet_text, xml_or_json_text

from riskctl.reports.sections import build
from riskctl.reports.table import compare
from riskctl.reports.terminal import Look, render_many
from riskctl.reports.terminal import render as panel
from riskctl.reports.write import WRITERS, render

SENTENCES = (
    "Past their date, the law or lists may have changed since: us (2025-01-01)",
    "Not looked up in un.consolidated, us.sdn: Example GmbH",
    "Replaced by a layer of your own: ruleset us-bis",
    "Imported from a file, not fetched from the publisher: list us.sdn",
    "Waived by CISO until 2027-01-01: us-bis.rule: pilot only",
    "Waiver w2 for us-bis.other did not apply: expired",
    "scenario: The rule returns",
    "actor.sector = unknown",
    "data.classes = none",
)

NAMED = "Not looked up in List of the United Nations; List of blocked persons: Example GmbH"
READ = ("html", "markdown", "pdf")
"""Formats for people: they have lists by name."""


def sentences(kind: str) -> list[str]:
    if kind not in READ:
        return list(SENTENCES)
    return [NAMED if text.startswith("Not looked up") else text for text in SENTENCES]


@pytest.fixture
def departing(conditions: dict[str, Any]) -> dict[str, Any]:
    waiver = {"subject": "", "strength": None, "through": "2027-01-01", "approver": "CISO"}
    gap = {"parties": ["Example GmbH"], "why": "not installed"}
    names = {"un.consolidated": "List of the United Nations", "us.sdn": "List of blocked persons"}
    return {
        **conditions,
        "stale": [{"kind": "ruleset", "id": "us", "date": "2025-01-01"}],
        "not_looked_up": [{**gap, "list": key, "title": name} for key, name in names.items()],
        "departures": [
            {"kind": "ruleset", "id": "us-bis", "change": "replaced", "sha256": "0" * 64},
            {"kind": "list", "id": "us.sdn", "change": "imported", "sha256": "1" * 64},
        ],
        "waivers": [
            {
                **waiver,
                "id": "w1",
                "rule": "us-bis.rule",
                "state": "applied",
                "reason": "pilot only",
            },
            {**waiver, "id": "w2", "rule": "us-bis.other", "state": "expired", "reason": "x"},
        ],
        "scenario": {"id": "s", "title": "The rule returns", "trigger": ""},
        "hypothetical": [
            {"fact": "actor.sector", "value": None, "shown": "unknown"},
            {"fact": "data.classes", "value": [], "shown": "none"},
        ],
    }


def words(text: str) -> str:
    return re.sub(r"[^a-z0-9=]+", " ", re.sub(r"<[^>]*>", " ", text).lower()).strip()


def shown(content: bytes, kind: str) -> str:
    if kind == "pdf":
        return pdf_text(content)
    if content.startswith(b"PK"):
        return sheet_text(content)
    if kind in ("html", "markdown"):
        return content.decode()
    if "csv" in kind:
        return csv_text(content)
    return xml_or_json_text(content)


@pytest.mark.parametrize("kind", [writer.format for writer in WRITERS if writer.format != "json"])
def test_every_format_says_what_departs(kind: str, departing: dict[str, Any]) -> None:
    text = words(shown(render([departing], kind), kind))
    missing = [sentence for sentence in sentences(kind) if words(sentence) not in text]
    assert not missing


@pytest.mark.parametrize("kind", READ)
def test_a_comparison_says_it_at_its_head(kind: str, departing: dict[str, Any]) -> None:
    text = words(shown(render([departing, departing], kind), kind))
    head = text.partition(words("Open questions"))[0]
    assert not [sentence for sentence in sentences(kind) if words(sentence) not in head]


def test_the_terminal_says_it_for_one_and_for_many(departing: dict[str, Any]) -> None:
    for text in (panel(departing, Look(100)), render_many([departing, departing], Look(100))):
        assert not [sentence for sentence in SENTENCES if words(sentence) not in words(text)]


def test_a_comparison_names_day_and_use_case(departing: dict[str, Any]) -> None:
    text = words(render_many([departing, departing], Look(100)))
    assert words(f"as of {departing['as_of']}") in text
    assert words(departing["use_case"]["title"]) in text


def test_a_notice_of_one_subject_names_it(departing: dict[str, Any]) -> None:
    quiet = {**departing, "waivers": [], "subject": {**departing["subject"], "id": "other@route"}}
    found = compare([build(departing), build(quiet)]).notices
    assert any(f"({departing['subject']['id']})" in text for text in found if "Waived" in text)


def test_parties_not_looked_up_stand_in_one_line_for_all_routes(departing: dict[str, Any]) -> None:
    gaps = [{**row, "parties": ["Other, Inc."]} for row in departing["not_looked_up"]]
    subject = {**departing["subject"], "id": "other@route"}
    other = {**departing, "not_looked_up": gaps, "subject": subject}
    lines = compare([build(departing), build(other)]).notices
    told = [text for text in lines if text.startswith("Not looked up in")]
    assert told == ["Not looked up in un.consolidated, us.sdn: Example GmbH; Other, Inc."]


def test_a_waived_block_is_no_block(reject: dict[str, Any]) -> None:
    block = next(
        item
        for item in reject["findings"]
        if item["effect"] == "block" and item["verdict"] == "triggered"
    )
    row = {"id": "w", "rule": block["rule"], "subject": "", "state": "applied", "strength": None}
    waived = {
        **reject,
        "waivers": [{**row, "reason": "r", "approver": "a", "through": "2027-01-01"}],
    }
    (before,) = compare([build(reject)]).rows
    (after,) = compare([build(waived)]).rows
    assert after.blocks < before.blocks and after.blocks + after.waived == before.blocks


def test_unknown_and_none_differ_where_they_are_supposed(departing: dict[str, Any]) -> None:
    first, second = json.loads(json.dumps(departing["hypothetical"]))
    assert first["shown"] != second["shown"]
    notices = build(departing).notices
    assert len({text.partition(" = ")[2] for text in notices if text.startswith("Supposed:")}) == 2
