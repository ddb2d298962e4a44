"""Explain one rule for one subject: its finding as the document writes it, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.document.findings import findings_part
from riskctl.assessment.document.gaps import gaps_part
from riskctl.rules.conditions import Condition
from riskctl.rules.evaluate import NO
from riskctl.rules.judge import Outcome, Verdict
from riskctl.rules.support import Evaluation

if TYPE_CHECKING:
    from riskctl.document.model.findings import GapRow

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A verdict with what it rests on. ``finding`` is None where no window holds the day."""

    verdict: Verdict
    finding: Json | None
    gaps: tuple[GapRow, ...]
    reading: Evaluation

    def outcome(self, condition: Condition) -> int:
        """0 not met, 1 not known, 2 met: for any part of the rule's condition."""
        return self.reading.outcome(condition)


def explain(judgement: Judgement, assessor: Assessor, rule_id: str) -> Explanation:
    """The verdict of one rule with its trace. Raises ``KeyError`` for a rule that the book does not hold.

    A clear rule is no finding of the document; its row is written in the same shape, from the facts that clear it.
    """
    outcome = {outcome.rule.id: outcome for outcome in judgement.outcomes}[rule_id]
    as_of = assessor.as_of
    reading = Evaluation(
        judgement.facts.facts, as_of, lambda name: assessor.references.members(name, as_of)
    )
    if outcome.window is None:
        return Explanation(outcome.verdict, None, (), reading)
    # The document has no row for a clear rule: it is written as a triggered one and told as clear
    # below.
    shown = _cleared(outcome, reading) if outcome.verdict == "clear" else outcome
    single = replace(judgement, outcomes=(shown,))
    (row,) = findings_part(single)
    finding: Json = {**cast("Json", row), "verdict": outcome.verdict}
    gaps = tuple(gaps_part(single, {})) if outcome.gaps else ()
    return Explanation(outcome.verdict, finding, gaps, reading)


def _cleared(outcome: Outcome, reading: Evaluation) -> Outcome:
    """The outcome with the facts that clear it, under a verdict that the document would write."""
    grade, evidence = reading.support(outcome.rule.condition, NO)
    return replace(outcome, verdict="triggered", evidence=evidence, grade=grade)
