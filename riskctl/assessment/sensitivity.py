"""What would change the decision: the smallest sets of facts or measures, up to three, that flip it.

Single changes are judged in full. Pairs and triples are searched among the most promising ones by re-judging only the
rules that a change touches; what is found is then judged in full before it is reported. The number of sets tried is
bounded, whatever the catalogue's size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.candidates import Change, candidates
from riskctl.assessment.reassess import FactMove, Reassessment
from riskctl.assessment.score import Scores
from riskctl.catalogue.use_case import UseCase
from riskctl.document.outcomes import OutcomeName, severity
from riskctl.facts.values import Fact, Provenance, display

SINGLES, PAIRS_FROM, TRIPLES_FROM, REPORTED = 60, 16, 10, 8
SUPPOSED = Provenance("supposed", grade="official", hypothetical=True)


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


@dataclass(frozen=True, slots=True)
class Trial:
    """A single change judged: what it leads to and what it moves."""

    change: Change
    judgement: Judgement
    move: FactMove


class Search:
    """One search around one judgement."""

    def __init__(
        self,
        assessor: Assessor,
        judgement: Judgement,
        use_case: UseCase | None,
        overrides: Mapping[str, Fact],
    ) -> None:
        self._assessor = assessor
        self._base = judgement
        self._use_case = use_case
        self._overrides = dict(overrides)
        self._reassessment = Reassessment(assessor, judgement, use_case)
        self.trials = [self._try(change) for change in candidates(assessor, judgement)[:SINGLES]]

    def answers(self) -> dict[str, tuple[Answer, ...]]:
        """By fact, the answers tried and the decision that each alone leads to."""
        tried: dict[str, list[Answer]] = {}
        for trial in self.trials:
            if len(trial.change.facts) == 1:
                ((path, value),) = trial.change.facts
                answer = Answer(display(value), trial.judgement.verdicts.decision)
                if answer not in tried.setdefault(path, []):
                    tried[path].append(answer)
        return {path: tuple(answers) for path, answers in tried.items()}

    def flips(self) -> list[Flip]:
        """The smallest sets that flip the decision: better ones of up to three changes, worse ones of one."""
        better = self._singles(improve=True)
        if len(better) < REPORTED:
            better += self._sets(2, PAIRS_FROM, better)
        if not better:
            better += self._sets(3, TRIPLES_FROM, better)
        worse = self._singles(improve=False)
        return better[:REPORTED] + worse[: max(2, REPORTED - len(better))]

    def _try(self, change: Change) -> Trial:
        same = self._assessor.same
        supposed = {path: same(fact) for path, fact in _supposed([change]).items()}
        moved = supposed if self._stands_alone(supposed) else self._derived(supposed)
        move = self._reassessment.move(moved)
        return Trial(change, self._reassessment.judge([move]), move)

    def _derived(self, supposed: Mapping[str, Fact]) -> dict[str, Fact]:
        """What is otherwise when everything is derived again; a fact that nothing gives any longer is unknown."""
        overrides = {**self._overrides, **supposed}
        facts = self._assessor.facts(self._base.subject, self._use_case, overrides).facts
        before = self._base.facts.facts
        moved = {path: fact for path, fact in facts.items() if before.get(path) != fact}
        return {**moved, **{path: Fact(path) for path in before if path not in facts}}

    def _stands_alone(self, supposed: Mapping[str, Fact]) -> bool:
        """Whether nothing derived, and nothing that a scenario supposes, depends on these facts."""
        return not self._assessor.scenario.facts and self._base.facts.read.isdisjoint(supposed)

    def _singles(self, improve: bool) -> list[Flip]:
        flips = [
            Flip((trial.change,), trial.judgement.verdicts.decision, trial.judgement.verdicts.after)
            for trial in self.trials
            if self._moves(trial.judgement.verdicts.decision) == (1 if improve else -1)
        ]
        return sorted(flips, key=_order)

    def _moves(self, decision: OutcomeName) -> int:
        """1 for a milder decision than the base, -1 for a harder one, 0 for the same."""
        gap = severity(self._base.verdicts.decision) - severity(decision)
        return (gap > 0) - (gap < 0)

    def _sets(self, size: int, width: int, smaller: Sequence[Flip]) -> list[Flip]:
        done = [set(flip.changes) for flip in smaller]
        found: list[Flip] = []
        for trials in combinations(self._promising(width), size):
            changes = [trial.change for trial in trials]
            if any(flip <= set(changes) for flip in done) or not _compatible(changes):
                continue
            if self._moves(self._quick(trials).verdicts.decision) != 1:
                continue
            overrides = {**self._overrides, **_supposed(changes)}
            judged = self._assessor.judge(self._base.subject, self._use_case, overrides)
            if self._moves(judged.verdicts.decision) == 1:
                found.append(Flip(tuple(changes), judged.verdicts.decision, judged.verdicts.after))
                done.append(set(changes))
        return sorted(found, key=_order)

    def _promising(self, width: int) -> list[Trial]:
        """Trials that remove a block or lower the score without flipping alone, best first."""
        base = self._base

        def gain(trial: Trial) -> tuple[int, float]:
            now, then = base.verdicts, trial.judgement.verdicts
            blocks = (
                len(now.blocks)
                + len(now.possible_blocks)
                - len(then.blocks)
                - len(then.possible_blocks)
            )
            return blocks, base.scores.high - trial.judgement.scores.high

        useful = [trial for trial in self.trials if gain(trial) > (0, 1e-9) or gain(trial)[0] > 0]
        useful.sort(key=lambda trial: (-gain(trial)[0], -gain(trial)[1], trial.change.key))
        return useful[:width]

    def _quick(self, trials: Sequence[Trial]) -> Judgement:
        """Judge several changes at once, taking the facts that each moves alone."""
        return self._reassessment.judge([trial.move for trial in trials])


def _order(flip: Flip) -> tuple[int, int, float, list[str]]:
    return (
        severity(flip.decision),
        len(flip.changes),
        flip.scores.high,
        [c.text for c in flip.changes],
    )


def _supposed(changes: Sequence[Change]) -> dict[str, Fact]:
    return {path: Fact(path, value, SUPPOSED) for change in changes for path, value in change.facts}


def _compatible(changes: Sequence[Change]) -> bool:
    """No two changes set one fact."""
    paths = [path for change in changes for path, _ in change.facts]
    return len(paths) == len(set(paths))
