"""Choose the listed names worth a full comparison: those that share the rarest keys with what is asked for."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from typing import NamedTuple

from riskctl.screening.index_build import key_hash
from riskctl.screening.merged import KeyTable
from riskctl.screening.names.keys import SHORTEST_SLIP, keys_of

MOST = 40
"""Names compared in full for each list and spelling of the query."""
FAINT = 0.35
"""Share of the best candidate's weight below which a name is not worth comparing."""
TOO_FAINT = 0.2
"""The same, as a share of what all words of the query that are names weigh."""
MEAGRE = 0.9
"""The same, as a share of what a key of a single name weighs."""
ALWAYS = 5
"""Names that are compared however little they share."""
ENOUGH = 1.5
"""Weight from which on further names are compared, as a share of what a key of a single name weighs."""
RARE = 100
"""A key of more names than this only adds to names that share a rarer one, where there are any."""
CONCEPT = 0.3
"""Share of its weight that the concept of a word has beside its letters."""
SLIP = 0.6
"""Share of the weight of a key of a single name that a word a slip away has."""
LOW = 0xFFFFFFFF
COMMON = 1500
"""A key that more names than this have adds nothing that its other keys do not tell."""


def candidates(
    tables: Sequence[KeyTable], name: str, most: int = MOST
) -> Iterator[tuple[int, int]]:
    """Position of the table and number of the name, the most promising first.

    Linear in the names that share a rare key with the query; common keys are looked up for those alone.
    """
    total = sum(table.size for table in tables) or 1
    weights: dict[tuple[int, int], float] = {}
    own, common = _rare_keys(tables, name, total, most == MOST, weights)
    for key in common if weights else ():
        _add_known(weights, key)
    if not weights or not own:
        for key in common[:2]:
            _add(weights, key.ranges, key.weight)
    single = math.log(total)
    least = max(FAINT * max(weights.values(), default=0.0), TOO_FAINT * own, MEAGRE * single)
    worth = [(-weight, one) for one, weight in weights.items() if weight >= least]
    for rank, (weight, one) in enumerate(nsmallest(most, worth)):
        if rank >= ALWAYS and -weight < ENOUGH * single:
            return
        yield one


class Key(NamedTuple):
    """A common key of the query, with the names that have it, by table."""

    weight: float
    ranges: list[memoryview]


def _rare_keys(
    tables: Sequence[KeyTable],
    name: str,
    total: int,
    slips: bool,
    weights: dict[tuple[int, int], float],
) -> tuple[float, list[Key]]:
    """Add the weights of rare keys; what all words weigh, and the common keys, the rarest first."""
    words, further = keys_of(name)
    common: list[Key] = []
    own = 0.0
    for key, is_word in (dict.fromkeys(further, False) | dict.fromkeys(words, True)).items():
        hashed = key_hash(key)
        ranges = [table.having_hash(hashed) for table in tables]
        count = sum(map(len, ranges))
        weight = math.log(total / (count or 1)) + 1
        if key.startswith("="):
            weight *= CONCEPT  # its letters are a key already
        own += weight if is_word else 0.0
        if count > RARE:
            common.append(Key(weight, ranges))
        elif count:
            _add(weights, ranges, weight)
        if slips and is_word and len(key) >= SHORTEST_SLIP and count < COMMON:
            for near in dict.fromkeys(word for table in tables for word in table.near(key)):
                ranges = [table.having_hash(near) for table in tables]
                _add(weights, ranges, SLIP * (math.log(total) - 1))
    return own, sorted(common, key=lambda key: -key.weight)


def _add_known(weights: dict[tuple[int, int], float], key: Key) -> None:
    """Add a common key to the names that are among the candidates already: a binary search for each."""
    starts = [numbers[0] & ~LOW if len(numbers) else -1 for numbers in key.ranges]
    for name, weight in weights.items():
        at, number = name
        numbers = key.ranges[at]
        packed = starts[at] | number
        place = bisect_left(numbers, packed) if starts[at] >= 0 else 0
        if place < len(numbers) and numbers[place] == packed:
            weights[name] = weight + key.weight


def _add(found: dict[tuple[int, int], float], ranges: Sequence[memoryview], weight: float) -> None:
    """Add a weight to the names of a key, to the first of them where they are very many."""
    left = COMMON * 2
    for at, numbers in enumerate(ranges):
        for packed in numbers[:left]:
            name = (at, packed & LOW)
            found[name] = found.get(name, 0.0) + weight
        left -= min(left, len(numbers))
