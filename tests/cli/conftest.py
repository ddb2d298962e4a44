"""Run commands in this process through the real exit path."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from riskctl.cli.app import run

ROOT = Path(__file__).resolve().parents[2]
BANK = str(ROOT / "data/examples/malaysian-bank.yaml")


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Cli = Callable[..., Result]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cache: Path) -> Cli:
    """``cli("rules", "list", width=60)`` gives exit code, stdout and stderr."""
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(cache))
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*args: str, width: int = 80) -> Result:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr(sys, "argv", ["riskctl", *args])
        monkeypatch.setattr(sys, "stdin", open("/dev/null"))  # noqa: SIM115, PTH123 - never a terminal
        code = 0
        try:
            run()
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfd.readouterr()
        return Result(code, out, err)

    return call
