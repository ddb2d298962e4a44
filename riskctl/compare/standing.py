"""Where a route stands among others: the place by which it is ranked, read from its document."""

from __future__ import annotations

from riskctl.document.model import Assessment
from riskctl.document.model.scores import IntervalPart
from riskctl.document.outcomes import Place, severity

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
    """The place of an assessed route; a document does not tell kinds of possible blocks apart."""
    blocks = [
        finding["verdict"] == "triggered" and finding["confirmed"]
        for finding in document["findings"]
        if finding["effect"] == "block" and finding["verdict"] in ("triggered", "unknown")
    ]
    score = final_score(document)
    return Place(
        outcome=severity(document["decision"]["outcome"]),
        blocks=blocks.count(True),
        possible_blocks=(blocks.count(False),),
        # Rounded, since sums of floats that mean the same may differ in their last digits.
        likely=round(float(score["likely"]), 6),
        high=round(float(score["high"]), 6),
        questions=len(document["gaps"]),
    )


def final_score(document: Assessment) -> IntervalPart:
    """The overall score once the conditions are met."""
    return document["scores"]["after_conditions"]


def deciding(first: Place, second: Place) -> str:
    """The first field in which two places differ; empty for a tie."""
    for name in WORDS:
        if getattr(first, name) != getattr(second, name):
            return name
    return ""
