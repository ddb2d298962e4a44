"""Scores and counts as words. Documents carry many decimals; reports show whole points."""

from __future__ import annotations

import math

from riskctl.document.reading import Node


def whole(score: float) -> int:
    """A score of 0 to 100 in whole points, halves up."""
    return math.floor(score + 0.5)


def span(low: float, high: float) -> str:
    """An interval in whole points, smaller end first: ``25-70``, or ``40`` when both ends round to the same.

    The share of one cause may shrink when others join it, so its end in the higher total can be the smaller one.
    """
    first, last = sorted((whole(low), whole(high)))
    return str(first) if first == last else f"{first}-{last}"


def ends(node: Node) -> tuple[float, float]:
    """The ``low`` and ``high`` of a score, contribution or share. Raises DocumentError."""
    return node.number("low"), node.number("high")


def percent(low: float, high: float) -> str:
    """A share in percent: ``50 %``, or ``30-55 %`` for a range; never rounded, since thresholds are exact."""
    return f"{low:.15g} %" if low == high else f"{low:.15g}-{high:.15g} %"
