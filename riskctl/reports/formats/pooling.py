"""Many assessments as one small value: what stands in them more than once is written once.

Routes of one model share most of their findings, sources and inputs. ``{"pool": [...], "documents": [...]}`` holds each
shared part once; ``{"$": n}`` stands for part ``n``, which names only parts before it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from riskctl.document.errors import ReportError

SMALLEST = 40
"""Characters from which a part is worth a reference."""
MOST_VALUES = 20_000_000
"""Values of a pool written out; a page that somebody else made must not fill the memory."""
_MARK = "$"


def pooled(documents: Sequence[object]) -> dict[str, object]:
    """The documents with what they share taken out."""
    counts: dict[str, int] = {}
    for document in documents:
        _count(document, counts)
    pool = _Pool({text for text, count in counts.items() if count > 1})
    return {"documents": [pool.written(document) for document in documents], "pool": pool.parts}


def is_pooled(value: object) -> bool:
    """Whether a value is one that :func:`pooled` made."""
    return isinstance(value, dict) and value.keys() == {"documents", "pool"}


def unpooled(value: object) -> object:
    """The documents as they were. Raises ReportError for references that lead nowhere or to too much."""
    assert isinstance(value, dict)
    opened = _Opened()
    for part in value["pool"]:
        opened.add(part)
    return opened.read(value["documents"])


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _count(value: object, counts: dict[str, int]) -> None:
    """How often each part stands in a value; inside a part that came before, nothing is counted again."""
    if not isinstance(value, dict | list | str):
        return
    text = _text(value)
    if len(text) < SMALLEST:
        return
    counts[text] = counts.get(text, 0) + 1
    # What stands inside a part that is shared already is written with it, and needs no place of its
    # own.
    if counts[text] > 1 or isinstance(value, str):
        return
    for part in _members(value):
        _count(part, counts)


def _members(value: dict[str, object] | list[object]) -> list[object]:
    """In the order of the keys, whatever the order in which a document was made or read."""
    return [value[key] for key in sorted(value)] if isinstance(value, dict) else value


class _Pool:
    """Parts that stand in several places, by their text, each after the parts it is made of."""

    def __init__(self, shared: set[str]) -> None:
        self.parts: list[object] = []
        self._shared = shared
        self._places: dict[str, int] = {}

    def written(self, value: object) -> object:
        """The value, or a reference to it."""
        if not isinstance(value, dict | list | str):
            return value
        text = _text(value)
        if text not in self._shared:
            return self._inside(value)
        if text not in self._places:
            # Before its own number is taken: a part may only name parts that stand before it.
            part = self._inside(value)
            self._places[text] = len(self.parts)
            self.parts.append(part)
        return {_MARK: self._places[text]}

    def _inside(self, value: object) -> object:
        if isinstance(value, dict):
            return {key: self.written(value[key]) for key in sorted(value)}
        if isinstance(value, list):
            return [self.written(part) for part in value]
        return value


class _Opened:
    """A pool that is being read: parts with the number of values in each."""

    def __init__(self) -> None:
        self._parts: list[tuple[object, int]] = []
        self._size = 0

    def add(self, part: object) -> None:
        """Take the next part."""
        self._size = 0
        read = self.read(part)
        self._parts.append((read, self._size))

    def read(self, value: object) -> object:
        """The value with its references followed."""
        self._grow(1)
        if isinstance(value, list):
            return [self.read(part) for part in value]
        if not isinstance(value, dict):
            return value
        # No document has an object with this one key: its schema knows no such name.
        if value.keys() == {_MARK}:
            return self._part(value[_MARK])
        return {key: self.read(part) for key, part in value.items()}

    def _part(self, place: object) -> object:
        if (
            not isinstance(place, int)
            or isinstance(place, bool)
            or not 0 <= place < len(self._parts)
        ):
            raise ReportError("the embedded assessments name a part that is not there")
        part, size = self._parts[place]
        # A part counts as often as it is named: a chain of parts, each naming the one before twice,
        # is short to write and has no end to read.
        self._grow(size)
        return part

    def _grow(self, size: int) -> None:
        self._size += size
        if self._size > MOST_VALUES:
            raise ReportError("the embedded assessments are too large")
