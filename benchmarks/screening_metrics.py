"""How well scores part two classes: plain functions over lists of numbers, each with its one definition.

``positives`` are the scores of pairs that are the same, ``negatives`` those of pairs that are not. An empty class has
no figure: NaN.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def auc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """Mann-Whitney: the share of pairs of one positive and one negative that are in order; ties count half."""
    if not positives or not negatives:
        return math.nan
    below = sorted(negatives)
    won = sum(bisect_left(below, one) + bisect_right(below, one) for one in positives)
    return won / (2 * len(positives) * len(negatives))


def f1(hits: int, false_alerts: int, misses: int) -> float:
    """Harmonic mean of precision and recall."""
    counted = 2 * hits + false_alerts + misses
    return 2 * hits / counted if counted else math.nan


def best_f1(positives: Sequence[float], negatives: Sequence[float]) -> tuple[float, float]:
    """The best F1 of "same when the score is at least t" over all t that occur, and the highest such t."""
    found = [(math.nan, math.nan)] if not positives else []
    for threshold in sorted({*positives, *negatives} if positives else ()):
        hits = at_least(positives, threshold)
        found.append((f1(hits, at_least(negatives, threshold), len(positives) - hits), threshold))
    return max(found)


def recall_at(positives: Sequence[float], negatives: Sequence[float], false_alerts: float) -> float:
    """The best recall over all thresholds at which at most this share of the negatives is taken for the same."""
    if not positives or not negatives:
        return math.nan
    allowed = false_alerts * len(negatives)
    fitting = [one for one in {*positives, *negatives} if at_least(negatives, one) <= allowed]
    return max((at_least(positives, one) for one in fitting), default=0) / len(positives)


def at_least(scores: Sequence[float], threshold: float) -> int:
    """How many scores reach the threshold."""
    return sum(one >= threshold for one in scores)


def share(part: int, whole: int) -> float:
    """A part of the whole; NaN of nothing."""
    return part / whole if whole else math.nan
