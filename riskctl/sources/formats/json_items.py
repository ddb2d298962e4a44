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
    text = ""
    start = re.compile(rf'"{re.escape(key)}"\s*:\s*\[')
    while not (found := start.search(text)):
        if (piece := next(pieces, None)) is None or len(text) > LONGEST:
            raise BadList(f"there is no list '{key}' in the file; it is of another format or truncated")
        text += piece
    text = text[found.end() :]
    while True:
        text = text[_GAP.match(text).end() :]  # type: ignore[union-attr]
        if text.startswith("]"):
            _check_rest(text[1:] + "".join(pieces))
            return
        try:
            value, end = _DECODER.raw_decode(text)
        except RecursionError:
            raise BadList("the file is nested beyond all measure; it is damaged or hostile") from None
        except ValueError:
            if (piece := next(pieces, None)) is None or len(text) > LONGEST:
                raise BadList("the file ends within an entry, or is not JSON; it may be truncated") from None
            text += piece
            continue
        yield value
        text = text[end:]


def _check_rest(rest: str) -> None:
    """The outermost object must be closed: a truncated file is not."""
    if not rest.rstrip().endswith("}"):
        raise BadList("the file ends before its outermost object is closed: truncated")
