"""Sheets of an Office Open XML workbook (ECMA-376 part 1, SpreadsheetML): cells as texts, in their columns."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from riskctl.sources.errors import BadList
from riskctl.sources.formats.xmltree import XmlNode, stream_records
from riskctl.sources.workbook import Workbook

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""Characters that XML cannot hold, or that were line breaks, as ``_x000D_`` (ECMA-376, ST_Xstring)."""
MOST_COLUMNS = 16_384
MOST_TEXTS = 5_000_000
"""Shared texts a workbook may have."""


def sheets(book: Workbook) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    """Name and rows of every sheet, hidden ones too, in the order of the workbook."""
    shared = _shared(book)
    targets = _targets(book)
    with book.member("xl/workbook.xml") as file:
        named = list(stream_records(file, {"workbook"}, {"sheet"}))[1:]
    for node in named:
        target = targets.get(node.get("id"), "")
        yield node.get("name"), _rows(book, target, shared)


def _targets(book: Workbook) -> dict[str, str]:
    """Members by the ids under which the workbook names them; chart sheets have no cells and are left out."""
    with book.member("xl/_rels/workbook.xml.rels") as file:
        relations = list(stream_records(file, {"Relationships"}, {"Relationship"}))[1:]
    return {
        node.get("Id"): _member(node.get("Target"))
        for node in relations
        if node.get("Type").endswith("/worksheet")
    }


def _member(target: str) -> str:
    """The member that a relation of the workbook names, by its path from the folder ``xl`` or from the top."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join("xl", target))


def _shared(book: Workbook) -> list[str]:
    if "xl/sharedStrings.xml" not in book.names:
        return []
    texts: list[str] = []
    with book.member("xl/sharedStrings.xml") as file:
        for node in stream_records(file, {"sst"}, {"si"}):
            if node.tag == "si":
                texts.append(_rich(node))
            if len(texts) > MOST_TEXTS:
                raise BadList("the spreadsheet holds texts beyond all measure; it is hostile")
    return texts


def _rich(node: XmlNode) -> str:
    """The text of an item: its own or that of its runs, without the hints how it is spoken."""
    parts = [*node.all("t"), *node.all("r", "t")]
    return _plain("".join(_raw(part) for part in parts))


def _raw(node: XmlNode) -> str:
    return "".join(part for part in node.parts if isinstance(part, str))


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text).replace("\r\n", "\n").strip()


def _rows(book: Workbook, target: str, shared: list[str]) -> Iterator[tuple[int, list[str]]]:
    if not target:
        return
    with book.member(target) as file:
        number = 0
        for node in stream_records(file, {"worksheet"}, {"row"}):
            if node.tag != "row":
                continue
            number = int(node.get("r")) if node.get("r").isdecimal() else number + 1
            cells = _cells(node, shared)
            if any(cells):
                yield number, cells


def _cells(row: XmlNode, shared: list[str]) -> list[str]:
    """The texts of a row, each in its column: cells that say nothing may be left out of the file."""
    cells: list[str] = []
    for cell in row.children("c"):
        at = _column(cell.get("r"), len(cells))
        if at < len(cells):
            raise BadList("the cells of a row are out of order; the spreadsheet is damaged")
        cells += [""] * (at - len(cells))
        cells.append(_text(cell, shared))
    return cells


def _column(reference: str, following: int) -> int:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return following
    at = 0
    for letter in match[1]:
        at = at * 26 + ord(letter) - ord("A") + 1
    if at > MOST_COLUMNS:
        raise BadList("a row has columns beyond all measure; the spreadsheet is damaged")
    return at - 1


def _text(cell: XmlNode, shared: list[str]) -> str:
    kind, value = cell.get("t"), cell.value("v")
    if kind == "inlineStr":
        inline = cell.first("is")
        return _rich(inline) if inline else ""
    if kind == "s":
        if not value.isdecimal() or int(value) >= len(shared):
            raise BadList("a cell names a text that is not there; the spreadsheet is damaged")
        return shared[int(value)]
    if kind in ("str", "e", "b", "d"):
        return _plain(value)
    return number_text(value)


def number_text(value: str) -> str:
    """A number as people read it: ``9074729.0`` and ``9.074729E6`` are 9074729."""
    try:
        number = float(value)
    except ValueError:
        return value.strip()
    whole = number == number and abs(number) < 1e15 and number.is_integer()
    return str(int(number)) if whole else value.strip()
