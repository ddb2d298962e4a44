"""Fixtures that several folders share, and settings that keep the tests off the user's machine and repeatable."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from riskctl.catalogue.use_case import UseCase, load_use_case
from riskctl.text.located import load
from riskctl.workspace.layers import bundled_layer, bundled_root
from riskctl.workspace.workspace import Workspace, open_workspace

# Repeatable by default; HYPOTHESIS_PROFILE=explore looks for new examples.
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=80,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "explore", deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory):
    """Commands run by tests keep their cache here, never in the user's folder."""
    before = os.environ.get("RISKCTL_CACHE_DIR")
    os.environ["RISKCTL_CACHE_DIR"] = str(tmp_path_factory.mktemp("riskctl-cache"))
    os.environ["RISKCTL_SEALS_DIR"] = str(tmp_path_factory.mktemp("riskctl-seals"))
    yield
    del os.environ["RISKCTL_SEALS_DIR"]
    if before is None:
        del os.environ["RISKCTL_CACHE_DIR"]
    else:
        os.environ["RISKCTL_CACHE_DIR"] = before


@pytest.fixture(scope="session", autouse=True)
def _own_lists(tmp_path_factory: pytest.TempPathFactory):
    """No test sees the lists that the user has installed."""
    before = os.environ.get("RISKCTL_LISTS_DIR")
    os.environ["RISKCTL_LISTS_DIR"] = str(tmp_path_factory.mktemp("riskctl-lists") / "none")
    yield
    if before is None:
        del os.environ["RISKCTL_LISTS_DIR"]
    else:
        os.environ["RISKCTL_LISTS_DIR"] = before


@pytest.fixture(scope="session")
def bundled() -> Workspace:
    """Everything that ships, loaded and checked once."""
    return open_workspace([bundled_layer()])


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example use cases."""
    return bundled_root() / "data" / "examples"


@pytest.fixture(scope="session")
def bank(examples: Path) -> UseCase:
    return load_use_case(load(examples / "malaysian-bank.yaml"))


@pytest.fixture(scope="session")
def contractor(examples: Path) -> UseCase:
    return load_use_case(load(examples / "us-defence-contractor.yaml"))
