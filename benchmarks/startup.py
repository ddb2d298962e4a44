"""How long a command takes before it answers, against an interpreter that does nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import Result, medians, process

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "data" / "examples" / "malaysian-bank.yaml"
SUBJECT = "deepseek-v4-pro@deepseek-api"
NOTHING = "python -c pass"


def commands(rounds: int) -> Iterator[Result]:
    """``--version`` and ``--help``."""
    taken = medians(
        {
            NOTHING: process(["-c", "pass"]),
            "riskctl --version": process(["-m", "riskctl", "--version"]),
            "riskctl --help": process(["-m", "riskctl", "--help"]),
        },
        rounds,
    )
    yield Result("riskctl --version", taken["riskctl --version"], NOTHING, taken[NOTHING], 2.0)
    yield Result("riskctl --help", taken["riskctl --help"], NOTHING, taken[NOTHING], 15.0)


def assessments(rounds: int) -> Iterator[Result]:
    """One assessment as a process: with a warm cache, with none yet, and with the cache switched off."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder) / "cache"
        arguments = [
            "-m",
            "riskctl",
            "assess",
            SUBJECT,
            "--use-case",
            str(CASE),
            "--as-of",
            "2026-11-23",
        ]
        arguments += ["--format", "json"]

        def environment(where: str) -> dict[str, str]:
            return {**os.environ, "RISKCTL_CACHE_DIR": where}

        warm = process(arguments, environment(str(cache)))

        def cold() -> None:
            shutil.rmtree(Path(folder) / "cold", ignore_errors=True)
            process(arguments, environment(str(Path(folder) / "cold")))()

        off = process(arguments, environment(""))
        taken = medians(
            {NOTHING: process(["-c", "pass"]), "warm": warm, "cold": cold, "off": off}, rounds
        )
    for name, words in (
        ("warm", "warm cache"),
        ("cold", "first run, cache written"),
        ("off", "no cache"),
    ):
        yield Result(
            f"assess one subject, {words}", taken[name], NOTHING, taken[NOTHING], 1.0, absolute=True
        )
