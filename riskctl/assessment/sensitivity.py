"""What would change the decision: the smallest sets of facts or measures, up to three, that flip it.

Every candidate change is judged alone. Sets of two and of three are searched exactly: each that makes the decision
milder, while no smaller one in it does, is found (:mod:`riskctl.assessment.flip_search`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.candidates import Change, candidates
from riskctl.assessment.flip_search import FlipSearch, TooManySetsError
from riskctl.assessment.reassess import SUPPOSED, ChangedWorld, Reassessment
from riskctl.assessment.score import Scores
from riskctl.catalogue.use_case import UseCase
from riskctl.document.outcomes import OutcomeName, severity
from riskctl.facts.values import Fact, display

__all__ = ["SUPPOSED", "Answer", "Flip", "Search", "Trial"]

REPORTED = 8
"""Sets that a document names at most; pairs are looked for while singles are fewer, triples where there is none."""
LARGEST = 3
"""The size up to which sets are searched."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A set of changes and where it leads; ``scores`` are those after the conditions, as the decision is."""

    changes: tuple[Change, ...]
    decision: OutcomeName
    scores: Scores


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to an open question as shown, and where it alone leads."""

    shown: str
    decision: OutcomeName


@dataclass(frozen=True)
class Trial:
    """A single change, and what it leads to."""

    change: Change
    changed: ChangedWorld
    start: Reassessment

    @property
    def decision(self) -> OutcomeName:
        """Where the change alone leads."""
        return self.changed.decision

    @cached_property
    def judgement(self) -> Judgement:
        """The judgement in full, worked out when it is asked for: most trials are only compared."""
        return self.start.judge(self.changed)


class Search:
    """One search around one judgement.

    ``searched`` is the size up to which every set was looked at that could be reported, once :meth:`flips` was asked.
    """

    def __init__(
        self,
        assessor: Assessor,
        judgement: Judgement,
        use_case: UseCase | None,
        overrides: Mapping[str, Fact],
    ) -> None:
        self._base = judgement
        self._start = Reassessment(assessor, judgement, use_case, overrides)
        self.trials = [
            Trial(change, self._start.change([change]), self._start)
            for change in candidates(assessor, judgement)
        ]
        self.searched = LARGEST

    def answers(self) -> dict[str, tuple[Answer, ...]]:
        """By fact, the answers tried and the decision that each alone leads to."""
        tried: dict[str, list[Answer]] = {}
        for trial in self.trials:
            if len(trial.change.facts) == 1:
                ((path, value),) = trial.change.facts
                answer = Answer(display(value), trial.decision)
                if answer not in tried.setdefault(path, []):
                    tried[path].append(answer)
        return {path: tuple(answers) for path, answers in tried.items()}

    def flips(self) -> list[Flip]:
        """The smallest sets that flip the decision: better ones of up to three changes, worse ones of one."""
        better = self._singles(improve=True)
        if len(better) < REPORTED and self._base.verdicts.decision != "approve":
            better += self._sets(bool(better))
        worse = self._singles(improve=False)
        # Two that make it worse are shown in any case: how near a refusal is matters to an approval
        # as well.
        return better[:REPORTED] + worse[: max(2, REPORTED - len(better))]

    def _singles(self, improve: bool) -> list[Flip]:
        flips = [
            Flip((trial.change,), trial.decision, trial.judgement.verdicts.after)
            for trial in self.trials
            if self._moves(trial.decision) == (1 if improve else -1)
        ]
        return sorted(flips, key=_order)

    def _moves(self, decision: OutcomeName) -> int:
        """1 for a milder decision than the base, -1 for a harder one, 0 for the same."""
        gap = severity(self._base.verdicts.decision) - severity(decision)
        return (gap > 0) - (gap < 0)

    def _sets(self, smaller: bool) -> list[Flip]:
        """Pairs, or triples where there is neither a pair nor anything smaller."""
        changes = [trial.change for trial in self.trials]
        search = FlipSearch(self._start, changes, [trial.changed for trial in self.trials])
        for size in range(2, LARGEST + 1):
            try:
                flips = [self._flip(places, changed) for places, changed in search.sets(size)]
            except TooManySetsError:
                # What was found of a size that was not searched whole is not shown: it would pass
                # for all there is.
                self.searched = size - 1
                return []
            # Triples are looked for only where nothing smaller was found: few would act on three
            # changes at once.
            if flips or smaller:
                return sorted(flips, key=_order)
        return []

    def _flip(self, places: Iterable[int], changed: ChangedWorld) -> Flip:
        changes = tuple(self.trials[place].change for place in places)
        return Flip(changes, changed.decision, self._start.judge(changed).verdicts.after)


def _order(flip: Flip) -> tuple[int, int, float, list[str]]:
    return (
        severity(flip.decision),
        len(flip.changes),
        flip.scores.high,
        [c.text for c in flip.changes],
    )
