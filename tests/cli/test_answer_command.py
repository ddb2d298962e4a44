"""``riskctl answer``: one question at a time, into the file, until nothing the organisation says would change it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from test_new_use_case import Terminal

from riskctl.catalogue.use_case import load_use_case
from riskctl.text.located import load, parse

SUBJECT = "gpt-oss-120b@self-hosted"
FILE = """\
# mine
id: desk
title: Desk
criticality: medium

actor:
  country: SG  # head office
  operates_in: [SG]
  sector: logistics
  # us_person:
use: {places: [SG]}
data:
  personal: false
  classes: [source-code]
self_hosting:
  country: SG
  chips: [nvidia-h100]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "desk.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_away_from_a_terminal_the_question_and_the_command_are_shown(cli: Any, desk: Path) -> None:
    shown = cli("answer", str(desk), SUBJECT)
    assert shown.code == 0
    assert "Now: today " in shown.err and "The question that moves it most:" in shown.err
    assert f"riskctl answer {desk} {SUBJECT} -a " in shown.err
    assert desk.read_text(encoding="utf-8") == FILE


def test_an_answer_is_written_with_day_and_source_and_nothing_else_changes(
    cli: Any, desk: Path
) -> None:
    answers = ("-a", "us_person=No.", "-a", "evidence.dpia=31 January 2026, Assessment 2")
    shown = cli("answer", str(desk), SUBJECT, "--source", "legal", *answers)
    assert shown.code == 0 and "actor.us_person: false" in shown.err
    lines = desk.read_text(encoding="utf-8").splitlines()
    (stated,) = [line for line in lines if line.startswith("  us_person: false  # answered 2")]
    assert stated.endswith(", source: legal")
    assert "  country: SG  # head office" in lines and lines[0] == "# mine"
    case = load_use_case(load(desk))
    assert case.evidence["evidence.dpia"].fact.provenance.observed == "2026-01-31"
    kept = [line for line in FILE.splitlines() if line.strip("# ") != "us_person:" and line]
    assert [line for line in lines if line in kept] == kept


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("-a", "us_persn=no"), "did you mean"),
        (("-a", "us_person=perhaps", "-a", "country=EU"), "no country"),
        (("--source", "a\x1b[31m"), "--source"),
    ],
)
def test_mistakes_write_nothing(cli: Any, desk: Path, args: tuple[str, ...], words: str) -> None:
    shown = cli("answer", str(desk), SUBJECT, *args)
    assert (shown.code, words in shown.err) == (2, True)
    assert desk.read_text(encoding="utf-8") == FILE


def test_the_dialogue_ends_when_nothing_would_change_the_outcome(
    cli: Any, desk: Path, cache: Path
) -> None:
    run = Terminal(desk.parent, cache, "answer", "desk.yaml", SUBJECT)
    asked = 0
    while "Nothing that the organisation can answer" not in run.seen and asked < 40:
        _wait(run)
        if "\n> " in run.seen:
            run.seen = run.seen.rpartition("\n> ")[2]
            run.say("none\n" if asked % 2 else "no\n")
            asked += 1
    assert run.end() == 0 and 0 < asked < 40
    text = desk.read_text(encoding="utf-8")
    case = load_use_case(parse(text, "x"))
    assert case.title == "Desk" and text.count("# answered 2") >= asked // 3
    again = cli("answer", str(desk), SUBJECT)
    assert "Nothing that the organisation can answer" in again.err


def _wait(run: Terminal) -> None:
    import select
    import time

    end = time.monotonic() + 30
    while "\n> " not in run.seen and "Nothing that the organisation" not in run.seen:
        assert time.monotonic() < end, run.seen
        if select.select([run.master], [], [], 0.2)[0]:
            try:
                run.seen += os.read(run.master, 4096).decode()
            except OSError:
                break


def test_leaving_keeps_what_was_answered(desk: Path, cache: Path) -> None:
    run = Terminal(desk.parent, cache, "answer", "desk.yaml", SUBJECT)
    run.wait_for("\n> ")
    run.say("no\n")
    run.wait_for("wrote desk.yaml")
    run.wait_for("\n> ")
    run.interrupt()
    run.wait_for("holds every answer given so far")
    assert run.end() == 130
    assert "# answered 2" in desk.read_text(encoding="utf-8")


def test_assess_asks_the_same_and_then_assesses(cli: Any, desk: Path, cache: Path) -> None:
    away = cli("assess", SUBJECT, "--use-case", str(desk), "--ask", "--format", "json")
    assert away.code == 0 and away.json["use_case"]["id"] == "desk"
    told = cli("answer", str(desk), SUBJECT).err.partition("Answer it with:")[0]
    assert told in away.err and "Next, the decision" not in away.err
    run = Terminal(desk.parent, cache, "assess", SUBJECT, "--use-case", "desk.yaml", "--ask")
    run.wait_for("\n> ")
    run.say("no\n")
    run.wait_for("wrote desk.yaml")
    run.wait_for("\n> ")
    run.say("\x04")
    run.wait_for("holds every answer given so far")
    assert run.end() == 130 and "# answered 2" in desk.read_text(encoding="utf-8")


def test_asking_needs_a_use_case_to_write_to(cli: Any) -> None:
    shown = cli("assess", SUBJECT, "--ask")
    assert (shown.code, shown.out) == (2, "")
    assert "--use-case" in shown.err and "riskctl new use-case" in shown.err
