"""The one place that reads a judgement: what of it stress and plan rest on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.document.decision import decision_part
from riskctl.document.outcomes import ALLOWED, OutcomeName, severity

WITH_CONDITIONS = "approve-with-conditions"
PRECEDENT = "Before go-live"
"""How a condition begins that must be met before the route is used."""
Effect = Literal["stands", "uncertain", "lost"]


@dataclass(frozen=True, slots=True)
class RouteVerdict:
    """A decision on a route for a use case: outcome, rules that block it, and rules that may."""

    outcome: OutcomeName
    blocks: frozenset[str]
    open_blocks: frozenset[str]

    @property
    def blocked(self) -> bool:
        """Whether the route may not be used: never part of a plan, whatever the policy accepts."""
        return bool(self.blocks) or self.outcome == "reject"


def read_verdict(judgement: Judgement) -> RouteVerdict:
    """The verdict of a judgement."""
    verdicts = judgement.verdicts
    return RouteVerdict(
        verdicts.decision,
        frozenset(outcome.rule.id for outcome in verdicts.blocks),
        frozenset(outcome.rule.id for outcome in verdicts.possible_blocks),
    )


def conditions_of(judgement: Judgement, assessor: Assessor) -> tuple[str, ...]:
    """What must be done for the outcome to hold; for open blocks, what must be settled first."""
    rows = [_worded(condition) for condition in decision_part(judgement, assessor)["conditions"]]
    if judgement.verdicts.decision not in ALLOWED:
        open_blocks = judgement.verdicts.possible_blocks
        rows += [f"Settle before use: {outcome.rule.entry.title}" for outcome in open_blocks]
    if not rows and judgement.verdicts.decision == WITH_CONDITIONS:
        rows.append(_by_score(judgement, assessor))
    return tuple(dict.fromkeys(rows))


def _worded(condition: Mapping[str, Any]) -> str:
    text = str(condition["text"])
    # Some conditions say it themselves.
    if condition["kind"] != "precedent" or text.startswith(PRECEDENT):
        return text
    return f"{PRECEDENT}: {text}"


def _by_score(judgement: Judgement, assessor: Assessor) -> str:
    """The condition of an outcome that rests on the score alone: somebody takes the exposure that it names."""
    leading = [
        str(reason["text"])
        for reason in decision_part(judgement, assessor)["reasons"]
        if reason["kind"] == "score"
    ]
    named = f": {leading[0]}" if leading else ""
    likely = judgement.verdicts.after.likely
    return f"Accept the exposure in writing, likely score {likely:.0f} of 100{named}"


def usable(verdict: RouteVerdict, accepted: Collection[str]) -> bool:
    """Whether a plan may use the route today: not blocked, and with an outcome that the policy accepts."""
    return not verdict.blocked and verdict.outcome in accepted


def effect(today: RouteVerdict, supposed: RouteVerdict) -> Effect:
    """What a scenario does to a route. Unknown is not safe: a block that may now apply does not stand."""
    if supposed.blocks - today.blocks or (supposed.outcome == "reject" != today.outcome):
        return "lost"
    if supposed.open_blocks - today.open_blocks - today.blocks:
        return "uncertain"
    worse = severity(supposed.outcome) > severity(today.outcome)
    return "uncertain" if worse and supposed.outcome not in ALLOWED else "stands"
