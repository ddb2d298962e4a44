"""Sheets of an OpenDocument spreadsheet (ISO/IEC 26300, table content): cells as texts, in their columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby

from riskctl.sources.errors import BadList
from riskctl.sources.formats.sheets_xlsx import MOST_COLUMNS, number_text
from riskctl.sources.formats.xmltree import XmlNode, stream_records
from riskctl.sources.workbook import Workbook

MOST_REPEATED = 1_000
"""Times a cell that says something may stand for others beside it; more is no list."""
_CELLS = ("table-cell", "covered-table-cell")


def sheets(book: Workbook) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    """Name and rows of every sheet, in the order of the file."""
    with book.member("content.xml") as file:
        nodes = stream_records(file, {"document-content"}, {"table-row"})
        rows = (node for node in nodes if node.tag == "table-row")
        for _, group in groupby(rows, key=_table):
            first = next(group)
            yield _name(first), _rows(chain((first,), group))  # noqa: B031 - read on from the first


def _table(row: XmlNode) -> int:
    """Which table a row stands in: the element itself, since names may repeat."""
    return id(_around(row))


def _around(row: XmlNode) -> XmlNode | None:
    return next((node for node in reversed(row.within) if node.tag == "table"), None)


def _name(row: XmlNode) -> str:
    around = _around(row)
    return around.get("name") if around else ""


def _rows(nodes: Iterator[XmlNode]) -> Iterator[tuple[int, list[str]]]:
    number = 1
    for node in nodes:
        cells = _cells(node)
        if any(cells):
            yield number, cells
        number += _repeated(node, "number-rows-repeated")


def _cells(row: XmlNode) -> list[str]:
    """The texts of a row; a cell may stand for several, and the empty ones at the end of a sheet for thousands."""
    cells: list[str] = []
    gap = 0
    for cell in row.parts:
        if isinstance(cell, str) or cell.tag not in _CELLS:
            continue
        times, text = _repeated(cell, "number-columns-repeated"), _text(cell)
        if not text:
            # Counted, not stored: the empty rest of a row stands for thousands of cells.
            gap += times
            continue
        if times > MOST_REPEATED or len(cells) + gap + times > MOST_COLUMNS:
            raise BadList("a row has cells beyond all measure; the spreadsheet is hostile")
        cells += [""] * gap + [text] * times
        gap = 0
    return cells


def _repeated(node: XmlNode, attribute: str) -> int:
    times = node.get(attribute)
    return int(times) if times.isdecimal() and 0 < len(times) < 9 else 1


def _text(cell: XmlNode) -> str:
    """What a cell says: a date or number as it is stored, else its paragraphs, each on a line of its own."""
    kind = cell.get("value-type")
    # Shown as the writer's country writes dates; stored as ISO.
    if kind == "date":
        return cell.get("date-value")
    if kind == "float" and cell.get("value"):
        return number_text(cell.get("value"))
    return "\n".join(_paragraph(part) for part in cell.children("p")).strip()


def _paragraph(node: XmlNode) -> str:
    parts: list[str] = []
    for part in node.parts:
        if isinstance(part, str):
            parts.append(part)
        elif part.tag == "s":
            parts.append(" " * min(_repeated(part, "c"), MOST_REPEATED))
        elif part.tag in ("line-break", "tab"):
            parts.append("\n" if part.tag == "line-break" else " ")
        else:
            parts.append(_paragraph(part))
    return "".join(parts)
