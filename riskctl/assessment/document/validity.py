"""The first day on which something that bore on the answer changes by itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.document.findings import SHOWN
from riskctl.assessment.document.inputs import PROFILE_SHELF_LIFE, bearing_rulesets
from riskctl.assessment.request import Request
from riskctl.facts.values import Fact, Known
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.judge import Outcome

if TYPE_CHECKING:
    from riskctl.document.model.outlook import TurnKind, ValidUntilPart


class Turn(NamedTuple):
    """The first day on which it is otherwise, and what is: a window, a document, a statement, a list or a review."""

    day: str
    kind: TurnKind
    why: str


def valid_until_part(judgement: Judgement, request: Request) -> ValidUntilPart | None:
    """The last day the answer can be relied on unread, and why it ends; null where nothing is dated.

    Law and lists that change by an act of somebody else are not known beforehand and not in it.
    """
    as_of = request.assessor.as_of
    coming = [turn for turn in _turns(judgement, request) if turn.day > as_of]
    if not coming:
        return None
    first = min(coming)
    # The day before: on the turn itself it is otherwise already.
    return {"date": _moved(first.day, -1), "kind": first.kind, "why": first.why}


def _turns(judgement: Judgement, request: Request) -> Iterator[Turn]:
    # Of findings alone: a rule that is clear has periods too, and would end every answer soon.
    shown = [outcome for outcome in judgement.outcomes if outcome.verdict in SHOWN]
    for outcome in shown:
        yield from _windows(outcome)
    yield from _statements(shown, judgement)
    yield from _documents(request)
    yield from _waivers(judgement)
    yield from _reviews(judgement, request)


def _windows(outcome: Outcome) -> Iterator[Turn]:
    title = outcome.rule.entry.title
    for window in outcome.rule.entry.windows:
        if window.through:
            yield Turn(_moved(window.through, 1), "window", f"a period of this rule ends: {title}")
        if window.since:
            yield Turn(window.since, "window", f"a period of this rule begins: {title}")


def _statements(shown: list[Outcome], judgement: Judgement) -> Iterator[Turn]:
    """Claims that the findings rest on and that are past their shelf life some day."""
    facts = judgement.facts.facts
    for path in sorted({leaf.fact for outcome in shown for leaf in outcome.evidence}):
        found = facts.get(path) or Fact(path)
        for fact in (found, *found.also):
            life, seen = VOCABULARY[fact.path].shelf_life, fact.provenance.observed
            # What a use case states is the organisation's own word: it is renewed with the use
            # case, not by age.
            if life and seen and fact.provenance.origin != "use case":
                why = f"a statement is too old then: {VOCABULARY[fact.path].question}"
                yield Turn(_moved(seen, life + 1), "statement", why)


def _documents(request: Request) -> Iterator[Turn]:
    if request.use_case is None:
        return
    for path, evidence in sorted(request.use_case.evidence.items()):
        if evidence.expires and isinstance(evidence.fact.value, Known):
            why = f"a document expires: {evidence.fact.provenance.source or path}"
            yield Turn(_moved(evidence.expires, 1), "evidence", why)


def _waivers(judgement: Judgement) -> Iterator[Turn]:
    for standing in judgement.standings:
        if standing.state == "applied":
            why = f"a waiver ends: {standing.overlay.id}"
            yield Turn(_moved(standing.overlay.through, 1), "waiver", why)


def _reviews(judgement: Judgement, request: Request) -> Iterator[Turn]:
    bearing = bearing_rulesets(judgement)
    for ruleset in request.rulesets:
        if ruleset.id in bearing:
            day = _moved(ruleset.review_by, 1)
            yield Turn(day, "review", f"the rules are due for review: {ruleset.title}")
    for entry in request.watchlists.inputs:
        day = _moved(entry.date, PROFILE_SHELF_LIFE + 1)
        yield Turn(day, "list", f"the copy of a list is too old then: {entry.title or entry.id}")


def _moved(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()
