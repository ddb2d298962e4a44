"""Odd calls of the command line end with a plain message and a documented code, never with a fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from riskctl.cli.guard import MOST_PROBLEMS, guarded
from riskctl.reports.formats.pdf_text import CUT, GAP, MOST_GAPS, drawable
from riskctl.text.dates import is_date
from riskctl.text.problems import InputError, Problem

SUBJECT = "deepseek-v4-pro@deepseek-api"


@pytest.mark.parametrize(
    "day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "２０２６-01-01"]
)
def test_a_day_beyond_the_calendar_is_no_date(day, cli):
    found = cli("assess", SUBJECT, "--as-of", day)
    assert found.code == 2 and "--as-of takes a date" in found.err and not is_date(day)


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_the_first_and_last_day_can_be_assessed(day, cli):
    assert cli("assess", SUBJECT, "--as-of", day, "-q").code == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["deepseek-v4-pro@"], "names no route after @"),
        ([SUBJECT, "--set", "data.personal=true", "--set", "data.personal=false"], "given twice"),
    ],
)
def test_what_says_two_things_is_refused(args, message, cli):
    found = cli("assess", *args)
    assert found.code == 2 and message in found.err


@pytest.mark.parametrize(
    ("hosting", "message"),
    [
        (
            "{chips: [nvidia-h10]}",
            ":4:16: route.served_on: unknown chip 'nvidia-h10' (did you mean 'nvidia-h100'?)",
        ),
        (
            "{country: MY, processing_countries: [CN]}",
            ":4:29: route.processing_countries is stated twice",
        ),
    ],
)
def test_a_mistake_in_a_use_case_is_told_at_its_place(hosting, message, cli, tmp_path):
    path = tmp_path / "u.yaml"
    path.write_text(f"id: x\ntitle: x\ncriticality: low\nself_hosting: {hosting}\n")
    found = cli("assess", "deepseek-v4-pro@self-hosted", "-u", str(path))
    assert found.code == 2 and message in found.err


def test_a_flood_of_problems_is_cut(capsys):
    def bad() -> None:
        raise InputError(Problem("f.yaml", line, 1, "wrong") for line in range(1, 5000))

    with pytest.raises(SystemExit) as end:
        guarded(bad)
    lines = capsys.readouterr().err.splitlines()
    assert (
        end.value.code == 2
        and len(lines) == MOST_PROBLEMS + 1
        and lines[-1] == "and 4,799 more problems"
    )


@pytest.mark.parametrize("args", [["rules", "list"], ["schema", "use-case"]])
def test_closed_output_is_no_fault(args):
    command = f"exec {sys.executable} -m riskctl {' '.join(args)} >&-"
    found = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, env=dict(os.environ), timeout=60
    )
    assert (found.returncode, found.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_says_what_could_not_be_written():
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(
            [sys.executable, "-m", "riskctl", "rules", "list"], stdout=full, stderr=subprocess.PIPE
        )
    assert found.returncode == 2 and b"the output cannot be written: No space left" in found.stderr


def test_a_word_without_end_still_makes_a_pdf():
    shown = drawable("L" * 10_000)
    assert shown.endswith(CUT) and shown.count(GAP) < MOST_GAPS
    assert CUT not in drawable("https://example.org/" + "a" * 500)
