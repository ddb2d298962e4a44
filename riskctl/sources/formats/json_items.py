"""The objects of a JSON array, one at a time, without the whole file in memory."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from riskctl.sources.errors import BadList

CHUNK = 1 << 16
"""Bytes that are read at a time."""
_LONG_NUMBER = re.compile(rb"\d{1000}")
"""Python turns no text of thousands of figures into a number, and the parser does not bear the error."""
LONGEST = 8_000_000
"""Bytes that one object may have, and that may stand before the first."""
DEEPEST = 100
"""Levels of nesting; no list has ten."""
_OPENS = frozenset({"start_map", "start_array"})
_CLOSES = frozenset({"end_map", "end_array"})
Event = tuple[str, Any]


class _Bounded:
    """A file that is read only so far beyond the last object: one endless object is not taken into memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._since = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises :class:`BadList` when no object has ended for too long."""
        piece = self._file.read(size)
        self._since += len(piece)
        if self._since > LONGEST:
            raise BadList("the file has an entry beyond all measure; it is damaged or hostile")
        if _LONG_NUMBER.search(piece):
            raise BadList("the file holds a number beyond all measure; it is damaged or hostile")
        return piece

    def another(self) -> None:
        """An object has ended."""
        self._since = 0


def items(path: Path, key: str) -> Iterator[Any]:
    """The values of the array under ``key`` of the outermost object. Raises :class:`BadList`."""
    with path.open("rb") as file:
        bounded = _Bounded(_without_mark(file))
        try:
            # Events without paths: a path is as long as the nesting is deep, and a hostile file nests without end.
            events = _shallow(ijson.basic_parse(bounded, buf_size=CHUNK))
            _seek(events, key)
            for value in _values(events):
                bounded.another()
                yield value
            _check_rest(events, key)
        except ijson.JSONError as error:
            raise _bad(error) from None
        except UnicodeDecodeError:
            raise BadList("the file is not UTF-8 text; save it as UTF-8") from None


def _without_mark(file: BinaryIO) -> BinaryIO:
    """The file after the byte order mark that some programs write before UTF-8."""
    if file.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
        file.seek(0)
    return file


def _shallow(events: Iterable[Event]) -> Iterator[Event]:
    """The events as they come. Raises :class:`BadList` where they nest too deep."""
    depth = 0
    for event in events:
        if event[0] in _OPENS:
            depth += 1
            if depth > DEEPEST:
                raise BadList("the file is nested beyond all measure; it is damaged or hostile")
        elif event[0] in _CLOSES:
            depth -= 1
        yield event


def _seek(events: Iterator[Event], key: str) -> None:
    """Go on to the first event within the array. Raises :class:`BadList` when there is none of that name."""
    depth = 0
    wanted = False
    for name, value in events:
        if wanted and name == "start_array":
            return
        wanted = depth == 1 and name == "map_key" and value == key
        depth += (name in _OPENS) - (name in _CLOSES)
    raise BadList(f"there is no list '{key}' in the file; it is of another format or truncated")


def _values(events: Iterator[Event]) -> Iterator[Any]:
    """The values up to the end of the array."""
    for name, value in events:
        if name == "end_array":
            return
        builder = ijson.ObjectBuilder()
        builder.event(name, value)
        depth = int(name in _OPENS)
        while depth:
            name, value = next(events)
            builder.event(name, value)
            depth += (name in _OPENS) - (name in _CLOSES)
        yield builder.value


def _check_rest(events: Iterator[Event], key: str) -> None:
    """Read to the end: a truncated file is not closed, and a second array of the name would hide entries."""
    depth = 1
    for name, value in events:
        # Readers disagree on which of two members of one name counts.
        if depth == 1 and name == "map_key" and value == key:
            raise BadList(f"there are two lists '{key}' in the file; it is damaged or hostile")
        depth += (name in _OPENS) - (name in _CLOSES)


def _bad(error: Exception) -> BadList:
    if "UTF8" in str(error):
        return BadList("the file is not UTF-8 text; save it as UTF-8")
    return BadList("the file ends within an entry, or is not JSON; it may be truncated")
