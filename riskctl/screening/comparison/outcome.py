"""What a score means. The bounds are policy of the matcher, measured on the labelled sets (docs/screening.md)."""

from __future__ import annotations

from typing import NamedTuple

from riskctl.text.reason import Reason

MATCH = 0.85
REVIEW = 0.7
RELATED_CAP = 0.66
"""A brand or place of business of a listed party scores at most this: it is not the party."""


class Comparison(NamedTuple):
    """A score with its reasons; ``related`` when the two share a brand or a parent but are not one party.

    ``same_name``: the names are one to the letter but for form and case.
    """

    score: float
    related: bool
    reasons: tuple[Reason, ...]
    same_name: bool = False


NOTHING = Comparison(0.0, False, (Reason("nothing"),))


def outcome_of(comparison: Comparison) -> str:
    """``match``, ``review``, ``related`` or ``clear``."""
    if comparison.score >= MATCH:
        return "match"
    if comparison.score >= REVIEW:
        return "review"
    return "related" if comparison.related else "clear"
