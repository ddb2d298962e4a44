"""Choose the listed names worth a full comparison: those that share the rarest keys with what is asked for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from heapq import nsmallest

from riskctl.screening.index import Index
from riskctl.screening.names.keys import SHORTEST_SLIP, keys_of

MOST = 40
"""Names compared in full for each list and spelling of the query."""
FAINT = 0.35
"""Share of the best candidate's weight below which a name is not worth comparing."""
TOO_FAINT = 0.2
"""The same, as a share of what all words of the query that are names weigh."""
COMMON = 1500
"""A key that more names than this have adds nothing that its other keys do not tell."""


def candidates(indexes: Sequence[Index], name: str, most: int = MOST) -> Iterator[tuple[int, int]]:
    """Position of the index and number of the name, the most promising first.

    Linear in the names that share a key with the query, of which common keys are left out.
    """
    total = sum(index.size for index in indexes) or 1
    found: dict[tuple[int, int], float] = {}
    words, others = keys_of(name)
    keys = dict.fromkeys(others, False) | dict.fromkeys(words, True)
    wide: list[tuple[str, float]] = []
    own, common_name = 0.0, False
    for key, is_word in keys.items():
        ranges = [index.having(key) for index in indexes]
        many = sum(len(one) for one in ranges)
        weight = math.log(total / (many or 1)) + 1
        own += weight if is_word else 0.0
        if many > COMMON:
            wide.append((key, weight))
            common_name |= is_word
        elif many:
            _add(found, ranges, weight)
        if is_word and most == MOST and len(key) >= SHORTEST_SLIP and many < COMMON:
            for at, index in enumerate(indexes):
                for number in index.near(key):
                    _add_one(found, at, index.having_hash(number), 0.6 * (math.log(total) - 1))
    if common_name or not own:
        for key, weight in sorted(wide, key=lambda pair: -pair[1])[:2]:
            _add(found, [index.having(key) for index in indexes], weight)
    least = max(FAINT * max(found.values(), default=0.0), TOO_FAINT * own)
    worth = [(-weight, one) for one, weight in found.items() if weight >= least]
    yield from (one for _, one in nsmallest(most, worth))


def _add(found: dict[tuple[int, int], float], ranges: Sequence[memoryview], weight: float) -> None:
    for at, numbers in enumerate(ranges):
        _add_one(found, at, numbers, weight)


def _add_one(
    found: dict[tuple[int, int], float], at: int, numbers: memoryview, weight: float
) -> None:
    for packed in numbers[: COMMON * 2]:
        key = (at, packed & 0xFFFFFFFF)
        found[key] = found.get(key, 0.0) + weight
