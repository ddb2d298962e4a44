"""Rows of names to screen, one at a time: a file of any length takes no more memory than its longest line.

CSV with a header, or JSON lines. A row that cannot be read is a :class:`BadRow` in its place; the others go on. Only
what makes the whole file unreadable, such as a header without names, raises :class:`InputError`.
"""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, TextIO

from riskctl.screening.queries import COLUMNS, new_query, row_problem
from riskctl.screening.query import Query
from riskctl.text.display import safe
from riskctl.text.problems import InputError, Problem
from riskctl.text.suggest import hint
from riskctl.watchlists.identifiers import BadIdentifierError, normal, scheme_of, written

LONGEST_LINE = 1 << 20
"""Characters one line may have."""
JSON_SUFFIXES = (".jsonl", ".ndjson", ".json")
_DELIMITERS = (",", ";", "\t")
_NO_UTF8 = "this is not UTF-8 text; save it as UTF-8"

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be screened: its line, what can be told of it, and what is wrong."""

    line: int
    message: str
    id: str = ""
    name: str = ""


@dataclass(slots=True)
class QueryRows:
    """The rows of one file. ``name`` is what problems call it; ``ignored`` are the columns that were left alone."""

    handle: TextIO
    name: str
    kind: str = "unknown"
    country: str = ""
    ignored: dict[str, None] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Query | BadRow]:
        lines = self._lines()
        first = next(lines, "")
        start = first.lstrip("\ufeff \t\r\n")[:1]
        if start == "[":
            raise self._unreadable("this is one JSON list; write one object a line, or CSV")
        json_lines = start == "{" or self.name.lower().endswith(JSON_SUFFIXES)
        rows = self._json(chain([first], lines)) if json_lines else self._csv(first, lines)
        empty = True
        for fields in rows:
            empty = False
            yield fields
        if empty:
            raise self._unreadable(
                "the file holds no names; it needs a header line and one row a name"
            )

    def _unreadable(self, message: str, line: int = 1) -> InputError:
        return InputError([Problem(self.name, line, 1, message)])

    def _lines(self) -> Iterator[str]:
        number = 0
        while line := self.handle.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                raise self._unreadable(
                    f"the line has more than {LONGEST_LINE:,} characters; this is no file of names",
                    number,
                )
            yield line

    def _csv(self, first: str, lines: Iterator[str]) -> Iterator[Query | BadRow]:
        header_line = first.removeprefix("\ufeff")
        delimiter = max(_DELIMITERS, key=header_line.count)
        feed = _Feed(chain([header_line], lines))
        header = self._header(csv.reader(feed, delimiter=delimiter, strict=True))
        while True:
            feed.begin()
            try:
                cells = next(csv.reader(feed, delimiter=delimiter, strict=True))
            except StopIteration:
                return
            except csv.Error as error:
                feed.keep_first()
                yield BadRow(feed.line, f"this is not CSV: {error}; mend the quotes of this line")
                continue
            if cells:
                yield self._csv_row(header, cells, feed.line)

    def _header(self, reader: Iterator[list[str]]) -> list[str]:
        try:
            header = [cell.strip().casefold() for cell in next(reader, [])]
        except csv.Error as error:
            raise self._unreadable(f"this is not CSV: {error}; mend it") from None
        if any(_broken(cell) for cell in header):
            raise self._unreadable(_NO_UTF8)
        if twice := sorted({name for name in header if name in COLUMNS and header.count(name) > 1}):
            raise self._unreadable(f"the column '{twice[0]}' is there twice; remove one")
        if "name" not in header:
            near = next((cell for cell in header if "name" in cell), "")
            meant = f" (is it '{safe(near, 40)}'?)" if near else ""
            known = ", ".join(COLUMNS)
            raise self._unreadable(
                f"the first line must name the columns, one of them 'name'{meant}; known: {known}"
            )
        self._leave_alone(header)
        return header

    def _leave_alone(self, names: list[str]) -> None:
        self.ignored |= dict.fromkeys(name for name in names if not _is_known(name))

    def _csv_row(self, header: list[str], cells: list[str], line: int) -> Query | BadRow:
        fields: dict[str, Any] = dict(zip(header, cells, strict=False))
        if len(cells) > len(header):
            text = "more cells than columns; put text that holds commas in double quotes"
            return self._bad(line, text, fields)
        return self._query(fields, line)

    def _json(self, lines: Iterator[str]) -> Iterator[Query | BadRow]:
        for number, line in enumerate(lines, 1):
            text = line.removeprefix("\ufeff") if number == 1 else line
            if text.strip():
                yield self._json_row(text, number)

    def _json_row(self, text: str, line: int) -> Query | BadRow:
        try:
            fields = json.loads(text, object_pairs_hook=_once)
        except _TwiceError as error:
            return BadRow(line, f"the key '{safe(str(error), 40)}' is there twice; remove one")
        except (ValueError, RecursionError) as error:
            message = getattr(error, "msg", "a number too long")
            if isinstance(error, RecursionError):
                message = "nested too deep"
            return BadRow(line, f"this line is no JSON object ({message}); write one object a line")
        if not isinstance(fields, dict):
            return BadRow(line, "each line must be an object with a name")
        self._leave_alone(list(fields))
        return self._query(fields, line)

    def _query(self, cells: Cells, line: int) -> Query | BadRow:
        if any(_broken(cell) for cell in cells.values() if isinstance(cell, str)):
            return self._bad(line, _NO_UTF8, cells)
        if problem := row_problem(cells):
            return self._bad(line, problem, cells)
        try:
            given = [*_identifiers(cells.get("identifiers")), *_by_column(cells)]
        except BadIdentifierError as error:
            return self._bad(line, str(error), cells)
        number = "" if cells.get("id") is None else str(cells["id"])
        query = new_query(
            cells["name"],
            cells.get("country") or self.country,
            cells.get("kind") or self.kind,
            number,
        )
        known = dict.fromkeys([*given, *query.identifiers])
        return replace(query, identifiers=tuple(known))

    def _bad(self, line: int, message: str, cells: Cells) -> BadRow:
        number, name = cells.get("id"), cells.get("name")
        return BadRow(
            line,
            message,
            "" if number is None else safe(str(number), 200),
            safe(name, 200) if isinstance(name, str) else "",
        )

    def notice(self) -> str:
        """What to say of the columns that were left alone; empty where there are none."""
        if not self.ignored:
            return ""
        names = [f"'{safe(name, 40)}'{hint(name, COLUMNS)}" for name in list(self.ignored)[:10]]
        return f"{self.name}: columns left alone: {', '.join(names)}; known: {', '.join(COLUMNS)}"


class _Feed:
    """Lines for a reader of CSV, of which those after the first can be given back when a row cannot be read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self._taken: list[str] = []
        self.line = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        text = self._back.popleft() if self._back else next(self._lines)
        self._taken.append(text)
        self.line += 1
        return text

    def begin(self) -> None:
        """A new row begins."""
        self._taken.clear()

    def keep_first(self) -> None:
        """A quote that was never closed took in the rows after it: they are read again by themselves."""
        self._back.extendleft(reversed(self._taken[1:]))
        self.line -= len(self._taken) - 1


