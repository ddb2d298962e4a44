"""Notebooks: the code cells as one Python text, with the line of the file that each line stands on."""

from __future__ import annotations

import json
import re

from riskctl.discovery.python_source import read_python
from riskctl.discovery.usage import FileLiterals, Literal

_MOST_LOOKS = 100_000
"""Lines that are looked at in vain, beyond two rounds of the file, before the place of a line is given up."""
_SHELL = re.compile(r"^\s*(?:[%!]|pip3?\s+install\s)")
_MAGIC = re.compile(r"^\s*[%!?]|^\s*\w+\?\s*$|^\s*pip3?\s+install\s")


def read_notebook(text: str) -> FileLiterals:
    """The literals of the code cells; outputs and prose are left out. A notebook that is none says so."""
    try:
        document = json.loads(text)
        cells = document["cells"] if "cells" in document else document["worksheets"][0]["cells"]
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return FileLiterals(problem="this is not a notebook")
    if not isinstance(cells, list):
        return FileLiterals(problem="this is not a notebook")
    result = FileLiterals()
    lines = text.split("\n")
    cursor = 0
    for cell in cells:
        if not isinstance(cell, dict):
            continue
        written = cell.get("source", cell.get("input", ""))
        parts = written if isinstance(written, list) else str(written).splitlines(keepends=True)
        if isinstance(written, list):
            numbers, cursor = _numbers([str(part) for part in parts], lines, cursor)
        else:
            number, cursor = _numbers([str(written)], lines, cursor)
            numbers = number * len(parts)
        if cell.get("cell_type") == "code":
            _read_cell([str(part) for part in parts], numbers, result)
    return result


def _read_cell(parts: list[str], numbers: list[int], result: FileLiterals) -> None:
    plain = ["pass\n" if _MAGIC.match(part) else part for part in parts]
    source = read_python("".join(plain))
    if source.problem:
        for start, part in enumerate(parts):
            alone = read_python(part.strip().rstrip(",:({["))
            source.literals += [
                literal._replace(line=literal.line + start) for literal in alone.literals
            ]
    source.literals += _commands(parts)
    for literal in source.literals:
        if 0 < literal.line <= len(numbers):
            result.literals.append(literal._replace(line=numbers[literal.line - 1]))
    result.clients.update(source.clients)


def _commands(parts: list[str]) -> list[Literal]:
    """Lines that are handed to a shell or to the notebook itself (``%pip install openai``)."""
    return [
        Literal(number, 1, part.strip(), role="command")
        for number, part in enumerate(parts, 1)
        if _SHELL.match(part)
    ]


def _numbers(parts: list[str], lines: list[str], cursor: int) -> tuple[list[int], int]:
    """The line of the file on which each line of a cell stands; cells stand in order.

    A line that is written in another way than JSON usually is stands on none: looking for many of those ends at some point.
    """
    numbers = []
    budget = _MOST_LOOKS + 2 * len(lines)
    for part in parts:
        written = json.dumps(part)[1:-1]
        unescaped = json.dumps(part, ensure_ascii=False)[1:-1]
        last = min(len(lines), cursor + budget)
        budget -= max(0, last - cursor)
        for index in range(cursor, last):
            if (unescaped and unescaped in lines[index]) or (written and written in lines[index]):
                budget += last - index
                cursor = index
                break
        numbers.append(cursor + 1)
        cursor = min(cursor + 1, len(lines))
    return numbers, max(cursor - 1, 0) if parts else cursor
