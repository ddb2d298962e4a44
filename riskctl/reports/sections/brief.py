"""Brief: what a board member reads. All of it stands in the rest of the report, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.reports.sections.decision import Condition, Decision, DecisionReason
from riskctl.reports.sections.numbers import several
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
        signers=SIGNERS,
    )


def _now(parts: Parts, first: int, ongoing: int) -> str:
    """What may be done today, from the outcome as things stand and the one after the conditions."""
    outcome = parts.decision.outcome.key
    today = parts.standing.today or outcome
    if today == "approve":
        return "The use may start now as described."
    if today == "approve-with-conditions" and not first:
        kept = f"{several(ongoing, 'ongoing condition')} {_are(ongoing)} kept"
        return f"The use may start now as described, while {kept}."
    if outcome in _USABLE:
        return (
            f"The use may not start yet. It may start once {several(first, 'condition')} below "
            f"{_are(first)} met; until then none of the data described may reach the model by this route."
        )
    return _not_usable(outcome, parts)


def _not_usable(outcome: str, parts: Parts) -> str:
    if outcome == "needs-information":
        decisive = sum(question.decisive for question in parts.questions)
        asked = (
            f"{several(decisive, 'question')} that could settle it" if decisive else "what is open"
        )
        return f"The use may not start. Answer first {asked}; then assess again."
    if outcome == "escalate":
        return (
            "The use may not start on this report alone. It needs a decision by those who may accept the risk, "
            "or a change that lowers it."
        )
    if outcome == "reject":
        return "The use may not start as described. It needs another route, or a change of what stands against it."
    return "What may be done is not known."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _no_best(parts: Parts) -> str:
    if not parts.alternatives:
        return "No other route to this model was assessed."
    return f"None of the {len(parts.alternatives)} other routes to this model comes out clearly better."
