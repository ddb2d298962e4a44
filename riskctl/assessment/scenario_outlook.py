"""What each scenario would make of one subject: outcome, scores, and the rules it makes graver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.rejudge import Rejudge
from riskctl.rules.judge import Outcome

if TYPE_CHECKING:
    from riskctl.assessment.request import Request
    from riskctl.document.model.supposed import GraverRow, SupposedPart, SupposedRow

_RANKS = {"suspended": 1, "announced": 1, "unknown": 2, "triggered": 4}
"""How grave a verdict is; one that is triggered and not confirmed lies between unknown and triggered."""


def supposed_part(
    judgement: Judgement, request: Request, engines: Iterable[Assessor]
) -> SupposedPart:
    """The scenarios that move anything for the subject, in the order of the engines, and how many were judged."""
    rows: list[SupposedRow] = []
    count = 0
    for engine in engines:
        count += 1
        supposed = Rejudge(request.assessor, engine, request.overrides).judge(
            judgement, request.use_case
        )
        rows += _rows(judgement, supposed, engine)
    return {"subject": judgement.subject.id, "judged": count, "scenarios": rows}


def _rows(today: Judgement, supposed: Judgement, engine: Assessor) -> Iterator[SupposedRow]:
    graver = list(_graver(today.outcomes, supposed.outcomes))
    # A rule that a waiver covers may become graver without a change of outcome or score.
    if not graver and _standing(today) == _standing(supposed):
        return
    yield {
        "id": engine.scenario.id,
        "title": engine.scenario.title,
        "trigger": engine.scenario.trigger,
        "outcome": supposed.verdicts.decision,
        "low": round(supposed.scores.low, 1),
        "high": round(supposed.scores.high, 1),
        "graver": graver,
    }


def _standing(judgement: Judgement) -> tuple[object, ...]:
    return judgement.verdicts.decision, judgement.scores.low, judgement.scores.high


def _graver(before: Iterable[Outcome], after: Iterable[Outcome]) -> Iterator[GraverRow]:
    """Rules that are new under the scenario, or of a graver verdict than today."""
    known: Mapping[str, int] = {outcome.rule.id: _rank(outcome) for outcome in before}
    for outcome in after:
        if _rank(outcome) > known.get(outcome.rule.id, 0):
            yield {"finding": outcome.rule.id, "title": outcome.rule.entry.title}


def _rank(outcome: Outcome) -> int:
    rank = _RANKS.get(outcome.verdict, 0)
    # That it is no longer only presumed is graver too.
    return rank if outcome.confirmed or outcome.verdict != "triggered" else rank - 1
