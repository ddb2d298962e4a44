"""Outcomes in a bill of materials, and what nobody here can answer."""

from __future__ import annotations

import json

import pytest
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation import make_schemabased_validator

from riskctl.discovery.usage import Usage
from riskctl.gate import decide
from riskctl.gate.bill import as_bill
from riskctl.gate.findings import GateFinding, GateResult
from riskctl.gate.policy import GatePolicy

DAY = "2026-11-28"


@pytest.mark.parametrize(
    ("name", "version"), [("1.6", SchemaVersion.V1_6), ("1.7", SchemaVersion.V1_7)]
)
def test_the_bill_is_valid_and_tells_the_worst_outcome(name, version):
    model = Usage("a.py", 1, 1, "model", "gpt-4o", "OpenAI", "OpenAI")
    again = Usage("b.py", 2, 1, "model", "gpt-4o", "OpenAI", "OpenAI")
    address = Usage("a.py", 3, 1, "endpoint", "https://api.openai.com/v1", "", "OpenAI", "US")
    findings = (
        GateFinding(model, "approve", "outcome.approve"),
        GateFinding(again, "reject", "policy.breach"),
        GateFinding(address, "escalate", "outcome.escalate"),
    )
    text = as_bill(GateResult(findings, "reject", DAY, "x"), name).decode()
    assert make_schemabased_validator(OutputFormat.JSON, version).validate_str(text) is None
    document = json.loads(text)
    told = [
        row["value"]
        for entry in (document["components"][0], document["services"][0])
        for row in entry["properties"]
        if row["name"] == "riskctl:outcome"
    ]
    assert told == ["reject", "escalate"]


def gap(known_by, decisive=True):
    return {"known_by": known_by, "could_change_decision": decisive}


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ([gap("operator"), gap("nobody"), gap("organisation", False)], True),
        ([gap("operator"), gap("organisation")], False),
        ([gap("public")], False),
        ([], False),
    ],
)
def test_what_nobody_here_can_answer(gaps, expected):
    assert decide.nobody_here_knows({"gaps": gaps}) is expected


@pytest.mark.parametrize(("ignore", "fails"), [(False, True), (True, False)])
def test_it_fails_unless_it_is_ignored_and_is_told_either_way(monkeypatch, ignore, fails):
    decision = {"outcome": "needs-information", "summary": "open", "reasons": []}
    document = {"decision": decision, "gaps": [gap("operator")]}
    monkeypatch.setattr(decide, "_documents", lambda *_: [document])
    usage = Usage("a.py", 1, 1, "model", "gpt-4o", "OpenAI", "OpenAI")
    result = decide.Gate(GatePolicy(), DAY, ignore_unanswerable=ignore).judge([usage])
    assert bool(result.failing) is fails
    assert result.findings[0].waiver.startswith("ignored") is ignore


def test_an_unknown_model_is_never_ignored():
    usage = Usage("a.py", 1, 1, "model", "no-such/model")
    result = decide.Gate(GatePolicy(), DAY, ignore_unanswerable=True).judge([usage])
    assert result.failing


@pytest.mark.parametrize(
    ("switches", "outcome"), [((), "escalate"), (("assume-conditions",), "approve-with-conditions")]
)
def test_unmet_conditions_fail_unless_the_policy_assumes_them(monkeypatch, switches, outcome):
    decision = {"outcome": "approve-with-conditions", "today": "escalate", "reasons": []}
    monkeypatch.setattr(decide, "_documents", lambda *_: [{"decision": decision, "gaps": []}])
    usage = Usage("a.py", 1, 1, "model", "gpt-4o", "OpenAI", "OpenAI")
    finding = decide.Gate(GatePolicy(switches=frozenset(switches)), DAY).judge([usage]).findings[0]
    assert finding.outcome == outcome
    assert ("not met today" in finding.reasons[0]) is (not switches)
