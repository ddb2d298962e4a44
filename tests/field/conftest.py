"""Run a field case as its user would: in a folder of its own, with lists of its own."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from riskctl.cli.app import run

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def ask(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cache: Path, tmp_path: Path
) -> Ask:
    """``ask("screen", "X")`` gives exit code, stdout and stderr, in an empty folder."""
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(cache))
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "lists"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)

    def call(*args: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["riskctl", *args])
        code = 0
        try:
            run()
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture
def case(tmp_path: Path) -> Callable[[str], None]:
    """``case("06")`` puts the files of a case into the folder of the test."""

    def put(number: str) -> None:
        shutil.copytree(CASES / number, tmp_path, dirs_exist_ok=True)

    return put
