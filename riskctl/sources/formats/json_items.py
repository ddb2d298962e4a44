"""The objects of a JSON array, one at a time, without the whole file in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riskctl.sources.errors import BadList

CHUNK = 1 << 18
LONGEST = 8_000_000
"""Characters one object may have."""
_GAP = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


def _pieces(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            while piece := file.read(CHUNK):
                yield piece
    except UnicodeDecodeError:
        raise BadList("the file is not UTF-8 text; save it as UTF-8") from None


def items(path: Path, key: str) -> Iterator[Any]:
    """The values of the array under ``key`` of the outermost object. Raises :class:`BadList`."""
    pieces = _pieces(path)
    text, place = _start(pieces, key)
    while True:
        place = _gap_end(text, place)
        if text.startswith("]", place):
            _check_rest(text[place + 1 :], pieces)
            return
        try:
            value, place = _DECODER.raw_decode(text, place)
        except RecursionError:
            raise BadList(
                "the file is nested beyond all measure; it is damaged or hostile"
            ) from None
        except ValueError:
            text, place = text[place:], 0
            if (piece := next(pieces, None)) is None or len(text) > LONGEST:
                raise BadList(
                    "the file ends within an entry, or is not JSON; it may be truncated"
                ) from None
            text += piece
            continue
        yield value


def _start(pieces: Iterator[str], key: str) -> tuple[str, int]:
    """The text read so far and the place after the bracket that opens the array."""
    opening, text = re.compile(rf'"{re.escape(key)}"\s*:\s*\['), ""
    while not (found := opening.search(text)):
        if (piece := next(pieces, None)) is None or len(text) > LONGEST:
            raise BadList(
                f"there is no list '{key}' in the file; it is of another format or truncated"
            )
        text += piece
    return text, found.end()


def _gap_end(text: str, place: int) -> int:
    found = _GAP.match(text, place)
    return found.end() if found else place


def _check_rest(rest: str, pieces: Iterator[str]) -> None:
    """The outermost object must be closed: a truncated file is not."""
    for piece in pieces:
        rest = rest[-100:] + piece
    if not rest.rstrip().endswith("}"):
        raise BadList("the file ends before its outermost object is closed: truncated")
