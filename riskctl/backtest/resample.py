"""How much the result hangs on which events happen to be in the file: events drawn again with replacement."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from riskctl.backtest.auc import PairTally

DRAWS = 1000
WORK = 1_000_000
"""The most events drawn in all; a very long file is drawn fewer times."""
LEVEL = 0.95
SEED = 20261123


def interval(tallies: Sequence[PairTally]) -> tuple[float, float] | None:
    """The middle 95 percent of the pooled share over redrawn files; None where every event has the same share.

    Pairs of one event hang together, so whole events are drawn. The seed is fixed: same file, same numbers. Events
    that all agree would give an interval of no width, which claims a certainty that they do not hold.
    """
    return _middle([(tally.halves, 2 * tally.pairs) for tally in tallies if tally.pairs])


def gain_interval(
    ours: Sequence[PairTally], theirs: Sequence[PairTally]
) -> tuple[float, float] | None:
    """The middle 95 percent of the difference of two rankings' pooled shares, over the same redrawn files.

    None where both rank every event alike.
    """
    rows = [
        (one.halves - other.halves, 2 * one.pairs)
        for one, other in zip(ours, theirs, strict=True)
        if one.pairs
    ]
    return _middle(rows)


def _middle(rows: Sequence[tuple[int, int]]) -> tuple[float, float] | None:
    if len({won / whole for won, whole in rows}) < 2:
        return None
    source = random.Random(SEED)
    count = len(rows)
    shares = []
    for _ in range(max(1, min(DRAWS, WORK // count))):
        # By `random()` alone: its sequence is promised across versions of Python, that of `choices`
        # is not.
        drawn = [rows[int(source.random() * count)] for _ in range(count)]
        shares.append(sum(won for won, _ in drawn) / sum(whole for _, whole in drawn))
    shares.sort()
    tail = (1 - LEVEL) / 2
    return shares[math.floor(tail * len(shares))], shares[math.ceil((1 - tail) * len(shares)) - 1]
