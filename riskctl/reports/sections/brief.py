"""Brief: what a board member reads. All of it stands in the rest of the report, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.messages.language import say, several
from riskctl.reports.sections.decision import Condition, Decision, DecisionReason
from riskctl.reports.sections.outlook import Alternative
from riskctl.reports.sections.questions import OpenQuestion
from riskctl.reports.sections.standing import StandingSection

REASONS, CONDITIONS, RESIDUALS, QUESTIONS = 3, 9, 4, 5
"""How many of each two pages hold; what is left out is counted."""
_USABLE = ("approve", "approve-with-conditions")
SIGNERS = ("Prepared by", "Reviewed by", "Approved by")


@dataclass(frozen=True, slots=True)
class Brief:
    """The decision in two pages; the ``more`` counts say how much stands only further on.

    ``best`` is empty where no other route comes out milder; ``best_note`` says so then.
    """

    now: str
    reasons: tuple[DecisionReason, ...]
    conditions: tuple[Condition, ...]
    more_conditions: int
    ongoing: int
    questions: tuple[OpenQuestion, ...]
    residual: tuple[str, ...]
    more_residual: int
    best: Alternative | None
    best_note: str
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a brief is chosen from."""

    decision: Decision
    standing: StandingSection
    questions: tuple[OpenQuestion, ...]
    alternatives: tuple[Alternative, ...]


def build(parts: Parts) -> Brief:
    """The brief of parts that are already built."""
    conditions = parts.decision.conditions
    first = tuple(entry for entry in conditions if entry.kind != "ongoing")
    residual = parts.standing.residual
    best = next((entry for entry in parts.alternatives if entry.best), None)
    return Brief(
        now=_now(parts, len(first), len(conditions) - len(first)),
        reasons=parts.decision.reasons[:REASONS],
        conditions=first[:CONDITIONS],
        more_conditions=len(first[CONDITIONS:]),
        ongoing=len(conditions) - len(first),
        questions=tuple(entry for entry in parts.questions if entry.decisive)[:QUESTIONS],
        residual=residual[:RESIDUALS],
        more_residual=len(residual[RESIDUALS:]),
        best=best,
        best_note="" if best else _no_best(parts),
        signers=tuple(say(word) for word in SIGNERS),
    )


def _now(parts: Parts, first: int, ongoing: int) -> str:
    """What may be done today, from the outcome as things stand and the one after the conditions."""
    outcome = parts.decision.outcome.key
    today = parts.standing.today or outcome
    if today == "approve":
        return say("The use may start now as described.")
    if today == "approve-with-conditions" and not first:
        return say(
            "The use may start now as described, while {conditions} kept.",
            conditions=_with_verb(ongoing, several(ongoing, "ongoing condition")),
        )
    if outcome in _USABLE:
        return say(
            "The use may not start yet. It may start once {conditions} met; until then none of the data described "
            "may reach the model by this route.",
            conditions=_with_verb(first, several(first, "condition below", "conditions below")),
        )
    return _not_usable(outcome, parts)


def _not_usable(outcome: str, parts: Parts) -> str:
    if outcome == "needs-information":
        decisive = sum(question.decisive for question in parts.questions)
        if not decisive:
            return say("The use may not start. Answer first what is open; then assess again.")
        return say(
            "The use may not start. Answer first {questions} that could settle it; then assess again.",
            questions=several(decisive, "question"),
        )
    if outcome == "escalate":
        return say(
            "The use may not start on this report alone. It needs a decision by those who may accept the risk, "
            "or a change that lowers it."
        )
    if outcome == "reject":
        return say(
            "The use may not start as described. It needs another route, or a change of what stands against it."
        )
    return say("What may be done is not known.")


def _with_verb(count: int, counted: str) -> str:
    """English counts its verbs; the catalogues of languages that do not say nothing for them."""
    return (
        say("{counted} is", counted=counted)
        if count == 1
        else say("{counted} are", counted=counted)
    )


def _no_best(parts: Parts) -> str:
    if not parts.alternatives:
        return say("No other route to this model was assessed.")
    return say(
        "None of the {count} other routes to this model comes out clearly better.",
        count=len(parts.alternatives),
    )
