"""The figures of ``benchmarks/house.py`` are counted as it says."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
house = pytest.importorskip("house")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("pass", 1),
        ("if a and b or c: pass", 4),
        ("return [x for x in y if x if y]", 4),
        ("assert a\n  return b if c else d", 3),
        ("def inner():\n    if a: pass\n  for i in a: pass", 2),
        ("match a:\n    case 1: pass\n    case _: pass", 3),
    ],
)
def test_complexity_counts_branches_of_the_function_alone(body, expected):
    tree = ast.parse(f"def f():\n  {body}\n")
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    assert house.complexity(function) == expected


def test_figures_of_a_small_tree(tmp_path):
    (tmp_path / "a.py").write_text("class A: pass\ndef f(self, a, one): found = a\n# why\n")
    (tmp_path / "b.py").write_text("class A: pass\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text("class A: pass\n" * 99)
    figures = house.figures(house.tally(tmp_path))
    assert figures["files"] == 2
    assert figures["class_names_twice"] == 1
    assert figures["filler_percent"] == 50.0
    assert figures["over_six_parameters"] == 0
    assert figures["comment_percent"] == 25.0
