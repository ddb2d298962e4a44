"""YAML by lines and indentation: keys, values and lists with their places, also where the file is a template."""

from __future__ import annotations

import re

from riskctl.discovery.block_texts import is_code, read_code, setting_in
from riskctl.discovery.usage import FileLiterals, Literal, Role

_LINE = re.compile(
    r"^(?P<indent>\s*)(?P<dashes>(?:-\s+)*)(?:(?P<key>\"[^\"]+\"|'[^']+'|[\w$./@{}-][^:#'\"]*?)\s*:(?:\s+|$))?(?P<value>.*)$"
)
_FLOW = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'|([^,\[\]{}\"'\s][^,\[\]{}]*)")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_BLOCK = re.compile(r"[|>][+-]?\d?\s*(?:#.*)?$")
_ANCHOR = re.compile(r"^(?:[&!][\w.-]+\s*)+")


class _Level:
    __slots__ = ("group", "indent", "key")

    def __init__(self, indent: int, key: str) -> None:
        self.indent = indent
        self.key = key
        self.group: dict[str, str] = {}


def read_yaml(text: str) -> FileLiterals:
    """The literals of a file; comments are left out, block texts are read line by line as commands."""
    source = FileLiterals()
    levels = [_Level(-1, "")]
    block: tuple[int, str] | None = None
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        indent = len(line) - len(line.lstrip())
        if block is not None and (not stripped or indent > block[0]):
            if stripped and not stripped.startswith("#"):
                _read_text(source, levels, block[1], (number, indent, stripped))
            continue
        block = None
        if not stripped or stripped.startswith(("#", "{{", "---")):
            continue
        block = _read_line(source, levels, number, line)
        if block is not None and is_code(block[1]):
            source.literals += read_code(_block_lines(lines, number, block[0]), number + 1)
    return source


def _block_lines(lines: list[str], start: int, indent: int) -> list[str]:
    """The lines of the block text that begins at an index: as long as they stand deeper, or are empty."""
    end = start
    while end < len(lines):
        line = lines[end]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        end += 1
    return lines[start:end]


def _read_text(
    source: FileLiterals, levels: list[_Level], key: str, place: tuple[int, int, str]
) -> None:
    """One line of a block text, with its number and indent: a command, and where it sets a model, a setting too."""
    number, indent, line = place
    setting = setting_in(line) if ":" in line and not is_code(key) else None
    if setting is not None:
        offset, name, value = setting
        source.literals.append(_literal(number, indent + offset, value, levels, name, "value"))
    source.literals.append(_literal(number, indent, line, levels, key, "command"))


def _read_line(
    source: FileLiterals, levels: list[_Level], number: int, line: str
) -> tuple[int, str] | None:
    """One line outside block texts; what it opens, if it opens a block text."""
    match = _LINE.match(line)
    if match is None:
        return None
    dashes = match["dashes"] or ""
    indent = len(match["indent"])
    column = indent + len(dashes)
    while len(levels) > 1 and levels[-1].indent >= column:
        levels.pop()
    key = (match["key"] or "").strip("\"'")
    value = match["value"].strip()
    if dashes:
        while len(levels) > 1 and levels[-1].indent > indent:
            levels.pop()
        levels.append(_Level(column - 1, levels[-1].key))
    if value.startswith(('"', "'")):
        end = value.find(value[0], 1)
        plain = value[1:end] if end > 0 else value[1:]
    else:
        plain = _ANCHOR.sub("", _COMMENT.sub("", value)).strip()
    if key and _BLOCK.fullmatch(value or "-"):
        levels.append(_Level(column, key))
        return column, key
    start = match.start("value") + (1 if value.startswith(('"', "'")) else 0)
    if key:
        if plain:
            levels[-1].group[key] = plain
        named = _literal(number, column, key, levels, "", "name")
        source.literals.append(named)
    if plain.startswith(("[", "{")):
        for part in _FLOW.finditer(plain):
            words = (part[1] or part[2] or part[3] or "").strip()
            inner, colon, rest = words.partition(": ")
            if part[3] and colon and plain.startswith("{"):
                entry = _literal(
                    number, start + part.start(), rest.strip("\"' "), levels, inner, "value"
                )
                source.literals.append(entry)
            elif words:
                source.literals.append(
                    _literal(number, start + part.start(), words, levels, key, "value")
                )
    elif plain:
        source.literals.append(_literal(number, start, plain, levels, key, "value"))
    if key and not plain:
        levels.append(_Level(column, key))
    return None


def _literal(
    number: int, start: int, text: str, levels: list[_Level], key: str, role: Role
) -> Literal:
    path = tuple(level.key for level in levels if level.key)
    groups = tuple(level.group for level in reversed(levels))[:6]
    name = key or (levels[-1].key if levels else "")
    return Literal(number, start + 1, text, key=name, path=(*path, key), groups=groups, role=role)
