"""The other routes, and what would change the decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.document.points import brief_scores, interval
from riskctl.assessment.policy import Policy
from riskctl.assessment.rank import best_of, standing
from riskctl.assessment.sensitivity import Flip
from riskctl.facts.values import display, to_json

if TYPE_CHECKING:
    from riskctl.document.model.outlook import AlternativeRow, FlipRow


def alternatives_part(
    judgement: Judgement, judgements: Sequence[Judgement], assessor: Assessor
) -> list[AlternativeRow]:
    """Every other route to the model, best first; ``better`` ranks above this one, ``best`` above all.

    Outcome and scores are those after the conditions, so that the two belong together.
    """
    here = standing(judgement)
    placed = [(standing(alternative), alternative) for alternative in judgements]
    placed.sort(key=lambda pair: (pair[0], pair[1].subject.id))
    starred = best_of([(here, judgement), *placed])
    return [
        {
            "route": alternative.subject.route_id,
            "title": assessor.catalogue.routes[alternative.subject.route_id].name,
            "outcome": alternative.verdicts.decision,
            "better": place < here,
            "best": alternative is starred,
            "blocks": len(alternative.verdicts.blocks),
            "conditions": len(alternative.verdicts.requirements),
            "scores": brief_scores(alternative.verdicts.after, assessor.policy),
        }
        for place, alternative in placed
    ]


def sensitivity_part(flips: Iterable[Flip], policy: Policy) -> list[FlipRow]:
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
            "scores": {"overall": interval(flip.scores, policy)},
        }
        for flip in flips
    ]
