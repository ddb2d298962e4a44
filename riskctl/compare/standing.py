"""Where a route stands among others: the place by which it is ranked, read from its document."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.document.model import Assessment, rank_of
from riskctl.document.model.scores import Interval

ALLOWED = ("approve", "approve-with-conditions")
"""Outcomes under which a route may be used, and so be the best one."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Less is better, field by field. Points are those after the conditions the organisation can meet alone."""

    outcome: int
    blocks: int
    possible_blocks: int
    likely: float
    high: float
    questions: int


WORDS = {
    "outcome": "outcome",
    "blocks": "blocks",
    "possible_blocks": "possible blocks",
    "likely": "likely score",
    "high": "high end of the score",
    "questions": "open questions",
}
"""The fields of a place in words, in the order in which they decide."""


def place_of(document: Assessment) -> Place:
    """The place of an assessed route."""
    kinds = [reason.kind for reason in document.decision.reasons]
    score = final_score(document)
    likely = score.high if score.likely is None else score.likely
    return Place(
        rank_of(document.decision.outcome),
        kinds.count("block"),
        kinds.count("possible-block"),
        round(float(likely), 6),
        round(float(score.high), 6),
        len(document.gaps),
    )


def final_score(document: Assessment) -> Interval:
    """The overall score once the conditions are met; as it stands in documents of early versions."""
    return document.scores.after_conditions or document.scores.overall


def deciding(first: Place, second: Place) -> str:
    """The first field in which two places differ; empty for a tie."""
    for name in WORDS:
        if getattr(first, name) != getattr(second, name):
            return name
    return ""
