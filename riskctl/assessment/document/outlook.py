"""The other routes, and what would change the decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.decide import SEVERITY
from riskctl.assessment.document.points import brief_scores, interval
from riskctl.assessment.policy import Policy
from riskctl.assessment.sensitivity import Flip
from riskctl.facts.values import display, to_json

Json = dict[str, Any]


def rank(judgement: Judgement) -> tuple[int, float, float, str]:
    """Order of preference: outcome, then the high end of the overall score, then the low end."""
    scores = judgement.scores
    return (
        SEVERITY.index(judgement.verdicts.decision),
        scores.high,
        scores.low,
        judgement.subject.id,
    )


def alternatives_part(
    judgement: Judgement, others: Sequence[Judgement], assessor: Assessor
) -> list[Json]:
    """Every other route to the model, best first; ``better`` ranks above this one."""
    ordered = sorted(others, key=rank)
    return [
        {
            "route": one.subject.route_id,
            "title": assessor.catalogue.routes[one.subject.route_id].name,
            "outcome": one.verdicts.decision,
            "better": rank(one) < rank(judgement),
            "best": one is ordered[0] and rank(one) < rank(judgement),
            "blocks": len(one.verdicts.blocks),
            "conditions": sum(o.verdict == "triggered" for o in one.verdicts.obligations),
            "scores": brief_scores(one.scores, assessor.policy),
        }
        for one in ordered
    ]


def sensitivity_part(flips: Iterable[Flip], policy: Policy) -> list[Json]:
    """The ``sensitivity`` key: sets of changes with the decision each leads to."""
    return [
        {
            "changes": [
                {
                    "kind": change.kind,
                    "text": change.text,
                    "facts": [
                        {"fact": path, "value": to_json(value), "shown": display(value)}
                        for path, value in change.facts
                    ],
                }
                for change in flip.changes
            ],
            "outcome": flip.decision,
            "scores": {"overall": interval(flip.scores.low, flip.scores.high, policy)},
        }
        for flip in flips
    ]
