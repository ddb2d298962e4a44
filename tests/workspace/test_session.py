"""The session: opened once, asked many times, and the same answers as the command line."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

import riskctl
from riskctl import Conditions, Session
from riskctl.assessment.sensitivity import SUPPOSED, Search
from riskctl.document.canonical import canonical_bytes
from riskctl.facts.values import Fact
from riskctl.reports.formats.json_ import render, stream
from riskctl.text.problems import InputError
from riskctl.workspace.errors import RequestError

ROOT = Path(__file__).parents[2]
BANK = ROOT / "data" / "examples" / "malaysian-bank.yaml"
GUIDE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
DAY = "2026-11-23"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open(DAY)


def test_the_guide_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    printed = io.StringIO()
    blocks = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    assert len(blocks) == 5
    with redirect_stdout(printed):
        for block in blocks:
            exec(compile(block, "docs/python.md", "exec"), names)
    lines = printed.getvalue().splitlines()
    assert lines[0] == "reject"
    assert lines[1] == "us-frontier-cutoff route.served_on"
    assert "Huawei Technologies Co., Ltd. match" in lines


def test_a_document_is_the_same_as_on_the_command_line(
    session: Session, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from riskctl.cli.app import run

    subject = "deepseek-v4-pro@deepseek-api"
    (document,) = session.assess(subject, session.use_case(BANK))
    arguments = ["assess", subject, "-u", str(BANK), "--as-of", DAY, "--format", "json"]
    monkeypatch.setattr("sys.argv", ["riskctl", *arguments])
    run()  # what is done ends without an exit
    assert capfdbinary.readouterr().out == canonical_bytes(document)


def test_the_rules_are_compiled_once_for_each_scenario(session: Session) -> None:
    plain, again = session.request(), session.request(conditions=Conditions(["data.personal=true"]))
    cut_off = session.request(conditions=Conditions(scenario="us-frontier-cutoff"))
    assert plain.assessor is again.assessor
    assert plain.assessor is not cut_off.assessor
    assert list(again.overrides) == ["data.personal"] and not plain.overrides


def test_a_comparison_says_the_same_without_the_search(session: Session) -> None:
    bank = session.use_case(BANK)
    (full,) = session.assess("deepseek-v4-pro@self-hosted", bank)
    (short,) = session.compare(["deepseek-v4-pro@self-hosted"], bank)
    assert short["decision"]["outcome"] == full["decision"]["outcome"]
    assert short["scores"] == full["scores"]
    assert not short["sensitivity"]


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        (Conditions(scenario="no-such"), "no scenario 'no-such'"),
        (Conditions(["data.personal"]), "data.personal"),
        (Conditions(["data.personal=true", "data.personal=false"]), "given twice"),
        (Conditions(["route.served_on=no-such-chip"]), "no-such-chip"),
    ],
)
def test_conditions_that_cannot_be_are_told(
    session: Session, conditions: Conditions, words: str
) -> None:
    with pytest.raises(RequestError, match=re.escape(words)):
        session.request(conditions=conditions)


def test_all_unknown_subjects_are_told_at_once(session: Session) -> None:
    with pytest.raises(RequestError) as error:
        session.subjects(["no-such-model", "gpt-5.4@no-such-route"])
    assert len(str(error.value).splitlines()) == 2


@pytest.mark.parametrize("day", ["today", "2026-02-30", "", "23.11.2026"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(RequestError, match="YYYY-MM-DD"):
        Session.open(day)


def test_a_use_case_from_text_has_its_lines(session: Session) -> None:
    with pytest.raises(InputError) as error:
        session.use_case_from_text("id: x\ntitle: X\ncriticality: highest\n", "mine")
    assert str(error.value.problems[0]).startswith("mine:3:")


def test_the_package_offers_the_session_and_nothing_by_chance() -> None:
    assert riskctl.Session is Session
    with pytest.raises(AttributeError):
        _ = riskctl.NoSuchName  # type: ignore[attr-defined]


def test_screening_names_what_was_searched(session: Session) -> None:
    (row,) = session.screen(["Huawei Technologies Co., Ltd."])
    assert row["outcome"] == "match"
    assert json.loads(json.dumps(row))["lists"]


def test_a_change_judged_in_short_is_the_change_judged_in_full(session: Session) -> None:
    """The search skips derivations that a change cannot reach: facts and decision are those of the long way."""
    case = session.use_case(BANK)
    request = session.request(case)
    assessor = request.assessor
    short = 0
    for text in ("deepseek-v4-pro@deepseek-api", "gpt-5.4@azure-foundry-eu", "glm-5.2@self-hosted"):
        for subject in session.subjects([text]):
            base = assessor.judge(subject, case, {})
            for trial in Search(assessor, base, case, {}).trials:
                supposed = {path: Fact(path, value, SUPPOSED) for path, value in trial.change.facts}
                short += base.facts.read.isdisjoint(supposed)
                full = assessor.judge(subject, case, supposed)
                moved = {
                    path: fact
                    for path, fact in full.facts.facts.items()
                    if base.facts.facts.get(path) != fact
                }
                again = trial.changed.facts.facts
                changed = {
                    path: again[path]
                    for path in trial.changed.moved
                    if base.facts.facts.get(path) != again[path]
                }
                assert changed == moved
                assert trial.judgement.verdicts == full.verdicts
                assert trial.judgement.scores == full.scores
    assert short > 20


def test_several_documents_are_streamed_as_they_are_rendered(session: Session) -> None:
    request = session.request(session.use_case(BANK))
    documents = list(session.documents(request, session.subjects(["deepseek-v4-pro"]), False))
    assert len(documents) > 5
    assert b"".join(stream(iter(documents))) == render(documents)
