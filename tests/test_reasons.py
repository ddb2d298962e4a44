"""No engine decides by a sentence: reasons are codes, and words are made for people alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import riskctl

ROOT = Path(riskctl.__file__).parent
ENGINES = ("assessment", "document", "ownership", "rules", "screening", "portfolio")
FILES = sorted(path for engine in ENGINES for path in (ROOT / engine).rglob("*.py"))
SENTENCES = frozenset({"reason", "reasons", "because", "summary", "sentence", "why", "note", "how"})
"""What fields and variables are called that hold words for people, or reasons."""
TESTS_OF_TEXT = frozenset({"startswith", "endswith", "find", "index", "partition", "removesuffix"})


def holds_words(node: ast.expr) -> bool:
    if isinstance(node, ast.Subscript):
        return holds_words(node.value)
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name in SENTENCES


def decisions(tree: ast.AST) -> Iterator[int]:
    """Lines that look into a text for people: ``x.because.startswith(...)`` or ``"added" in x.because``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in TESTS_OF_TEXT and holds_words(node.func.value):
                yield node.lineno
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            is_text = isinstance(node.left, ast.Constant) and isinstance(node.left.value, str)
            if is_text and holds_words(node.comparators[0]):
                yield node.lineno


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_no_engine_decides_by_a_sentence(path):
    assert list(decisions(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "planted",
    [
        'x = any(reason.startswith("other place") for reason in match.reasons)',
        'x = "are the initials of" in likeness.reasons[0]',
        'x = "added" in node.because',
        'x = "controlled" not in node.because',
        'x = row.note.removesuffix(", if it is the party")',
    ],
)
def test_the_walk_sees_what_it_looks_for(planted):
    assert list(decisions(ast.parse(planted))) == [1]
