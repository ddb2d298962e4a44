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
RARE = 250
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
    single = math.log(total)
    rare, common, weights = _rare_keys(tables, name, total, most == MOST)
    if weights:
        weights = _worth(weights, rare, single, sum(key.weight for key in common))
        for key in common:
            _add_known(weights, key)
    if not weights or not rare:
        for key in common[:2]:
            _add(weights, key.ranges, key.weight)
    worth = [(-weight, number) for number, weight in _worth(weights, rare, single).items()]
    for rank, (weight, number) in enumerate(nsmallest(most, worth)):
        if rank >= ALWAYS and -weight < ENOUGH * single:
            return
        yield number >> 32, number & LOW


Weights = dict[int, float]
"""Weights of names, by the position of the table in the upper half and the number of the name in the lower one."""


def _worth(weights: Weights, own: float, single: float, more: float = 0.0) -> Weights:
    """The names worth a comparison, if no more than ``more`` is still added to each."""
    least = max(FAINT * max(weights.values(), default=0.0), TOO_FAINT * own, MEAGRE * single)
    return {one: weight for one, weight in weights.items() if weight + more >= least}


class Key(NamedTuple):
    """A common key of the query, with the names that have it, by table."""

    weight: float
    ranges: list[memoryview]


def _rare_keys(
    tables: Sequence[KeyTable],
    name: str,
    total: int,
    slips: bool,
) -> tuple[float, list[Key], Weights]:
    """What all words weigh, the common keys, the rarest first, and the weights that rare keys give to names."""
    weights: Weights = {}
    words, further = keys_of(name)
    common: list[Key] = []
    rare = 0.0
    for key, is_word in (dict.fromkeys(further, False) | dict.fromkeys(words, True)).items():
        hashed = key_hash(key)
        ranges = [table.having_hash(hashed) for table in tables]
        count = sum(map(len, ranges))
        weight = math.log(total / (count or 1)) + 1
        if key.startswith("="):
            weight *= CONCEPT  # its letters are a key already
        rare += weight if is_word else 0.0
        if count > RARE:
            common.append(Key(weight, ranges))
        elif count:
            _add(weights, ranges, weight)
        if slips and is_word and len(key) >= SHORTEST_SLIP and count < COMMON:
            for near in dict.fromkeys(word for table in tables for word in table.near(key)):
                ranges = [table.having_hash(near) for table in tables]
                _add(weights, ranges, SLIP * (math.log(total) - 1))
    return rare, sorted(common, key=lambda key: -key.weight), weights


def _add_known(weights: Weights, key: Key) -> None:
    """Add a common key to the names that are among the candidates already: a binary search for each."""
    starts = [numbers[0] & ~LOW if len(numbers) else -1 for numbers in key.ranges]
    for name, weight in weights.items():
        at = name >> 32
        numbers = key.ranges[at]
        packed = starts[at] | name & LOW
        place = bisect_left(numbers, packed) if starts[at] >= 0 else 0
        if place < len(numbers) and numbers[place] == packed:
            weights[name] = weight + key.weight


def _add(weights: Weights, ranges: Sequence[memoryview], weight: float) -> None:
    """Add a weight to the names of a key, to the first of them where they are very many."""
    left = COMMON * 2
    for at, numbers in enumerate(ranges):
        table = at << 32
        for packed in numbers[:left].tolist():
            name = table | packed & LOW
            weights[name] = weights.get(name, 0.0) + weight
        left -= min(left, len(numbers))
