"""The back-test of a text, and the command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from events_text import read

from riskctl.backtest.features import FeatureFile
from riskctl.backtest.result import back_test
from riskctl.text.located import load
from riskctl.text.schema import validate
from riskctl.workspace.layers import bundled_root
from riskctl.workspace.workspace import Workspace


@pytest.fixture(scope="session")
def strengths() -> FeatureFile:
    return validate(load(bundled_root() / "data" / "backtest.yaml"), FeatureFile)


@pytest.fixture(scope="session")
def run(bundled: Workspace, strengths: FeatureFile) -> Callable[[str], dict[str, Any]]:
    return lambda text: back_test(read(text), strengths, bundled.policy)


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    def call(*args: str, seed: str = "0", width: int = 80) -> subprocess.CompletedProcess[bytes]:
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "COLUMNS": str(width),
            "PYTHONUTF8": "1",
        }
        return subprocess.run(
            [sys.executable, "-m", "riskctl", "backtest", *args],
            capture_output=True,
            env=environment,
            check=False,
        )

    return call
