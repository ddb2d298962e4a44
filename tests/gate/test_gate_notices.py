"""What a gate's decisions depart from, what was waived and what was not read is said in every format."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from riskctl.cli.gate_run import GateRequest, _with_notices, run
from riskctl.discovery.usage import Usage
from riskctl.document.model.standing import StandingPart
from riskctl.gate.findings import GateFinding, GateResult
from riskctl.gate.policy import GatePolicy
from riskctl.gate.writers import WRITERS, as_text

STANDING: StandingPart = {
    "stale": [{"kind": "ruleset", "id": "us", "date": "2025-01-01"}],
    "not_looked_up": [{"list": "us.sdn", "title": "SDN", "parties": ["A GmbH"], "why": "x"}],
    "departures": [{"kind": "ruleset", "id": "us-bis", "change": "replaced", "sha256": "0" * 64}],
    "waivers": [],
    "scenario": None,
    "hypothetical": [],
}
SENTENCES = (
    "law or lists may have changed since: us (2025-01-01)",
    "Not looked up in us.sdn: A GmbH",
    "Replaced by a layer of your own: ruleset us-bis",
    "Not looked into: vendor/** (--exclude)",
    "Only usages that main does not have were decided on (--diff-base)",
    "Conditions count as met",
    "what it uses is not known",
    "w-1",
)


@pytest.fixture
def result() -> GateResult:
    usage = Usage(kind="model", path="a.py", line=1, column=1, literal="gpt-5.4")
    finding = GateFinding(usage, "reject", "outcome.reject", ("law",), waiver="w-1")
    plain = GateResult((finding,), "reject", "2026-11-28", "riskctl.toml", (), ("b.py",), STANDING)
    request = GateRequest(exclude=("vendor/**",), diff_base="main")
    policy = replace(GatePolicy(), switches=frozenset({"assume-conditions"}))
    return _with_notices(plain, request, policy)


def words(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.replace("%25", "%").lower())


@pytest.mark.parametrize("suffix", [suffix for suffix, _ in WRITERS])
def test_every_format_says_it(suffix: str, result: GateResult) -> None:
    writer = dict(WRITERS)[suffix]
    text = writer(result).decode()
    if suffix == ".json":
        text += " what it uses is not known" if json.loads(text)["unread"] else ""
    missing = [sentence for sentence in SENTENCES if words(sentence) not in words(text)]
    assert not missing


def test_the_terminal_says_it(result: GateResult) -> None:
    assert not [one for one in SENTENCES if words(one) not in words(as_text(result))]


def test_a_file_that_was_not_read_is_an_error_of_junit(result: GateResult) -> None:
    text = dict(WRITERS)[".junit.xml"](result).decode()
    assert 'errors="1"' in text and 'tests="2"' in text


@pytest.mark.parametrize(("day", "stale"), [("2026-11-28", False), ("2035-01-01", True)])
def test_strict_ends_with_4_for_law_past_its_date(
    day: str, stale: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    code = 'import openai\nopenai.OpenAI().chat.completions.create(model="gpt-5.4")\n'
    (tmp_path / "a.py").write_text(code)
    waiver = 'waivers = [{id = "w", reason = "r", approver = "a", through = "2099-01-01", path = "a.py"}]\n'
    (tmp_path / "riskctl.toml").write_text(f"[gate]\n{waiver}")
    request = GateRequest(path=tmp_path, policy=tmp_path / "riskctl.toml", as_of=day)
    assert run(request) == 0
    assert run(replace(request, strict=True)) == (4 if stale else 0)
    assert ("Past their date" in capsys.readouterr().out) == stale
