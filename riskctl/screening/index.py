"""A look-up index over the names of one snapshot: built once, kept in a file named by its content, read through mmap.

The file holds sorted arrays of 64-bit numbers, the upper half a hash of a key and the lower half what has the key, so
that a look-up is a binary search in the mapped file. Opening reads it once for its checksum, a few milliseconds: a
damaged index would miss names. Hashes may collide: that only adds a candidate. Building is linear in the letters of the
names, but for the sorting of the keys.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from riskctl.screening.index_build import CHECKED, HEADER, LAYOUT, MAGIC, SECTIONS, build, key_hash
from riskctl.screening.names import tables
from riskctl.screening.names.keys import deletions
from riskctl.text import seals
from riskctl.watchlists.entry import KINDS, Entry

__all__ = ["BrokenIndex", "Hit", "Index", "build", "index_path", "open_index"]

_LOW = 0xFFFFFFFF
_STEPS = 8
"""Entries of a range that are stepped through before its end is searched for: most keys are rare."""
KEEP = 64
"""Index files that stay in a folder before the oldest go."""


class BrokenIndex(Exception):  # noqa: N818 - names what was found
    """The file is no index of this version, or cut short: build it anew."""


class Hit(NamedTuple):
    """One listed name that shares keys with the query."""

    number: int
    entry: int
    name: str
    kind: str


class Index:
    """A mapped index file. Every look-up is logarithmic in the number of keys."""

    def __init__(self, data: memoryview) -> None:
        size = len(data)
        if size < HEADER or bytes(data[: len(MAGIC)]) != MAGIC:
            raise BrokenIndex("this is not an index of this version")
        if data[len(MAGIC) : CHECKED].cast("Q")[0] != crc32(data[CHECKED:]):
            raise BrokenIndex("the index is damaged")
        offsets = data[CHECKED:HEADER].cast("Q")
        if offsets[0] != size or any(offset > size for offset in offsets):
            raise BrokenIndex("the index is cut short")
        bounds = [HEADER, *offsets[1:]]
        parts = dict(zip(SECTIONS, (data[a:b] for a, b in pairwise(bounds)), strict=True))
        self.words = parts["words"].cast("Q")
        self.slips = parts["slips"].cast("Q")
        self.vocabulary = parts["vocabulary"].cast("Q")
        self._names = parts["names"].cast("Q")
        self._entries = parts["entries"].cast("Q")
        self._text = parts["text"]
        self.entry = lru_cache(maxsize=4096)(self._entry)
        """The entry of a number."""

    @property
    def size(self) -> int:
        """Number of names."""
        return len(self._names) // 2

    def having(self, key: str) -> memoryview:
        """Numbers (in the lower half) of the names that have a key."""
        return range_of(self.words, key_hash(key))

    def near(self, word: str) -> Iterator[int]:
        """Hashes of the words of the index that are one slip away from a word, or more where deletions meet."""
        return words_near(word, self.slips, self.vocabulary)

    def having_hash(self, number: int) -> memoryview:
        """As :meth:`having`, for a hash of a key."""
        return range_of(self.words, number)

    def hit(self, number: int) -> Hit:
        """The name of a number."""
        place, owner = self._names[2 * number], self._names[2 * number + 1]
        start, length = place >> 32, place & _LOW
        return Hit(
            number,
            owner >> 8,
            str(self._text[start : start + length], "utf-8"),
            KINDS[owner & 0xFF],
        )

    def entry_ids(self) -> Iterator[tuple[str, str]]:
        """List and id of every entry; linear, each entry is read."""
        for number in range(len(self._entries)):
            entry = self._entry(number)
            yield entry.list, entry.id

    def _entry(self, number: int) -> Entry:
        place = self._entries[number]
        return Entry.from_json(
            json.loads(bytes(self._text[place >> 32 : (place >> 32) + (place & _LOW)]))
        )


def range_of(table: memoryview, number: int) -> memoryview:
    """The part of a sorted table whose upper halves are a number: one search, then a few steps or another search."""
    start = bisect_left(table, number << 32)
    after = (number + 1) << 32
    size = len(table)
    stop = start
    while stop < size and stop < start + _STEPS and table[stop] < after:
        stop += 1
    if stop == start + _STEPS:
        stop = bisect_left(table, after, stop)
    return table[start:stop]


def words_near(word: str, slips: memoryview, vocabulary: memoryview) -> Iterator[int]:
    """Hashes of words that share a deletion with a word, each once."""
    seen = set()
    for form in deletions(word):
        for packed in range_of(slips, key_hash(form)):
            number = packed & _LOW
            if number not in seen:
                seen.add(number)
                yield vocabulary[number]


def index_path(folder: Path, content: str) -> Path:
    """Where the index of entries with this hash belongs; the word tables and the layout are part of the name."""
    key = hashlib.sha256(f"{LAYOUT}:{tables.fingerprint()}:{content}".encode()).hexdigest()
    return folder / f"{key[:32]}.names"


def open_index(path: Path, entries: Iterable[Entry] | None = None) -> Index:
    """Map an index, building it first when it is missing or broken and entries are given.

    Raises :class:`BrokenIndex` when it cannot be used and there is nothing to build it from.
    """
    try:
        mapped = _mapped(path)
        if not seals.sealed(path, mapped):
            raise BrokenIndex("it is not the one that was built here")
        return Index(mapped)
    except (OSError, ValueError, BrokenIndex) as error:
        if entries is None:
            raise BrokenIndex(f"no usable index: {error}") from None
    content = build(entries)
    _install(path, content)
    return Index(memoryview(content))


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _install(path: Path, content: bytes) -> None:
    """Write the file beside its place and move it there; a folder that cannot be written only costs time."""
    if seals.put(path, content):
        seals.prune(path.parent, "*.names", KEEP)
