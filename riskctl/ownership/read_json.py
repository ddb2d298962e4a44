"""Objects of a JSON array or of JSON lines, each with its place in the file; hostile input is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from riskctl.text.files import read_bytes
from riskctl.text.problems import InputError, Problem

MAX_BYTES = 256 * 1024 * 1024
MAX_PROBLEMS = 50
_BLANK = re.compile(r"[ \t\r\n]*+")


class Objects:
    """The objects of a file; ``problem`` tells one at an object's place."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self.lines = 1
        self._seen = 0

    def problem(self, place: int, message: str) -> Problem:
        """A problem at an offset of the text; offsets are asked for in any order."""
        # Counted only where there is a problem: keeping line numbers would slow every object.
        before = self.text.count("\n", 0, place)
        return Problem(self.name, before + 1, place - self.text.rfind("\n", 0, place), message)

    def __iter__(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Offset and object. Raises :class:`InputError` at the first thing that is none."""
        # Decimal, since a share of 33.3 has no exact float.
        decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse)
        at = self._skip(0)
        array = self.text.startswith("[", at)
        at = self._skip(at + 1) if array else at
        while at < len(self.text) and not (array and self.text[at] == "]"):
            try:
                value, end = decoder.raw_decode(self.text, at)
            except (ValueError, RecursionError) as error:
                place = error.pos if isinstance(error, json.JSONDecodeError) else at
                why = (
                    "nested too deeply" if isinstance(error, RecursionError) else "this is not JSON"
                )
                raise InputError([self.problem(place, f"{why}; export the file again")]) from None
            if not isinstance(value, dict):
                raise InputError([self.problem(at, "an object ({...}) is expected here")])
            yield at, value
            at = self._skip(end)
            if array and self.text.startswith(",", at):
                at = self._skip(at + 1)
            elif array and not self.text.startswith("]", at):
                raise InputError(
                    [self.problem(at, "a comma or the end of the list is expected here")]
                )

    def _skip(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at


def _refuse(text: str) -> Any:
    raise ValueError(text)


def read_objects(path: Path, name: str | None = None) -> Objects:
    """The objects of a file of UTF-8 text of at most :data:`MAX_BYTES`. Raises :class:`InputError`."""
    name = str(path) if name is None else name
    raw = read_bytes(path, name, MAX_BYTES)
    try:
        # Exports of spreadsheets begin with a byte order mark.
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError([Problem(name, 1, 1, "the file is not UTF-8; save it as UTF-8")]) from None
    if not text.strip():
        raise InputError([Problem(name, 1, 1, "the file is empty; fill it in or remove it")])
    return Objects(name, text)


def text_of(value: Any) -> str:
    """The value when it is text, otherwise nothing."""
    return value.strip() if isinstance(value, str) else ""


def texts_of(value: Any) -> list[str]:
    """The texts of a list, or of a single one."""
    members = value if isinstance(value, list) else [value]
    return [text for text in map(text_of, members) if text]
