"""One judgement, and what becomes of it when facts change: only what reads a changed fact is worked out again.

The judgement is the same as judging everything again. Its cost is linear in the rules that read what changed, and in
the findings; not in the rules of the book.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riskctl.assessment.assessor import Assessor, Judgement, Reached
from riskctl.assessment.bearing import Bearing
from riskctl.assessment.candidates import Change
from riskctl.catalogue.derive import FactSet
from riskctl.catalogue.use_case import UseCase
from riskctl.document.outcomes import OutcomeName
from riskctl.facts.values import Fact, Provenance
from riskctl.rules.judge import Outcome

SUPPOSED = Provenance("supposed", grade="official", hypothetical=True)
NO_PLACES: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ChangedWorld:
    """The facts with some changes made, the paths of those that differ, and the decision that follows.

    ``outcomes`` are the rules that come out otherwise, by place in the book; ``bearings`` what follows from all.
    """

    facts: FactSet
    moved: Sequence[str]
    outcomes: Mapping[int, Outcome]
    bearings: Sequence[Bearing]
    decision: OutcomeName


class Reassessment:
    """A judgement to start from, with the what-if facts it was made with."""

    def __init__(
        self,
        assessor: Assessor,
        base: Judgement,
        use_case: UseCase | None,
        overrides: Mapping[str, Fact],
    ) -> None:
        self.assessor = assessor
        self.base = base
        self.use_case = use_case
        self._overrides = dict(overrides)
        self._bearings = self._base_bearings()
        self._readers = self._finding_readers()

    def _base_bearings(self) -> dict[int, Bearing]:
        """What follows from each rule, by its place in the book."""
        facts = self.base.facts.facts
        bearings: dict[int, Bearing] = {}
        for place, outcome in enumerate(self.base.outcomes):
            bearing = self.assessor.bearings.one(outcome, facts)
            if bearing is not None:
                bearings[place] = bearing
        return bearings

    def _finding_readers(self) -> dict[str, set[int]]:
        """By fact, the places of the findings on which it bears, whether or not their rule reads it."""
        readers: dict[str, set[int]] = {}
        for place, bearing in self._bearings.items():
            for path in self.assessor.bearings.paths(bearing.outcome.rule):
                readers.setdefault(path, set()).add(place)
        return readers

    def change(self, changes: Iterable[Change]) -> ChangedWorld:
        """What the changes, made together, lead to."""
        supposed = {
            path: self.assessor.same(fact) for path, fact in supposed_facts(changes).items()
        }
        overrides = {**self._overrides, **supposed}
        facts, moved = self.assessor.facts_again(self.base, self.use_case, overrides, *supposed)
        outcomes = self._outcomes(facts, moved)
        if self.base.standings:
            # A waiver may begin to count for what a change brings up: then everything is concluded from the start.
            verdicts = self._concluded(facts, outcomes).verdicts
            return ChangedWorld(facts, moved, outcomes, verdicts.bearings, verdicts.decision)
        bearings = self._follow(facts, moved, outcomes)
        decision = self.assessor.decision(bearings, facts, self.use_case)
        return ChangedWorld(facts, moved, outcomes, bearings, decision)

    def judge(self, changed: ChangedWorld) -> Judgement:
        """The judgement in full, as if everything had been judged from the start."""
        if self.base.standings:
            return self._concluded(changed.facts, changed.outcomes)
        reached = self._reached(changed.facts, changed.outcomes)
        return self.assessor.conclude_on(changed.bearings, reached, self.use_case)

    def _outcomes(self, facts: FactSet, moved: Iterable[str]) -> dict[int, Outcome]:
        """The outcomes that are not as they were, by place."""
        touched = self.assessor.book.reading(moved)
        before = self.base.outcomes
        outcomes = zip(touched, self.assessor.outcomes(facts, touched), strict=True)
        return {place: outcome for place, outcome in outcomes if outcome is not before[place]}

    def _follow(
        self, facts: FactSet, moved: Iterable[str], outcomes: Mapping[int, Outcome]
    ) -> list[Bearing]:
        """What follows from every rule, worked out again where the outcome or what bears on it has moved."""
        again = set(outcomes)
        for path in moved:
            again |= self._readers.get(path, NO_PLACES)
        bearings = dict(self._bearings)
        for place in again:
            outcome = outcomes.get(place) or self.base.outcomes[place]
            bearing = self.assessor.bearings.one(outcome, facts.facts)
            if bearing is not None:
                bearings[place] = bearing
            else:
                bearings.pop(place, None)
        return [bearings[place] for place in sorted(bearings)]

    def _concluded(self, facts: FactSet, outcomes: Mapping[int, Outcome]) -> Judgement:
        reached = self._reached(facts, outcomes)
        return self.assessor.conclude(
            reached.subject, self.use_case, reached.facts, reached.outcomes
        )

    def _reached(self, facts: FactSet, outcomes: Mapping[int, Outcome]) -> Reached:
        every = list(self.base.outcomes)
        for place, outcome in outcomes.items():
            every[place] = outcome
        return Reached(self.base.subject, facts, tuple(every))


def supposed_facts(changes: Iterable[Change]) -> dict[str, Fact]:
    """The facts that changes set, by path."""
    return {path: Fact(path, value, SUPPOSED) for change in changes for path, value in change.facts}


def compatible(changes: Iterable[Change]) -> bool:
    """Whether no two changes set one fact."""
    paths = [path for change in changes for path, _ in change.facts]
    return len(paths) == len(set(paths))
