from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from report_samples import NAMES, NASTY, load, replaced


@pytest.fixture(params=NAMES)
def document(request: pytest.FixtureRequest) -> dict[str, Any]:
    return load(request.param)


@pytest.fixture
def reject() -> dict[str, Any]:
    return load("reject")


@pytest.fixture
def conditions() -> dict[str, Any]:
    return load("conditions")


@pytest.fixture(params=range(len(NASTY)))
def poisoned(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = replaced(load("reject"), NASTY[request.param])
    return found


@pytest.fixture
def changed(reject: dict[str, Any]) -> Callable[..., dict[str, Any]]:
    def change(*path: str | int, to: Any) -> dict[str, Any]:
        found = copy.deepcopy(reject)
        at: Any = found
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = to
        return found

    return change
