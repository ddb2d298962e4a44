"""Rows of one line each: what a reader scans and a pipe cuts up."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.explanations.paper import Paper, cells
from riskctl.text.display import safe

GAP = 2
LEAST = 12
"""Columns the last cell needs; with fewer a middle column is left out."""


def write_lines(
    paper: Paper, headers: Sequence[str], rows: Sequence[Sequence[str]], cut: bool
) -> None:
    """Write one line a row. With ``cut`` it keeps to the width of the sheet: the last cell is shortened."""
    shown = [[safe(cell) for cell in line] for line in (headers, *rows)]
    chosen = list(range(len(headers)))
    while cut and len(chosen) > 2 and paper.width - _before(shown, chosen) < LEAST:
        del chosen[-2]
    left = paper.width - _before(shown, chosen)
    for line in shown:
        parts = [_padded(shown, line, column) for column in chosen[:-1]]
        last = line[chosen[-1]]
        parts.append(_shortened(last, left) if cut else last)
        paper.lines.append((" " * GAP).join(parts).rstrip())


def _before(shown: Sequence[Sequence[str]], chosen: Sequence[int]) -> int:
    return sum(_width(shown, column) + GAP for column in chosen[:-1])


def _width(shown: Sequence[Sequence[str]], column: int) -> int:
    return max(cells(line[column]) for line in shown)


def _padded(shown: Sequence[Sequence[str]], line: Sequence[str], column: int) -> str:
    return line[column] + " " * (_width(shown, column) - cells(line[column]))


def _shortened(text: str, width: int) -> str:
    """As much of the text as fits, with an ellipsis where it was cut."""
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"
