"""Every finding has a test, and the page that says which one tells the truth."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| ([A-Z]?\d+) \| [^|]+ \| (.+) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
FINDINGS = dict(ROW.findall((ROOT / "docs" / "findings.md").read_text("utf-8")))
FIELD = "03 04 05 06 07 08 09 10 12 13 14 15 16 17 20 24 25 26"


def test_every_finding_has_a_row() -> None:
    audit = [
        f"{row}{n}" for row, last in (("S", 5), ("T", 7), ("C", 8)) for n in range(1, last + 1)
    ]
    assert set(FINDINGS) == {*audit, *FIELD.split()}


@pytest.mark.parametrize("finding", FINDINGS)
def test_the_tests_of_a_finding_exist(finding: str) -> None:
    tests = TEST.findall(FINDINGS[finding])
    assert tests
    for file, name in tests:
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_the_cases_of_the_field_are_the_ones_in_the_folder() -> None:
    assert (
        sorted(path.name for path in (ROOT / "tests" / "field" / "cases").iterdir())
        == FIELD.split()
    )


def test_the_lowest_versions_are_tried() -> None:
    """Typer 0.12.5 with a later click ended every command with 0: bounds that nobody tries are promises."""
    bounds = (ROOT / "pyproject.toml").read_text("utf-8")
    found = re.search(r'"typer>=(\d+)\.(\d+)\.(\d+)"', bounds)
    assert found and tuple(map(int, found.groups())) > (0, 13, 0)
    assert "make lowest" in (ROOT / ".ci" / "run").read_text("utf-8")
