"""The one order in which routes are preferred, and which of them is starred. Knowing less never ranks better."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.decide import ALLOWED, SEVERITY

Place = tuple[int, int, int, float, float, int]


def standing(judgement: Judgement) -> Place:
    """Outcome, prohibitions met, possible ones, likely value, high end, open facts: less is better.

    A prohibition that is met by what is stated without proof ranks as one that is proven, so that a place nobody
    confirmed is no advantage. Values are those after the conditions the organisation can meet alone, in points.
    """
    verdicts = judgement.verdicts
    open_facts = {path for row in verdicts.bearings for path in row.open_facts}
    likely = verdicts.of_kind("likely")
    outcome = "reject" if likely else verdicts.decision
    return (
        SEVERITY.index(outcome),
        len(verdicts.blocks) + len(likely),
        len(verdicts.of_kind("asks")),
        round(verdicts.after.likely, 6),
        round(verdicts.after.high, 6),
        len(open_facts),
    )


def rank(judgement: Judgement) -> tuple[Place, str]:
    """The order of a table: the place, then the id, so that it is the same every time."""
    return standing(judgement), judgement.subject.id


def best_of(judgements: Sequence[Judgement]) -> Judgement | None:
    """The one route to prefer: allowed, and before every other. None on a tie or while facts are needed."""
    ordered = sorted(judgements, key=standing)
    if not ordered or ordered[0].verdicts.decision not in ALLOWED:
        return None
    if len(ordered) > 1 and standing(ordered[0]) == standing(ordered[1]):
        return None
    return ordered[0]
