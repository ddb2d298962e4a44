"""Answers of the shell completion. Nothing heavy is imported: names come from a table and from file names.

The table beside this file (``completions.json``) is written from the commands themselves; a test keeps it true.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("completions.json")
KINDS = {
    "MODEL": ("data/models",),
    "ROUTE": ("data/routes",),
    "SCENARIO": ("rulesets/scenarios",),
    "VENDOR": ("data/vendors",),
}
"""Folders whose file names are the ids of a kind."""
SUBJECT = "SUBJECT"
FILE = "FILE"


def main(words: Sequence[str]) -> None:
    """Print what may stand for the last of ``words`` (those after the program's name), one a line."""
    sys.stdout.write("".join(f"{name}\n" for name in candidates(words)))


def candidates(words: Sequence[str]) -> list[str]:
    """What may stand for the last word, sorted; nothing where a file name is due, which the shell knows better."""
    *before, last = words or [""]
    node = _table()
    command_words = [word for word in before if not word.startswith("-")]
    for word in command_words:
        if word in node.get("commands", {}):
            node = node["commands"][word]
    return sorted(name for name in _possible(node, before, last) if name.startswith(last))


def _possible(node: dict[str, Any], before: Sequence[str], last: str) -> Iterable[str]:
    if before and before[-1] in node.get("options", {}):
        takes = node["options"][before[-1]]
        if takes is not None:
            return _values(takes, last)
    if last.startswith("-"):
        return list(node.get("options", {}))
    if node.get("commands"):
        return list(node["commands"])
    return _values(node.get("takes", FILE), last)


def _values(takes: str | list[str], last: str) -> Iterable[str]:
    """Values of an option or argument: its choices, or the ids of its kind."""
    if isinstance(takes, list):
        return takes
    if takes == SUBJECT:
        model, at, _ = last.partition("@")
        routes = (f"{model}@{route}" for route in (*_ids("ROUTE"), "self-hosted"))
        return routes if at else _ids("MODEL")
    return _ids(takes) if takes in KINDS else ()


def _ids(kind: str) -> list[str]:
    names: list[str] = []
    for folder in KINDS[kind]:
        names += [path.stem for path in (_root() / folder).glob("*.yaml")]
    return names


def _root() -> Path:
    """The folder of the bundled data: in the wheel, else the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_bundled"
    return inside if inside.is_dir() else package.parent


def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table
