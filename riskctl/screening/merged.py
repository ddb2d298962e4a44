"""The look-up keys of several lists as one sorted table, for runs over many names.

A search of eighteen lists would ask each key of eighteen tables. Merging them costs about as much as a few hundred
searches, so that it is done for files of names and not for a single one; the answers are the same.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Protocol

from riskctl.screening.index import Index, range_of, words_near

_LOW = 0xFFFFFFFF


class KeyTable(Protocol):
    """What candidates are looked up in: one list, or several merged."""

    @property
    def size(self) -> int:
        """Number of names."""

    def having_hash(self, number: int) -> memoryview:
        """Numbers (in the lower half) of the names that have the key of a hash."""

    def near(self, word: str) -> Iterator[int]:
        """Hashes of the words that are a slip away from a word."""


class MergedTables:
    """Keys of several indexes under names numbered through; building is linear, but for merging sorted runs."""

    def __init__(self, indexes: Sequence[Index]) -> None:
        starts = [0, *accumulate(index.size for index in indexes)]
        self._starts = starts[:-1]
        self.size = starts[-1]
        words: list[int] = []
        for index, start in zip(indexes, starts, strict=False):
            words += [packed + start for packed in index.words]
        words.sort()
        self._words = memoryview(array("Q", words))
        self._slips, self._vocabulary = _merged_slips(indexes)

    def place(self, number: int) -> tuple[int, int]:
        """Position of the index, and number of the name there, for a name numbered through."""
        at = bisect_right(self._starts, number) - 1
        return at, number - self._starts[at]

    def having_hash(self, number: int) -> memoryview:
        """As :meth:`Index.having_hash`."""
        return range_of(self._words, number)

    def near(self, word: str) -> Iterator[int]:
        """As :meth:`Index.near`."""
        return words_near(word, self._slips, self._vocabulary)


def _merged_slips(indexes: Sequence[Index]) -> tuple[memoryview, memoryview]:
    numbers: dict[int, int] = {}
    slips: list[int] = []
    for index in indexes:
        renamed = [numbers.setdefault(hashed, len(numbers)) for hashed in index.vocabulary]
        slips += [packed & ~_LOW | renamed[packed & _LOW] for packed in index.slips]
    slips.sort()
    return memoryview(array("Q", slips)), memoryview(array("Q", numbers))
