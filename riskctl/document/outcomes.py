"""The five outcomes in their one order, mildest first; everything that compares outcomes reads it here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

OutcomeName = Literal[
    "approve", "approve-with-conditions", "needs-information", "escalate", "reject"
]
OUTCOMES: tuple[OutcomeName, ...] = (
    "approve",
    "approve-with-conditions",
    "needs-information",
    "escalate",
    "reject",
)
"""Every outcome, mildest first."""
ALLOWED: tuple[OutcomeName, ...] = OUTCOMES[:2]
"""Outcomes under which a route may be used."""


def severity(outcome: str) -> int:
    """The place of an outcome, 0 for the mildest; what this version does not know is worse than all."""
    # A document of a later version must not look milder here than it is.
    return OUTCOMES.index(outcome) if outcome in OUTCOMES else len(OUTCOMES)


def worst(*outcomes: OutcomeName) -> OutcomeName:
    """The most severe of several outcomes."""
    return max(outcomes, key=severity)


class Place(NamedTuple):
    """Where a route stands among others, compared field by field: less is better. Knowing less never ranks better.

    ``outcome`` is its severity; ``blocks`` and ``possible_blocks`` count prohibitions that are met and that may be, the
    likelier kinds first; ``likely`` and ``high`` are the score in points once the conditions are met; ``questions``
    counts what is not known.
    """

    outcome: int
    blocks: int
    possible_blocks: tuple[int, ...]
    likely: float
    high: float
    questions: int


def has_star(ordered: Sequence[Place]) -> bool:
    """Whether the first of several places, best first, is the one to prefer: allowed, and before every other."""
    if not ordered or ordered[0].outcome >= len(ALLOWED):
        return False
    # Of two routes that tie neither is preferred: a star would be chance.
    return len(ordered) == 1 or ordered[0] < ordered[1]
