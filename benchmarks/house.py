"""Density and names of Python trees, by the syntax tree alone: ``python benchmarks/house.py [PATH ...]``.

Without a path this package is measured; any other tree is measured the same way, tests left out. The figures inform;
nothing fails by them. Complexity is 1 plus the branches of a function: if, for, while, conditional expression, except,
assert, case, comprehension with its ifs, and each further operand of ``and`` and ``or``.
"""

from __future__ import annotations

import argparse
import ast
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "riskctl"
LEFT_OUT = frozenset({"__pycache__", "tests", "test", ".git", ".venv", "_bundled"})
FILLER = frozenset(
    [
        "one",
        "found",
        "told",
        "held",
        "said",
        "row",
        "some",
        "what",
        "where",
        "how",
        "who",
        "many",
        "rest",
        "others",
        "other",
        "own",
        "item",
        "thing",
        "things",
        "stuff",
    ]
)
"""Names that say nothing of what they stand for."""
MOST_PARAMETERS = 6
_BRANCHES = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.IfExp,
    ast.ExceptHandler,
    ast.Assert,
    ast.match_case,
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(slots=True)
class Tally:
    """What was counted over all files."""

    files: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    functions: list[tuple[int, int, int]] = field(default_factory=list)
    """Complexity, body lines and parameters."""
    classes: dict[str, set[Path]] = field(default_factory=lambda: defaultdict(set))
    names: Counter[str] = field(default_factory=Counter)
    comments: int = 0


def complexity(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Of the function alone; functions inside it count for themselves."""
    total = 1
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, _FUNCTIONS):
            continue
        total += branches(node)
        waiting += ast.iter_child_nodes(node)
    return total


def branches(node: ast.AST) -> int:
    """What one node adds."""
    if isinstance(node, _BRANCHES):
        return 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    return len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0


def sources(root: Path) -> Iterator[Path]:
    """Python files of a tree, or the one file."""
    if root.is_file():
        yield root
        return
    for path in sorted(root.rglob("*.py")):
        if not LEFT_OUT & set(path.relative_to(root).parts):
            yield path


def tally(root: Path) -> Tally:
    """Everything counted in a tree; files that do not parse are left out."""
    counted = Tally()
    for path in sources(root):
        text = path.read_text(encoding="utf-8", errors="replace")
        try:
            tree = ast.parse(text)
        except SyntaxError:
            continue
        count_lines(text, counted)
        for node in ast.walk(tree):
            count_node(node, path, counted)
    return counted


def count_lines(text: str, counted: Tally) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    counted.files.append(len(text.splitlines()))
    counted.widths += map(len, lines)
    counted.comments += sum(line.strip().startswith("#") or "  # " in line for line in lines)


def count_node(node: ast.AST, path: Path, counted: Tally) -> None:
    if isinstance(node, ast.ClassDef):
        counted.classes[node.name].add(path)
    elif isinstance(node, _FUNCTIONS):
        body = (node.end_lineno or node.lineno) - node.body[0].lineno + 1
        counted.functions.append((complexity(node), body, parameters(node.args)))
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        counted.names[node.id] += 1
    elif isinstance(node, ast.arg):
        counted.names[node.arg] += 1


def parameters(arguments: ast.arguments) -> int:
    """Named parameters but self and cls."""
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return sum(argument.arg not in ("self", "cls") for argument in named)


def at(values: Sequence[int], share: float) -> int:
    """The value below which a share of the values lies."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def figures(counted: Tally) -> dict[str, int | float]:
    """The figures of one tree."""
    complexities = [function[0] for function in counted.functions]
    bodies = [function[1] for function in counted.functions]
    parameter_counts = [function[2] for function in counted.functions]
    filler = sum(counted.names[name] for name in FILLER)
    return {
        "files": len(counted.files),
        "lines": sum(counted.files),
        "file_median": at(counted.files, 0.5),
        "file_max": max(counted.files),
        "function_p90": at(bodies, 0.9),
        "function_max": max(bodies),
        "complexity_p90": at(complexities, 0.9),
        "complexity_max": max(complexities),
        "complexity_per_10_lines": round(10 * sum(complexities) / sum(bodies), 2),
        "filler_percent": round(100 * filler / sum(counted.names.values()), 1),
        "class_names_twice": sum(len(paths) > 1 for paths in counted.classes.values()),
        "over_six_parameters": sum(count > MOST_PARAMETERS for count in parameter_counts),
        "line_p90": at(counted.widths, 0.9),
        "comment_percent": round(100 * counted.comments / len(counted.widths), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT])
    parser.add_argument("--json", action="store_true", help="one object by path")
    options = parser.parse_args()
    measured = {str(path): figures(tally(path)) for path in options.paths if any(sources(path))}
    if options.json:
        print(json.dumps(measured, indent=2))
        return
    for name in next(iter(measured.values()), {}):
        cells = "  ".join(f"{measured[path][name]:>10}" for path in measured)
        print(f"{name:<26}{cells}")


if __name__ == "__main__":
    main()
