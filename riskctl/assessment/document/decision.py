"""The decision with its reasons and conditions in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.document.conditions import conditions_part, residual_part
from riskctl.assessment.document.findings import open_facts
from riskctl.rules.judge import Outcome

if TYPE_CHECKING:
    from riskctl.document.model.decision import DecisionPart, ReasonKind, ReasonRow


def decision_part(judgement: Judgement, assessor: Assessor) -> DecisionPart:
    """The ``decision`` key."""
    verdicts = judgement.verdicts
    return {
        "outcome": verdicts.decision,
        "today": verdicts.today,
        "summary": _summary(judgement),
        "confidence": verdicts.confidence,
        "reasons": _reasons(judgement, assessor),
        "conditions": conditions_part(judgement, assessor),
        "residual": residual_part(judgement),
    }


def _summary(judgement: Judgement) -> str:
    verdicts = judgement.verdicts
    gaps = {
        path
        for outcome in judgement.outcomes
        if outcome.verdict == "unknown"
        for path in open_facts(outcome, judgement)
    }
    parts = [
        _count(len(verdicts.blocks), "legal block"),
        _count(len(verdicts.possible_blocks), "possible block"),
        _count(
            sum(obligation.verdict == "triggered" for obligation in verdicts.obligations),
            "unmet duty",
            "unmet duties",
        ),
        _count(len(gaps), "open question"),
        _count(len(verdicts.requirements), "condition within reach", "conditions within reach"),
    ]
    if verdicts.today != verdicts.decision:
        parts.append(f"without them today: {verdicts.today.replace('-', ' ')}")
    return ", ".join(part for part in parts if part) or "no finding against it"


def _count(number: int, singular: str, plural: str = "") -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}" if number else ""


def _reasons(judgement: Judgement, assessor: Assessor) -> list[ReasonRow]:
    """Blocks, possible blocks, then what weighs most, then unmet duties; each rule once."""
    verdicts = judgement.verdicts
    rows: dict[str, ReasonRow] = {}
    for outcome in verdicts.blocks:
        rows.setdefault(outcome.rule.id, _reason(outcome, "block"))
    for outcome in verdicts.possible_blocks:
        rows.setdefault(outcome.rule.id, _reason(outcome, "possible-block"))
    for outcome in _by_weight(judgement):
        rows.setdefault(
            outcome.rule.id,
            _reason(outcome, "score" if outcome.verdict == "triggered" else "unknown"),
        )
    for outcome in verdicts.obligations:
        rows.setdefault(
            outcome.rule.id,
            _reason(outcome, "duty" if outcome.verdict == "triggered" else "unknown"),
        )
    return list(rows.values())


def _by_weight(judgement: Judgement) -> list[Outcome]:
    """Scoring outcomes by what they add to the high end; what has fired comes before what may have."""
    outcomes = {outcome.rule.id: outcome for outcome in judgement.outcomes}
    leads = [
        (outcomes[contribution.high_lead], contribution.high)
        for d in judgement.scores.dimensions.values()
        for contribution in d.contributions
    ]
    # The id last, so that equal weights stand in one order everywhere.
    leads.sort(key=lambda pair: (pair[0].verdict != "triggered", -pair[1], pair[0].rule.id))
    # Under a point it is no reason for anything.
    return [outcome for outcome, points in leads if points >= 1.0]


def _reason(outcome: Outcome, kind: ReasonKind) -> ReasonRow:
    assert outcome.window is not None
    source = outcome.rule.sources[outcome.window.source]
    return {
        "kind": kind,
        "text": _hedged(outcome),
        "finding": outcome.rule.id,
        "citation": source.citation,
        "confirmed": outcome.confirmed,
    }


def _hedged(outcome: Outcome) -> str:
    """The rule's title, which states what is so, marked where it is only possible."""
    title = outcome.rule.entry.title
    if outcome.verdict == "unknown":
        return f"May apply: {title}"
    if outcome.confirmed:
        return title
    if outcome.rule.entry.effect == "block":
        return f"Likely prohibited, to be confirmed: {title}"
    return f"To be confirmed: {title}"
