"""The one order in which routes are preferred, and which of them is starred. Knowing less never ranks better."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.assessment.assessor import Judgement
from riskctl.document.outcomes import Place, has_star, severity


def standing(judgement: Judgement) -> Place:
    """The place of a route; values are those after the conditions the organisation can meet alone.

    A prohibition that is met by what is stated without proof ranks as one that is proven, so that a place nobody
    confirmed is no advantage.
    """
    verdicts = judgement.verdicts
    open_facts = {path for bearing in verdicts.bearings for path in bearing.open_facts}
    likely = verdicts.of_kind("likely")
    return Place(
        # Else a place that nobody confirmed would make a route rank before one that is honest.
        outcome=severity("reject" if likely else verdicts.decision),
        blocks=len(verdicts.blocks) + len(likely),
        possible_blocks=(len(verdicts.of_kind("asks")),),
        likely=round(verdicts.after.likely, 6),
        high=round(verdicts.after.high, 6),
        questions=len(open_facts),
    )


def rank(judgement: Judgement) -> tuple[Place, str]:
    """The order of a table: the place, then the id, so that it is the same every time."""
    return standing(judgement), judgement.subject.id


Placed = tuple[Place, Judgement]
"""A judgement with its place, which is worked out once for all that asks for it."""


def best_of(placed: Sequence[Placed]) -> Judgement | None:
    """The one route to prefer: allowed, and before every other. None on a tie or while facts are needed."""
    ordered = sorted(placed, key=_place_of)
    return ordered[0][1] if has_star([place for place, _ in ordered]) else None


def _place_of(placed: Placed) -> Place:
    return placed[0]
