"""Small faults put into the engine one at a time: do the tests notice?

``python benchmarks/mutation.py [--package rules]... [--number 16] [--seed 1] [--seconds 300]``. From each package a
number of places is drawn by the seed. Each is changed in a copy of the tree (a comparison turned round, ``and`` for
``or``, a constant moved by one, a condition negated) and the tests of the package run there until one fails.
Prints the surviving mutants with their place, so that somebody can look at each, and the share that was killed (goal
85 %). A run that takes longer than ``--seconds`` counts as killed: the fault hangs. Takes minutes; no part of any gate.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The golden documents of the example subjects come first: seconds long, and they notice most faults of the engine.
GOLDEN = "tests/assessment/test_golden.py"
TESTS = {
    "rules": (GOLDEN, "tests/rules", "tests/assessment"),
    "assessment": (GOLDEN, "tests/assessment", "tests/data_checks/test_bundled_scenarios.py"),
    "document": (GOLDEN, "tests/document"),
    "ownership": ("tests/ownership", "tests/assessment/test_party_ownership.py"),
}
"""Tests that stand for each package, in the order in which they run."""
NO_BEHAVIOUR = frozenset({"slots", "frozen", "strict"})
"""Keywords that only guard against mistakes of the programmer: a fault in one changes no answer."""
COPIED = ("riskctl", "tests", "data", "rulesets", "templates", "docs", "benchmarks")
GOAL = 0.85
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the file, the number of the place in it, its line, and the source before and after."""

    path: Path
    place: int
    line: int
    before: str
    after: str


def changed(node: ast.AST) -> ast.AST | None:
    """The node with one fault, or None where this kind of node is left alone."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        other = TURNED[type(node.ops[0])]
        return ast.Compare(node.left, [other()], node.comparators)
    if isinstance(node, ast.BoolOp):
        other_op: ast.boolop = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return ast.BoolOp(other_op, node.values)
    if isinstance(node, ast.IfExp):
        return ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return ast.Constant(node.value + 1)
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return ast.Constant(not node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return node.operand
    return None


class Changer(ast.NodeTransformer):
    """Changes the n-th place of a tree, counted as they are met; -1 only counts."""

    def __init__(self, wanted: int = -1) -> None:
        self.wanted = wanted
        self.seen = 0
        self.made: tuple[int, str, str] | None = None

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.keyword) and node.arg in NO_BEHAVIOUR:
            return node
        if isinstance(node, ast.AnnAssign):  # types are not behaviour
            node.value = self.visit(node.value) if node.value else None  # type: ignore[assignment]
            return node
        other = changed(node)
        if other is not None:
            if self.seen == self.wanted:
                ast.copy_location(other, node)
                self.made = (node.lineno, ast.unparse(node), ast.unparse(other))  # type: ignore[attr-defined]
                self.seen += 1
                return other
            self.seen += 1
        return self.generic_visit(node)


def places(package: str) -> list[tuple[Path, int]]:
    """Every place of a package that can be changed, in order of the files."""
    found = []
    for path in sorted((ROOT / "riskctl" / package).rglob("*.py")):
        counter = Changer()
        counter.visit(ast.parse(path.read_text(encoding="utf-8")))
        found += [(path.relative_to(ROOT), number) for number in range(counter.seen)]
    return found


def mutants(package: str, number: int, seed: int) -> Iterator[tuple[Mutant, str]]:
    """The drawn mutants with the source of their file."""
    drawn = random.Random(f"{seed} {package}").sample(places(package), number)
    for path, place in drawn:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        changer = Changer(place)
        tree = ast.fix_missing_locations(changer.visit(tree))
        if changer.made is None:
            continue
        line, before, after = changer.made
        yield Mutant(path, place, line, before, after), ast.unparse(tree)


def killed(folder: Path, package: str, seconds: float) -> bool:
    """Whether the tests of the package fail, or hang, in the copy."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        *TESTS[package],
    ]
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
        "RISKCTL_CACHE_DIR": str(folder / "cache"),
    }
    try:
        run = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return run.returncode != 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", action="append", choices=sorted(TESTS), help="may repeat")
    parser.add_argument("--number", type=int, default=16, help="mutants of each package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=300.0, help="bound of one run")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    tried = dead = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in COPIED:
            shutil.copytree(
                ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__")
            )
        for file in ("pyproject.toml", "README.md", "CHANGELOG.md"):
            shutil.copy(ROOT / file, folder / file)
        for package in options.package or sorted(TESTS):
            if killed(folder, package, options.seconds):
                print(f"{package}: the tests fail without any change; nothing measured")
                return 1
            alive = number = 0
            for mutant, source in mutants(package, options.number, options.seed):
                target = folder / mutant.path
                target.write_text(source, encoding="utf-8")
                number += 1
                if not killed(folder, package, options.seconds):
                    alive += 1
                    print(
                        f"  {mutant.path}:{mutant.line}: {mutant.before}  ->  {mutant.after}",
                        flush=True,
                    )
                shutil.copy(ROOT / mutant.path, target)
            tried += number
            dead += number - alive
            print(f"{package:<12}{number - alive} of {number} killed", flush=True)
    share = dead / tried if tried else 0.0
    print(
        f"all {dead} of {tried}: {share:.0%}, goal {GOAL:.0%} {'met' if share >= GOAL else 'MISSED'}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
