"""What docs/ownership.md shows works."""

from __future__ import annotations

import re
from pathlib import Path

from owners import REGIMES

from riskctl.ownership.interests import INTERESTS
from riskctl.ownership.read_case import read_case
from riskctl.text.located import parse

PAGE = (Path(__file__).parents[2] / "docs" / "ownership.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def test_the_file_shown_can_be_read():
    case = read_case(parse(block("yaml"), "docs"))
    assert case.target == "T" and len(case.graph.links) == 3 and not case.notes


def test_the_python_shown_runs():
    names: dict[str, object] = {}
    exec(block("python"), names)
    result = names["result"]
    assert result.of("bis-affiliates").verdict == "possible"


def test_every_regime_and_interest_is_named():
    assert all(f"`{name}`" in PAGE for name in (*REGIMES, *INTERESTS))
    cited = {source.grade for regime in REGIMES.values() for source in regime.sources}
    assert cited <= {"official", "third-party"}
