from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from folders import names
from jsonschema import Draft202012Validator

from riskctl.catalogue.use_case import load_use_case
from riskctl.facts.values import Known
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.schema import schema
from riskctl.text.located import load, parse

GIVEN = ("title=Bank: assistant #1", "country=malaysia", "sector=banking", "personal=yes", "classes=financial, health",
         "subject_countries=Malaysia, Norway", "self_hosting.country=NO", "self_hosting.chips=nvidia-h100",
         "data.subjects=100..500", "evidence.dpia=none")  # fmt: skip


def _options(*answers: str) -> list[str]:
    return [part for answer in answers for part in ("--answers", answer)]


def test_answers_from_options_make_a_file_that_loads(cli: Any, tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    found = cli("new", "use-case", "-o", str(path), *_options(*GIVEN))
    assert (found.code, found.out) == (0, "")
    case = load_use_case(load(path))
    assert (case.id, case.title, case.criticality) == (
        "bank-assistant-1",
        "Bank: assistant #1",
        "high",
    )
    assert case.facts["actor.country"].value == Known("MY")
    assert case.facts["data.subject_countries"].value == Known(frozenset({"MY", "NO"}))
    assert case.hosting["route.processing_countries"].value == Known(frozenset({"NO"}))
    assert case.hosting["route.served_on"].value == Known(frozenset({"nvidia-h100"}))
    assert names(tmp_path) == ["bank.yaml"]
    assert path.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_the_file_asks_every_question_and_fits_its_schema(cli: Any) -> None:
    text = cli("new", "use-case", "--all", *_options("id=x")).out
    flat = " ".join(line.strip().removeprefix("# ") for line in text.splitlines())
    for spec in VOCABULARY.values():
        if spec.prefix in ("actor", "use", "data", "evidence") and not spec.derived:
            assert " ".join(spec.question.split()) in flat, spec.path
    assert load_use_case(parse(text, "x")).id == "x"
    for given in (("id=x",), GIVEN):
        data = yaml.safe_load(cli("new", "use-case", *_options(*given)).out)
        assert not list(Draft202012Validator(schema("use-case")).iter_errors(data))


def test_an_unanswered_use_case_is_never_approved(cli: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    cli("new", "use-case", "-o", str(path), *_options("id=x"))
    (found,) = [
        cli("assess", "gpt-oss-20b@self-hosted", "--use-case", str(path), "--format", "json").json
    ]
    assert found["decision"]["outcome"] not in ("approve", "approve-with-conditions")


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (("contry=MY",), "did you mean 'country'?"),
        (("country=EU",), "actor.country: 'EU' is the European Union and no country"),
        (
            ("operates_in=UK, Norwya",),
            "actor.operates_in: 'Norwya' is no country (did you mean 'Norway'?)",
        ),
        (("operates_in=no",), "say none for no country, and NO or Norway"),
        (("sector=helth",), "did you mean 'health'?"),
        (("data.subjects=many",), "data.subjects: give a number of people, such as 500, 50k"),
        (("personal=maybe",), "data.personal: answer yes, no or unknown"),
        (("country=Malasia",), "did you mean 'Malaysia'?"),
        (("sector=bankin",), "did you mean 'banking'?"),
        (("criticality=hgh",), "did you mean 'high'?"),
        (("self_hosting.chips=nvidia-h10",), "did you mean 'nvidia-h100'?"),
        (("title=a\x1b[31m",), "a title is"),
        (("id=Bank One",), "an id is small letters"),
        (("evidence.dpia=2026-01-01",), "answer none or unknown"),
        (("title",), "KEY=VALUE"),
        (("country=MY", "country=SG"), "answered twice"),
        ((), "no terminal"),
        (("country=MY",), "give --answers title"),
        (("use.criticality=low",), "unknown answer"),
        (("data.destination_countries=MY",), "unknown answer"),
    ],
)
def test_mistakes_are_said_and_write_nothing(
    cli: Any, tmp_path: Path, answers: tuple[str, ...], words: str
) -> None:
    found = cli("new", "use-case", "-o", str(tmp_path / "x.yaml"), *_options(*answers))
    assert (found.code, words in found.err, names(tmp_path)) == (2, True, [])


