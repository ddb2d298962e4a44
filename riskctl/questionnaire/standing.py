"""Where several routes to one model stand, in a sentence: today, and after what the organisation can do alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.rank import rank
from riskctl.catalogue.catalogue import Catalogue
from riskctl.document.outcomes import ALLOWED, OUTCOMES

_WORDS = {
    "approve": "may be used now",
    "approve-with-conditions": "may be used with conditions",
    "needs-information": "cannot be decided yet",
    "escalate": "would have to be put before a person who may decide it",
    "reject": "may not be used",
}


def decision_words(decision: str) -> str:
    """What the organisation may do under a decision."""
    return _WORDS[decision]


def result_line(judgements: Sequence[Judgement], catalogue: Catalogue) -> str:
    """One model: how many routes end how, and the first in the order of preference with both its results."""
    first = min(judgements, key=rank)
    model = catalogue.models[first.subject.model_id].name
    outcomes = Counter(judgement.verdicts.decision for judgement in judgements)
    parts = [
        f"{outcomes[decision]} {_WORDS[decision]}" for decision in OUTCOMES if outcomes[decision]
    ]
    routes = "1 route" if len(judgements) == 1 else f"{len(judgements)} routes"
    text = f"{model}, {routes}: {', '.join(parts)}."
    verdicts = first.verdicts
    if verdicts.decision not in ALLOWED:
        return text
    name = catalogue.routes[first.subject.route_id].name
    return (
        f"{text} One of those: {name}; today {verdicts.today.replace('-', ' ')}, "
        f"after {_count(len(verdicts.requirements))} {verdicts.decision.replace('-', ' ')}."
    )


def _count(number: int) -> str:
    return "1 condition" if number == 1 else f"{number} conditions"
