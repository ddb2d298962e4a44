"""Rows in aligned columns where they fit, else as short blocks one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from riskctl.explanations.paper import Paper, cells, wrap
from riskctl.text.display import safe

GAP = 2
LEAST = 36
"""Columns the last, wrapping column needs; with fewer the rows become blocks."""


def write_rows(paper: Paper, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows; the last column wraps and may hold several lines, the others keep to one."""
    shown = [[safe(cell) for cell in line[:-1]] for line in rows]
    widths = [
        max(cells(header), *(cells(line[index]) for line in shown)) if shown else cells(header)
        for index, header in enumerate(headers[:-1])
    ]
    left = sum(widths) + GAP * len(widths)
    if paper.width - left < LEAST:
        for row in rows:
            _block(paper, headers, row)
        return
    _line(paper, widths, headers[:-1], [headers[-1]])
    for cut, row in zip(shown, rows, strict=True):
        last = [
            line
            for part in row[-1].split("\n")
            if part
            for line in wrap(safe(part), paper.width - left)
        ]
        _line(paper, widths, cut, last)


def _line(paper: Paper, widths: Sequence[int], cut: Sequence[str], last: Sequence[str]) -> None:
    blanks = [" " * width for width in widths]
    for first, text in zip_longest([cut], last or [""]):
        line = cut if first is not None else blanks
        parts = [
            cell + " " * (width - cells(cell)) for cell, width in zip(line, widths, strict=True)
        ]
        paper.lines.append((" " * GAP).join([*parts, text or ""]).rstrip())


def _block(paper: Paper, headers: Sequence[str], line: Sequence[str]) -> None:
    name, *middle = line[:-1]
    paper.say(name)
    filled = [
        f"{header.lower()} {part}"
        for header, part in zip(headers[1:-1], middle, strict=True)
        if part
    ]
    if filled:
        paper.say(", ".join(filled), 4)
    for part in line[-1].split("\n"):
        if part:
            paper.say(part, 4)
