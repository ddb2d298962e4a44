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
_OTHERWISE = {
    "needs-information": "answer what is still open, and ask the operator what only it can say; use nothing yet.",
    "escalate": "put it before those who may accept the risk, or change what raises it; use nothing before.",
    "reject": "choose another route, or change what stands against this one.",
}


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


def may_do_now(judgement: Judgement) -> str:
    """What the organisation may do today, from the outcome as things stand and the one after the conditions."""
    verdicts = judgement.verdicts
    first = sum(step.kind == "precedent" for step in verdicts.requirements)
    ongoing = len(verdicts.requirements) - first
    if verdicts.today == "approve" or (verdicts.today in ALLOWED and not first):
        kept = f", while {_count(ongoing, 'ongoing ')} is kept" if ongoing == 1 else ""
        kept = f", while {_count(ongoing, 'ongoing ')} are kept" if ongoing > 1 else kept
        return f"You may do this now: use it as described{kept}."
    if verdicts.decision in ALLOWED:
        return f"You may do this now: meet {_count(first)}; none of the data may reach the model before."
    return f"You may do this now: {_OTHERWISE[verdicts.decision]}"


def _count(number: int, kind: str = "") -> str:
    return f"1 {kind}condition" if number == 1 else f"{number} {kind}conditions"