def test_all_mistakes_at_once(cli: Any) -> None:
    assert (
        len(cli("new", "use-case", *_options("contry=MY", "sector=x", "id=?")).err.splitlines())
        == 3
    )


def test_an_existing_file_is_kept_without_force(cli: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("mine")
    found = cli("new", "use-case", "-o", str(path), *_options("id=x"))
    assert found.code == 2 and "--force" in found.err and path.read_text() == "mine"
    assert cli("new", "use-case", "-o", str(path), "--force", *_options("id=x")).code == 0
    assert path.read_text() != "mine" and names(tmp_path) == ["x.yaml"]
    assert (
        cli("new", "use-case", "-o", str(tmp_path / "no" / "x.yaml"), *_options("id=x")).code == 2
    )
    assert cli("new", "use-case", "-o", str(tmp_path), *_options("id=x")).code == 2


def _interruptible() -> None:
    """A runner in the background passes on an ignored interrupt, which Python then would never see."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A command on a pseudo-terminal."""

    def __init__(self, folder: Path, cache: Path, *args: str) -> None:
        self.master, slave = pty.openpty()
        environment = {**os.environ, "RISKCTL_CACHE_DIR": str(cache), "COLUMNS": "200"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "riskctl", *args], stdin=slave, stdout=slave, stderr=slave, cwd=folder,
            env=environment, start_new_session=True, preexec_fn=_interruptible,
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + 20
        while text not in self.seen:
            assert time.monotonic() < end, self.seen
            if select.select([self.master], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.master, 4096).decode()
                except OSError:
                    break
        assert text in self.seen, self.seen
        self.seen = self.seen.partition(text)[2]

    def say(self, text: str) -> None:
        os.write(self.master, text.encode())

    def interrupt(self) -> None:
        """Ctrl-C as a person presses it: again, when the first came just before the command began to read."""
        self.process.send_signal(signal.SIGINT)
        if not select.select([self.master], [], [], 5)[0]:
            self.process.send_signal(signal.SIGINT)

    def end(self) -> int:
        try:
            return self.process.wait(20)
        finally:
            os.close(self.master)


TALK = (
    ("in a few words?", ""),
    ("this one is needed", "Fréight desk"),
    ("Which models are considered?", "gpt-os-120b"),
    ("did you mean 'gpt-oss-120b'?", "gpt-oss-120b"),
    ("How much harm", "Low."),
    ("is the organisation?", "Singapor"),
    ("did you mean 'Singapore'?", "singapore"),
    ("does the organisation do?", "?"),
    ("capital-markets", "freight forwarding"),
    ("kinds of data", "source code"),
)


def _talk(run: Terminal, turns: tuple[tuple[str, str], ...]) -> None:
    for question, answer in turns:
        run.wait_for(question)
        run.say(f"{answer}\n")


def _answer_everything(run: Terminal) -> str:
    """Say no to whatever is asked until the file is written; never more than twenty times."""
    transcript = ""
    for _ in range(20):
        end = time.monotonic() + 20
        while "\n> " not in run.seen and "wrote " not in run.seen:
            assert time.monotonic() < end, run.seen
            if select.select([run.master], [], [], 0.2)[0]:
                run.seen += os.read(run.master, 4096).decode()
        if "wrote " in run.seen:
            return transcript
        transcript += run.seen
        run.seen = run.seen.rpartition("\n> ")[2]
        run.say("none\n")
    raise AssertionError(transcript)


def test_questions_on_a_terminal(tmp_path: Path, cache: Path) -> None:
    run = Terminal(tmp_path, cache, "new", "use-case")
    _talk(run, TALK)
    run.wait_for("Is all of this in Singapore")
    run.say("yes\n")
    transcript = _answer_everything(run)
    run.wait_for("riskctl assess gpt-oss-120b --use-case freight-desk.yaml")
    assert run.end() == 0
    assert "Why: " in transcript and "in force turn" in transcript
    case = load_use_case(load(tmp_path / "freight-desk.yaml"))
    assert case.criticality == "low" and not case.hosting
    assert case.facts["actor.operates_in"].value == Known(frozenset({"SG"}))
    assert case.facts["actor.sector"].value == Known("logistics")
    assert case.facts["actor.us_person"].value == Known(False)
    assert len((tmp_path / "freight-desk.yaml").read_text().splitlines()) < 120


@pytest.mark.parametrize("end", ["interrupt", "end of input"])
def test_leaving_before_the_first_answer_writes_nothing(
    tmp_path: Path, cache: Path, end: str
) -> None:
    run = Terminal(tmp_path, cache, "new", "use-case", "-o", "x.yaml")
    run.wait_for("in a few words?")
    _leave(run, end)
    run.wait_for("nothing was written")
    assert run.end() == 130
    assert names(tmp_path) == []


def _leave(run: Terminal, end: str) -> None:
    if end == "interrupt":
        run.interrupt()
    else:
        run.say("\x04")


@pytest.mark.parametrize("end", ["interrupt"])
def test_what_was_answered_is_kept_and_taken_up_again(
    tmp_path: Path, cache: Path, end: str
) -> None:
    run = Terminal(tmp_path, cache, "new", "use-case", "-o", "x.yaml")
    _talk(run, TALK[:7])
    run.wait_for("does the organisation do?")
    _leave(run, end)
    run.wait_for("riskctl new use-case --resume x.yaml")
    assert run.end() == 130
    path = tmp_path / "x.yaml"
    assert load_use_case(load(path)).facts["actor.country"].value == Known("SG")
    path.write_text(path.read_text() + "# a remark of my own\n")
    run = Terminal(tmp_path, cache, "new", "use-case", "gpt-oss-120b@groq", "--resume", "x.yaml")
    run.wait_for("1. What does the organisation do?")
    run.say("e-commerce\n")
    _answer_everything(run)
    assert run.end() == 0
    text = path.read_text()
    assert "# a remark of my own" in text
    case = load_use_case(parse(text, "x"))
    assert case.title == "Fréight desk"
    assert case.facts["actor.sector"].value == Known("retail")


def test_options_and_dialogue_take_the_same_defaults_and_say_them(cli: Any, tmp_path: Path) -> None:
    found = cli(
        "new", "use-case", *_options("title=저장 상담", "country=Viet Nam", "classes=orders")
    )
    case = load_use_case(parse(found.out, "x"))
    assert case.id != "use-case" and case.id.isascii()
    for path in ("actor.operates_in", "use.places", "data.subject_countries"):
        assert case.facts[path].value == Known(frozenset({"VN"}))
        assert f"taken: {path} = VN (the organisation's country)" in found.err
    assert "taken: criticality = high (" in found.err
    assert "actor.owner_countries" not in case.facts
    assert case.facts["data.personal"].value == Known(True)


def test_a_new_rule_brings_its_question_along(cli: Any, tmp_path: Path) -> None:
    """A fact that no rule asked for is among what matters as soon as one does."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "own.yaml").write_text(RULE, encoding="utf-8")
    answers = _options("id=x", "country=BR", "classes=source-code")
    before = cli("new", "use-case", *answers).out
    after = cli("new", "use-case", "--rules", str(rules), *answers).out
    assert "# data_broker:" not in before
    assert "# data_broker:" in after and "such as House order 7: Brokers may not" in " ".join(
        line.strip("# ") for line in after.splitlines()
    )


RULE = """\
ruleset: own.brokers
title: House rules
jurisdiction: BR
review_by: 2030-01-01
sources:
  order: {citation: House order 7, retrieved: 2026-01-01, grade: official}
rules:
""" + "".join(
    f"""\
  - id: own.brokers-{number}
    title: Brokers may not
    dimension: supply-chain
    effect: block
    object: [actor]
    windows: [{{from: 2026-01-01, status: in-force, source: order}}]
    when: {{fact: actor.data_broker, is: true}}
    because: The house says so.
"""
    for number in range(9)
)


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_line_of_the_messages_is_broken_inside_a_word(
    cli: Any, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "x.yaml"
    found = cli("new", "use-case", "-o", str(path), *_options("id=x", "country=MY"), width=width)
    words = set(
        cli(
            "new",
            "use-case",
            "-o",
            str(path),
            "--force",
            *_options("id=x", "country=MY"),
            width=200,
        ).err.split()
    )
    assert set(found.err.split()) == words
    assert all(
        len(line) <= width
        for line in found.err.splitlines()
        if "riskctl " not in line and str(path) not in line
    )