class _TwiceError(Exception):
    """A key of a JSON object that stands there twice: one of its values would be lost."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for key, value in pairs:
        if key in fields:
            raise _TwiceError(key)
        fields[key] = value
    return fields


def _broken(text: str) -> bool:
    """Whether a text was read from bytes that are not UTF-8."""
    return any("\udc80" <= char <= "\udcff" for char in text)


def _is_known(column: str) -> bool:
    """Whether a column is read: one of ours, or one that is called by the scheme of a number, such as ``lei``."""
    return column in COLUMNS or bool(scheme_of(column))


def _by_column(cells: Cells) -> list[tuple[str, str]]:
    """Pairs from columns that a scheme names: ``lei``, ``IMO number``, ``tax id``."""
    named = ((scheme_of(name), cell) for name, cell in cells.items() if name not in COLUMNS)
    return [
        normal(scheme, str(cell).strip())
        for scheme, cell in named
        if scheme and isinstance(cell, str | int) and cell is not True and str(cell).strip()
    ]


def _identifiers(given: object) -> list[tuple[str, str]]:
    """Pairs from ``scheme:value; scheme:value``, a list of such texts, or an object of schemes."""
    if isinstance(given, Mapping):
        return [normal(str(scheme), str(value)) for scheme, value in given.items()]
    texts = given if isinstance(given, list) else str(given or "").split(";")
    return [written(str(text)) for text in texts if str(text).strip()]
