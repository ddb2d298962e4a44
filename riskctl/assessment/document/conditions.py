"""What must be done first, what goes on, and what stays open for good."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.bearing import Bearing
from riskctl.assessment.cures import Requirement
from riskctl.document.outcomes import ALLOWED
from riskctl.facts.spec import KnownBy
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.judge import Outcome

if TYPE_CHECKING:
    from riskctl.document.model.decision import ConditionRow, ResidualRow

CONDITION_LIFE = 365
"""Days after which a condition is looked at again."""


def conditions_part(judgement: Judgement, assessor: Assessor) -> list[ConditionRow]:
    """Every condition, by the same words once; none where the use is rejected."""
    verdicts = judgement.verdicts
    if verdicts.decision == "reject":
        return []
    expires = _expires(assessor.as_of)
    rows = [_of_requirement(step, expires) for step in verdicts.requirements]
    # What a requirement settles asks for nothing more.
    settled = {step.rule for step in verdicts.requirements}
    for bearing in verdicts.bearings:
        if bearing.outcome.rule.id not in settled:
            rows += _of_bearing(bearing, expires, verdicts.decision in ALLOWED)
    rows += _waivers(judgement)
    by_text: dict[str, ConditionRow] = {}
    for written in rows:
        # Rules of several countries ask for the same act: it is to be done once.
        by_text.setdefault(str(written["text"]), written)
    return sorted(by_text.values(), key=lambda condition: condition["kind"] != "precedent")


def _expires(as_of: str) -> str:
    day = datetime.date.fromisoformat(as_of) + datetime.timedelta(days=CONDITION_LIFE)
    return day.isoformat()


def _of_requirement(step: Requirement, expires: str) -> ConditionRow:
    return {
        "text": step.text,
        "finding": step.rule,
        "kind": step.kind,
        "owner": step.owner,
        "settles": list(step.settles),
        "expires": expires,
    }


def _of_bearing(bearing: Bearing, expires: str, allowed: bool) -> Iterator[ConditionRow]:
    """What else a finding asks: duties that take somebody else's act, and open facts of a use that is allowed."""
    outcome = bearing.outcome
    if bearing.kind == "duty" and outcome.verdict == "triggered":
        for state in outcome.mitigations:
            if state.state != "met":
                entry = state.mitigation.entry
                yield _row(outcome, entry.do, entry.owner, sorted(entry.clears), expires)
    elif bearing.kind == "duty" and allowed:
        for path, knower in bearing.open_facts.items():
            # A condition that nobody can meet is none; it stays open and is told as such.
            if knower != "nobody":
                yield _row(outcome, confirmation(path, knower), knower, [path], expires)
    elif bearing.kind == "residual" and allowed:
        text = f"Stop and assess again if this comes to light: {outcome.rule.entry.title}"
        yield {**_row(outcome, text, "organisation", [], expires), "kind": "ongoing"}


def confirmation(path: str, knower: KnownBy) -> str:
    """How an open fact is asked for, by who can know it."""
    question = VOCABULARY[path].question
    if knower == "organisation":
        return f"Find out: {question}"
    return f"Before go-live the operator answers in writing: {question}"


def _row(outcome: Outcome, text: str, owner: str, settles: list[str], expires: str) -> ConditionRow:
    return {
        "text": text,
        "finding": outcome.rule.id,
        "kind": "precedent",
        "owner": owner if owner not in ("", "public") else "organisation",
        "settles": settles,
        "expires": expires,
    }


def _waivers(judgement: Judgement) -> Iterator[ConditionRow]:
    for standing in judgement.standings:
        overlay = standing.overlay
        if standing.state == "applied":
            yield {
                "text": f"Waiver {overlay.id} by {overlay.approver}: {overlay.reason}",
                "finding": overlay.rule,
                "kind": "ongoing",
                "owner": overlay.approver,
                "settles": [],
                "expires": overlay.through,
            }


def residual_part(judgement: Judgement) -> list[ResidualRow]:
    """Open facts that nobody can know, with what hangs on them: shown, and never holding the answer."""
    points = {
        name: contribution.high
        for dimension in judgement.scores.dimensions.values()
        for contribution in dimension.contributions
        for name in (contribution.high_lead,)
    }
    rows: list[ResidualRow] = []
    for bearing in judgement.verdicts.bearings:
        facts = [path for path, knower in bearing.open_facts.items() if knower == "nobody"]
        # Facts that somebody can answer are questions, not what stays for good.
        if bearing.kind != "residual" and (not facts or len(facts) < len(bearing.open_facts)):
            continue
        rows.append(
            {
                "finding": bearing.outcome.rule.id,
                "text": bearing.outcome.rule.entry.title,
                "facts": sorted(bearing.open_facts),
                "block": bearing.outcome.rule.entry.effect == "block",
                "points": round(points.get(bearing.outcome.rule.id, 0.0), 6) + 0.0,
            }
        )
    return sorted(
        rows,
        key=lambda condition: (not condition["block"], -condition["points"], condition["finding"]),
    )
