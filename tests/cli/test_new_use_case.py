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
    text = cli("new", "use-case", *_options("id=x")).out
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

    def end(self) -> int:
        try:
            return self.process.wait(20)
        finally:
            os.close(self.master)


def test_questions_on_a_terminal(tmp_path: Path, cache: Path) -> None:
    run = Terminal(tmp_path, cache, "new", "use-case", "--answers", "sector=logistics")
    for question, answer in (
        ("in a few words?", ""),
        ("this one is needed", "Freight desk"),
        ("[freight-desk]", ""),
        ("is the organisation?", "Singapor"),
        ("did you mean 'Singapore'?", "singapore"),
        ("establishments or staff?", ""),
        ("state-controlled?", "no"),
        ("critical infrastructure?", "?"),
        ("yes, no or unknown", ""),
        ("How much harm", "low"),
        ("use it directly?", "n"),
        ("US defence contract?", "n"),
        ("personal data reach", "n"),
        ("classes of data", "source-code"),
        ("own machines: in which country?", ""),
    ):
        run.wait_for(question)
        run.say(f"{answer}\n")
    run.wait_for("wrote freight-desk.yaml")
    assert run.end() == 0
    case = load_use_case(load(tmp_path / "freight-desk.yaml"))
    assert case.criticality == "low" and not case.hosting
    assert case.facts["actor.operates_in"].value == Known(frozenset({"SG"}))
    assert case.facts["actor.sector"].value == Known("logistics")


@pytest.mark.parametrize("end", ["interrupt", "end of input"])
def test_leaving_writes_nothing(tmp_path: Path, cache: Path, end: str) -> None:
    run = Terminal(tmp_path, cache, "new", "use-case", "-o", "x.yaml")
    run.wait_for("in a few words?")
    run.say("A\n")
    run.wait_for("Short id")
    if end == "interrupt":
        run.process.send_signal(signal.SIGINT)
    else:
        run.say("\x04")
    run.wait_for("nothing was written")
    assert run.end() == (130 if end == "interrupt" else 2)
    assert names(tmp_path) == []
