"""One judgement, and what becomes of it when facts move: only what reads a moved fact is worked out again.

The judgement is the same as judging everything again. Its cost is linear in the rules that read what moved, and in the
findings; not in the rules of the book.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from riskctl.assessment.assessor import Assessor, Judgement, Reached
from riskctl.assessment.bearing import Bearing
from riskctl.catalogue.derive import FactSet
from riskctl.catalogue.use_case import UseCase
from riskctl.facts.values import Fact
from riskctl.rules.judge import Outcome

NO_PLACES: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FactMove:
    """Facts that move, the places in the book of the rules that read one, and the outcomes that change, by place."""

    facts: Mapping[str, Fact]
    touched: frozenset[int]
    outcomes: Mapping[int, Outcome]


class Reassessment:
    """A judgement to start from."""

    def __init__(self, assessor: Assessor, base: Judgement, use_case: UseCase | None) -> None:
        self._assessor = assessor
        self._base = base
        self._use_case = use_case
        self._rows = self._bearings()
        self._reading = self._readers()

    def _bearings(self) -> dict[int, Bearing]:
        """What follows from each rule, by its place in the book."""
        facts = self._base.facts.facts
        rows: dict[int, Bearing] = {}
        for place, outcome in enumerate(self._base.outcomes):
            row = self._assessor.bearings.one(outcome, facts)
            if row is not None:
                rows[place] = row
        return rows

    def _readers(self) -> dict[str, set[int]]:
        """By fact, the places of the findings on which it bears, whether or not their rule reads it."""
        readers: dict[str, set[int]] = {}
        for place, row in self._rows.items():
            for path in self._assessor.bearings.paths(row.outcome.rule.id):
                readers.setdefault(path, set()).add(place)
        return readers

    def move(self, moved: Mapping[str, Fact]) -> FactMove:
        """What facts that move change by themselves."""
        touched = self._assessor.book.reading(moved)
        outcomes = self._assessor.outcomes(self._facts([moved]), touched)
        before = self._base.outcomes
        pairs = zip(touched, outcomes, strict=True)
        changed = {place: outcome for place, outcome in pairs if outcome is not before[place]}
        return FactMove(moved, frozenset(touched), changed)

    def judge(self, moves: Sequence[FactMove]) -> Judgement:
        """The judgement with all moves made; of two that move one fact the later counts.

        A rule that only one move touches comes to what it came to for that one alone.
        """
        facts = self._facts([move.facts for move in moves])
        outcomes = list(self._base.outcomes)
        for move in moves:
            for place, outcome in move.outcomes.items():
                outcomes[place] = outcome
        shared = _in_several(moves)
        for place, outcome in zip(shared, self._assessor.outcomes(facts, shared), strict=True):
            outcomes[place] = outcome
        reached = Reached(self._base.subject, facts, tuple(outcomes))
        if self._base.standings:
            # A waiver may begin to count for what a move brings up: then everything is concluded from the start.
            return self._assessor.conclude(
                reached.subject, self._use_case, reached.facts, reached.outcomes
            )
        changed = {place for move in moves for place in move.outcomes}
        rows = self._moved_rows(changed.union(shared), moves, reached)
        return self._assessor.conclude_on(rows, reached, self._use_case)

    def _facts(self, moved: Sequence[Mapping[str, Fact]]) -> FactSet:
        facts = dict(self._base.facts.facts)
        for each in moved:
            facts.update(each)
        return replace(self._base.facts, facts=facts)

    def _moved_rows(
        self, again: set[int], moves: Sequence[FactMove], reached: Reached
    ) -> list[Bearing]:
        """What follows from every rule, worked out again at these places and where what bears on it has moved."""
        for move in moves:
            for path in move.facts:
                again |= self._reading.get(path, NO_PLACES)
        rows = dict(self._rows)
        facts = reached.facts.facts
        for place in again:
            row = self._assessor.bearings.one(reached.outcomes[place], facts)
            if row is not None:
                rows[place] = row
            else:
                rows.pop(place, None)
        return [rows[place] for place in sorted(rows)]


def _in_several(moves: Sequence[FactMove]) -> list[int]:
    """Places that more than one move touches, in order."""
    seen: set[int] = set()
    shared: set[int] = set()
    for move in moves:
        shared |= seen & move.touched
        seen |= move.touched
    return sorted(shared)
