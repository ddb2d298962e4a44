"""Put an answer into a use-case file and leave every other line, comment and order as it is."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from riskctl.explanations.use_case_text import Answer, written
from riskctl.text.located import Located, parse
from riskctl.text.problems import InputError, Problem

_TOP = frozenset({"id", "title", "criticality", "description", "route"})
_INDENT = re.compile(r"[ ]*")
OURS = re.compile(r"\s+# answered \d{4}-\d\d-\d\d\b[^\n]*$")
"""The remark that this module leaves behind a value, so that a later answer replaces it."""


def set_answer(text: str, key: str, answer: Answer, remark: str = "") -> str:
    """The file with ``key`` set, as ``data.personal`` or ``criticality``; ``remark`` becomes a comment behind it.

    What comes out holds the same data but for the answer, or :class:`InputError` says where the file is written in a
    way that cannot be changed line by line.
    """
    before = parse(text, "the use case")
    ending = "\r\n" if "\r\n" in text else "\n"
    # Line ends are put back as they were found.
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    section, _, name = key.partition(".")
    path = (key,) if key in _TOP else (section, name)
    value = f"{path[-1]}: {written(answer)}" + (f"  # {remark}" if remark else "")
    lines = _placed(lines, before, path, value)
    changed = ending.join(lines) + ending
    # Changing text line by line may go wrong in more ways than can be thought of.
    _check(before, changed, path, answer)
    return changed


def _placed(lines: list[str], before: Located, path: tuple[str, ...], value: str) -> list[str]:
    if path in before.positions:
        return _replaced(lines, before, path, value)
    if len(path) == 1:
        return [*lines, value]
    if isinstance(before.data.get(path[0]), dict):
        return _added(lines, before, path, value)
    return _begun(lines, before, path, value)


def _replaced(lines: list[str], before: Located, path: tuple[str, ...], value: str) -> list[str]:
    """The lines of the entry give way to one line; a comment behind an old value of one line stays."""
    line, column = before.positions[path]
    first = line - 1
    if lines[first][: column - 1].strip():
        raise _cannot(before, path)
    last = _end(lines, first, column - 1)
    # A comment behind a list of several lines may be about any of them.
    kept = "" if "  # " in value or last > first else _comment_behind(lines[first])
    return [*lines[:first], " " * (column - 1) + value + kept, *lines[last + 1 :]]


def _end(lines: list[str], first: int, indent: int) -> int:
    """The last line of the entry that begins at ``first``: what is indented further, or a list at its level."""
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number]
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        depth = _depth(line)
        if depth < indent or (depth == indent and not bare.startswith("- ")):
            break
        last = number
    return last


def _comment_behind(line: str) -> str:
    match = re.search(r"\s+#[^'\"]*$", line)
    return match[0] if match and not OURS.search(line) else ""


def _added(lines: list[str], before: Located, path: tuple[str, ...], value: str) -> list[str]:
    """A new entry in a section: in place of its commented line, else at the section's end."""
    line, column = before.positions[path[:1]]
    entries = [at for key, at in before.positions.items() if len(key) == 2 and key[0] == path[0]]
    head = lines[line - 1]
    if not entries or any(at[0] == line for at in entries):
        return _spread(lines, before, path, value)
    indent = " " * (min(entries)[1] - 1)
    last = _end(lines, line - 1, column - 1)
    waiting = _waiting(lines, path[1], range(line, _next_entry(lines, last, head)))
    if waiting is not None:
        return [*lines[:waiting], indent + value, *lines[waiting + 1 :]]
    return [*lines[: last + 1], indent + value, *lines[last + 1 :]]


def _next_entry(lines: list[str], last: int, head: str) -> int:
    """The line after the comments that follow a section and are indented as its entries are."""
    number = last + 1
    while number < len(lines) and (
        lines[number].lstrip().startswith("#") and _depth(lines[number])
    ):
        number += 1
    return number


def _waiting(lines: list[str], name: str, numbers: range) -> int | None:
    """The line ``# name:`` that waits to be filled in."""
    wanted = re.compile(rf"\s*#\s?{re.escape(name)}:\s*(unknown\s*)?")
    return next((number for number in numbers if wanted.fullmatch(lines[number])), None)


def _spread(lines: list[str], before: Located, path: tuple[str, ...], value: str) -> list[str]:
    """A section in braces on one line, or an empty one, is written out line by line."""
    line, _ = before.positions[path[:1]]
    last = _end(lines, line - 1, 0)
    if last != line - 1:
        raise _cannot(before, path)
    entries = [f"  {name}: {written(answer)}" for name, answer in before.data[path[0]].items()]
    return [*lines[: line - 1], f"{path[0]}:", *entries, f"  {value}", *lines[line:]]


def _begun(lines: list[str], before: Located, path: tuple[str, ...], value: str) -> list[str]:
    """A new section: where a comment keeps its place, else at the end."""
    if path[:1] in before.positions:
        line = before.positions[path[:1]][0]
        return [*lines[: line - 1], f"{path[0]}:", f"  {value}", *lines[line:]]
    place = _waiting(lines, path[0], range(len(lines)))
    if place is None:
        return [*lines, "", f"{path[0]}:", f"  {value}"]
    below = range(place + 1, _next_entry(lines, place, ""))
    waiting = _waiting(lines, path[1], below)
    head = [*lines[:place], f"{path[0]}:"]
    if waiting is None:
        return [*head, f"  {value}", *lines[place + 1 :]]
    return [*head, *lines[place + 1 : waiting], f"  {value}", *lines[waiting + 1 :]]


def _depth(line: str) -> int:
    match = _INDENT.match(line)
    return match.end() if match else 0


def _check(before: Located, changed: str, path: tuple[str, ...], answer: Answer) -> None:
    wanted = copy.deepcopy(before.data)
    place: dict[str, Any] = wanted
    if len(path) == 2:
        place = wanted[path[0]] if isinstance(wanted.get(path[0]), dict) else {}
        wanted[path[0]] = place
    place[path[-1]] = answer
    try:
        after = parse(changed, before.name).data
    except InputError:
        raise _cannot(before, path) from None
    if after != wanted:
        raise _cannot(before, path)


def _cannot(before: Located, path: tuple[str, ...]) -> InputError:
    name = ".".join(path)
    return InputError(
        [
            Problem(
                before.name,
                *before.at(path),
                f"{name} cannot be changed here line by line; edit it by hand",
            )
        ]
    )


def changes(before: str, after: str) -> Iterator[str]:
    """The lines that were added or changed, for telling what was written."""
    known = set(before.splitlines())
    return (line.strip() for line in after.splitlines() if line not in known)
