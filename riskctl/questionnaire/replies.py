"""Read an answered letter back: workbook or Markdown, each answer with the place it stands at."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riskctl.document.errors import MissingExtra
from riskctl.questionnaire.letter_sheet import HEADS, SHEET
from riskctl.questionnaire.letter_text import FIELDS
from riskctl.text.files import read_bytes
from riskctl.text.problems import InputError, Problem

MAX_BYTES = 5_000_000
MAX_UNPACKED = 60_000_000
MAX_ROWS = 5_000
"""What a letter never reaches; beyond it the file is something else."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One line of the letter: what is typed by field, the row, and the column of each field."""

    texts: Mapping[str, str]
    row: int
    columns: Mapping[str, int]

    def text(self, field: str) -> str:
        """What is typed in a field; empty where nothing is."""
        return self.texts.get(field, "")

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.text("Id")

    @property
    def answer(self) -> str:
        """The answer as typed."""
        return self.text("Answer")

    def column(self, field: str) -> int:
        """The column of a field, the first where it has none of its own."""
        return self.columns.get(field, 1)


def read_replies(path: Path) -> list[Reply]:
    """Every line of the letter, answered or not. Raises :class:`InputError` and MissingExtra."""
    name = str(path)
    content = read_bytes(path, name, MAX_BYTES)
    if content.startswith(b"PK"):
        return list(_from_workbook(content, name))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(name, "it is neither a workbook nor text in UTF-8") from None
    replies = list(_from_markdown(text))
    if not replies:
        raise _unreadable(name, "no question is in it; give the file that riskctl questions wrote")
    return replies


def _unreadable(name: str, text: str) -> InputError:
    return InputError([Problem(name, 1, 1, text)])


def _from_workbook(content: bytes, name: str) -> Iterator[Reply]:
    rows = _rows(content, name)
    heads = [_text(cell) for cell in rows[0]] if rows else []
    missing = [head for head in ("Id", *FIELDS) if head not in heads]
    if missing:
        text = f"the first row of the sheet {SHEET} lacks the columns {', '.join(missing)}"
        raise _unreadable(name, text)
    columns = {head: heads.index(head) + 1 for head in ("Id", *FIELDS)}
    for number, cells in enumerate(rows[1:], 2):
        texts = {
            head: _text(cells[column - 1]) if column <= len(cells) else ""
            for head, column in columns.items()
        }
        if any(texts.values()):
            yield Reply(texts, number, columns)


def _rows(content: bytes, name: str) -> list[Sequence[Any]]:
    """The rows of the sheet with the questions. Formulas are never computed here: their last value counts."""
    try:
        import openpyxl  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtra("XLSX input", "xlsx") from error
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            # Before it is unpacked: a small archive may hold gigabytes.
            if sum(entry.file_size for entry in packed.infolist()) > MAX_UNPACKED:
                raise _unreadable(name, "the workbook is far larger than a letter")
        computed, typed = (_cells(openpyxl, content, kind) for kind in (True, False))
    except InputError:
        raise
    except Exception as error:
        text = f"the workbook cannot be read ({type(error).__name__}); save it again as .xlsx"
        raise _unreadable(name, text) from None
    return [
        [cell if cell is not None else formula for cell, formula in zip(*pair, strict=True)]
        for pair in zip(computed, typed, strict=True)
    ]


def _cells(openpyxl: Any, content: bytes, values: bool) -> list[Sequence[Any]]:
    """The cells as last computed, or as typed: a formula that nobody has computed is shown as it is."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=values)
    sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[-1]
    return list(sheet.iter_rows(max_row=MAX_ROWS, max_col=len(HEADS) + 40, values_only=True))


def _text(cell: object) -> str:
    """What a cell says, as a person would type it: spreadsheets turn answers into numbers, dates and truth values."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    # Before dates, as every date-time is a date to Python.
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell).strip()


_ID_LINE = re.compile(r"\s*Id:\s*`?([^`\s]+)`?\s*")
_FIELD_LINE = re.compile(r"\s*\*\*(" + "|".join(FIELDS) + r"):\*\*(.*)")


def _from_markdown(text: str) -> Iterator[Reply]:
    """Questions by their id lines; an answer may go on over lines until the next field or heading."""
    current: dict[str, str] = {}
    start, lines, field = 0, {}, ""
    for number, line in enumerate(text.splitlines(), 1):
        id_line, field_line = _ID_LINE.fullmatch(line), _FIELD_LINE.fullmatch(line)
        if id_line is not None:
            if current:
                yield _reply(current, start)
            current, start, field = {"Id": id_line[1]}, number, ""
        elif field_line is not None and current:
            field = field_line[1]
            current[field] = field_line[2].strip()
            lines[field] = number
            start = number if field == "Answer" else start
        elif line.startswith("#"):
            field = ""
        elif field and line.strip():
            current[field] = f"{current[field]} {line.strip()}".strip()
    if current:
        yield _reply(current, start)


def _reply(fields: dict[str, str], number: int) -> Reply:
    return Reply({name: _unescaped(text) for name, text in fields.items()}, number, {})


def _unescaped(text: str) -> str:
    """Markup that a word processor puts before signs is taken off."""
    return re.sub(r"\\([\\`*_\[\]<>#|.-])", r"\1", text)
