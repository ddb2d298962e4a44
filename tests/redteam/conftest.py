"""A small bundled layer, so that a mistake in a layer above it is found without reading everything that ships."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from smallest import MODEL, ROUTE, RULESET, VENDOR, put

from riskctl.cli.app import run
from riskctl.workspace.layers import Layer, bundled_root
from riskctl.workspace.workspace import Workspace, open_workspace

Open = Callable[..., Workspace]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    err: str


@pytest.fixture
def base(tmp_path: Path) -> Layer:
    """One vendor, model and route, one rule, and the scoring that ships."""
    data = put(
        tmp_path / "base",
        {"vendors/acme.yaml": VENDOR, "models/acme-one.yaml": MODEL, "routes/acme-api.yaml": ROUTE},
    )
    shutil.copy(bundled_root() / "data/scoring.yaml", data)
    return Layer("riskctl", data, put(tmp_path / "rules", {"my/policy.yaml": RULESET}))


@pytest.fixture
def opened(base: Layer) -> Open:
    """``opened(data=DIR, rules=PATH)``: the workspace with a user's layer on top."""

    def call(data: Path | None = None, rules: Path | None = None) -> Workspace:
        above = [Layer("--data", data, None)] * (data is not None) + [
            Layer("--rules", None, rules)
        ] * (rules is not None)
        return open_workspace([base, *above])

    return call


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    """``cli("assess", ...)`` runs a command through the real exit path."""

    def call(*args: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["riskctl", *args])
        code = 0
        try:
            run()
        except SystemExit as end:
            code = int(end.code or 0)
        return Ended(code, capfd.readouterr().err)

    return call
