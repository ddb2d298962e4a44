"""A table of a page on a terminal: aligned where it fits, in bands of its marks, its last cells below, or cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.explanations.paper import cells, wrap
from riskctl.reports.pages.model import Figure, Line
from riskctl.text.display import safe

INDENT = "  "
_GAP = "  "
_MARK = 6
"""Columns up to which a cell is a mark: a matrix of marks is cut into bands."""
_SENTENCE = 40
"""Columns from which a cell is a sentence rather than a word."""
_HUNG = 20
"""Columns from which the last cell may hang below its row, where the row fits without it."""
_LEAST = 24


def table_lines(rows: Sequence[Line], width: int) -> list[str]:
    """The rows, the first of them the head, in lines of at most ``width`` columns where words allow it."""
    shown = [tuple(safe(cell) for cell in line) for line in rows]
    numeric = [_is_numeric(column) for column in zip(*rows[1:], strict=True)]
    widths = [max(cells(cell) for cell in column) for column in zip(*shown, strict=True)]
    # From the most like a table to the least: whole, cut into bands, with hanging cells, as cards.
    if _breadth(widths) <= width:
        return _aligned(shown, widths, numeric)
    # A row of marks is read across, so that it may be cut and go on below.
    lead = _lead(widths)
    if lead < len(widths) - 1 and _breadth(widths[: lead + 1]) <= width:
        return list(_bands(shown, widths, lead, width))
    if widths[-1] >= _HUNG and _breadth(widths[:-1]) <= width and len(widths) > 2:
        return list(_hanging(shown, widths, numeric, width))
    titled = 1 if len(widths) > 1 and (numeric[1] or widths[1] > _SENTENCE) else 2
    return [line for row in shown[1:] for line in _card(shown[0], row, titled, width)]


def _is_numeric(column: Sequence[str]) -> bool:
    """Whether every cell that is filled is a number, so that the column is set to the right."""
    filled = [cell for cell in column if cell]
    return bool(filled) and all(isinstance(cell, Figure) for cell in filled)


def _breadth(widths: Sequence[int]) -> int:
    return len(INDENT) + sum(widths) + len(_GAP) * (len(widths) - 1)


def _lead(widths: Sequence[int]) -> int:
    """How many columns stand before the marks, which reach to the end."""
    lead = len(widths)
    while lead and widths[lead - 1] <= _MARK:
        lead -= 1
    return lead


def _bands(shown: Sequence[Line], widths: Sequence[int], lead: int, width: int) -> Iterator[str]:
    """Tables below each other, each with the leading columns and as many marks as fit."""
    start = lead
    while start < len(widths):
        end = start + 1
        while end < len(widths) and _breadth([*widths[:lead], *widths[start : end + 1]]) <= width:
            end += 1
        if start > lead:
            yield ""
        part = [(*line[:lead], *line[start:end]) for line in shown]
        yield from _aligned(part, [*widths[:lead], *widths[start:end]])
        start = end


def _hanging(
    shown: Sequence[Line], widths: Sequence[int], numeric: Sequence[bool], width: int
) -> Iterator[str]:
    """The columns but the last below each other, and the last cell of each row below it."""
    aligned = _aligned([line[:-1] for line in shown], widths[:-1], numeric[:-1])
    for line, row in zip(shown, aligned, strict=True):
        yield row
        if line[-1]:
            yield from _hung(line[-1], INDENT * 3, width)


def _card(head: Line, line: Line, titled: int, width: int) -> Iterator[str]:
    """So many first cells as title, short cells in a row below it, sentences each for itself."""
    room = max(width - len(INDENT) * 2, _LEAST)
    yield from _hung(_GAP.join(cell for cell in line[:titled] if cell), INDENT, width)
    short: list[str] = []
    long: list[str] = []
    for label, cell in zip(head[titled:], line[titled:], strict=True):
        text = f"{label}: {cell}"
        if cell:
            # Short cells share a line; sentences in one line would run into each other.
            (long if cells(cell) > _SENTENCE else short).append(text)
    for text in [", ".join(short), *long]:
        if text:
            yield from _hung(text, INDENT * 2, room + len(INDENT) * 2)


def _hung(text: str, indent: str, width: int) -> Iterator[str]:
    first, *further = wrap(text, max(width - len(indent) - len(INDENT), _LEAST))
    yield indent + first
    yield from (indent + INDENT + part for part in further)


def _aligned(
    shown: Sequence[Line], widths: Sequence[int], numeric: Sequence[bool] = ()
) -> list[str]:
    """Columns below each other, those of numbers set to the right."""
    right = numeric or [False] * len(widths)
    return [(INDENT + _GAP.join(_padded(line, widths, right))).rstrip() for line in shown]


def _padded(line: Line, widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    for cell, width, pushed in zip(line, widths, right, strict=True):
        blank = " " * (width - cells(cell))
        yield blank + cell if pushed else cell + blank
