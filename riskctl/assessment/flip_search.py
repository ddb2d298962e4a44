"""The sets of two or three changes that make a decision milder while no smaller set in them does: all of them.

A set is judged only when no part of it rules it out. Beside the judgement as things stand, and beside that of each
smaller set, the findings that hold the decision must all be reached by the changes that are left
(:mod:`riskctl.assessment.flip_bound`), and enough of the score. So the search branches on a finding that is not
reached yet, over the changes that reach it, and judges what passes every bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from riskctl.assessment.bearing import Bearing
from riskctl.assessment.candidates import Change
from riskctl.assessment.flip_bound import NOISE, Findings, FlipBound, Rules, flip_bound
from riskctl.assessment.reach import Reach, ReachedRules
from riskctl.assessment.reassess import ChangedWorld, Reassessment, compatible
from riskctl.catalogue.derive import FactSet
from riskctl.document.outcomes import severity

Places = tuple[int, ...]
"""Changes by their place in the list of candidates, in ascending order."""
LOOKED_AT, JUDGED = 200_000, 2_000
"""Partial sets that one search looks at, and sets that it judges, before it gives up and says so."""


class TooManySetsError(Exception):
    """The sets left to try are more than a search may cost."""


@dataclass(frozen=True, slots=True)
class BoundedWorld:
    """The bound of a judgement with some changes made, and the rules that each change may move from there."""

    bound: FlipBound
    reached: ReachedRules
    _answers: dict[Rules, bool] = field(default_factory=dict)
    """What the bound says, by the rules reached: the answers to one question reach the same."""

    def may_flip(self, reached: Rules) -> bool:
        """Whether changes that reach these rules may make the decision milder; False is certain."""
        # Cheap and first: what still holds the decision cannot be let go by changes that never
        # touch it.
        if self.bound.holders & ~reached:
            return False
        answer = self._answers.get(reached)
        if answer is None:
            answer = self.bound.may_flip(reached)
            self._answers[reached] = answer
        return answer


class FlipSearch:
    """One search; ``singles`` are what each change alone leads to, by place."""

    def __init__(
        self, start: Reassessment, changes: Sequence[Change], singles: Sequence[ChangedWorld]
    ) -> None:
        self._start = start
        self._changes = changes
        self._reach = Reach(start.assessor, changes)
        self._worlds: dict[Places, BoundedWorld] = {}
        self._changed: dict[Places, ChangedWorld] = {
            (place,): changed for place, changed in enumerate(singles)
        }
        self._flipping = {places for places, each in self._changed.items() if self._milder(each)}
        self._looked_at = 0
        self._judged = 0

    def sets(self, size: int) -> list[tuple[Places, ChangedWorld]]:
        """All sets of the size that flip the decision, with no smaller one inside; smaller sizes go first.

        Raises :class:`TooManySetsError` where they cannot all be searched.
        """
        flips = []
        for places in self._promising(size):
            self._judged += 1
            if self._judged > JUDGED:
                raise TooManySetsError
            changed = self._start.change([self._changes[place] for place in places])
            self._changed[places] = changed
            if self._milder(changed):
                flips.append((places, changed))
        # Only after the whole size: sets of one size never hold one another.
        self._flipping.update(places for places, _ in flips)
        return flips

    def _milder(self, changed: ChangedWorld) -> bool:
        return severity(changed.decision) < severity(self._start.base.verdicts.decision)

    def _promising(self, size: int) -> Iterator[Places]:
        """Sets of the size that no bound rules out."""
        usable = [place for place, _ in enumerate(self._changes) if (place,) not in self._flipping]
        # Sorted, so that the order of a search does not show in the answer, nor where it gives up.
        for places in sorted(set(self._covers((), usable, size))):
            changes = [self._changes[place] for place in places]
            # The last test is the dearest: it needs the judgement of parts.
            if compatible(changes) and self._passes(places):
                yield places

    def _passes(self, places: Places) -> bool:
        """Whether no judged part flips already, and none rules out that the other changes make the decision milder."""
        for size in range(1, len(places)):
            for part in combinations(places, size):
                if part in self._flipping:
                    return False
                if part in self._changed and not self._may_flip(part, set(places) - set(part)):
                    return False
        return True

    def _may_flip(self, part: Places, left: Iterable[int]) -> bool:
        world = self._world(part)
        reached = 0
        for place in left:
            reached |= world.reached[place]
        return world.may_flip(reached)

    def _covers(self, chosen: Places, usable: Sequence[int], size: int) -> Iterator[Places]:
        """Sets that reach every finding that holds the decision, and may lower its score enough."""
        self._looked_at += 1
        if self._looked_at > LOOKED_AT:
            raise TooManySetsError
        reached = 0
        for place in chosen:
            reached |= self._reached_now[place]
        if len(chosen) == size:
            if self._base.may_flip(reached):
                yield tuple(sorted(chosen))
            return
        if not self._score_reachable(reached, size - len(chosen)):
            return
        for place, left in self._branches(chosen, usable, reached):
            yield from self._covers((*chosen, place), left, size)

    def _branches(
        self, chosen: Places, usable: Sequence[int], reached: Rules
    ) -> Iterator[tuple[int, Sequence[int]]]:
        """The changes to take next, each with those that may still follow it.

        Where a finding that holds the decision is not reached yet, one of the changes that reach it must follow;
        a set that has several of them is found from the first.
        """
        open_holders = self._base.bound.holders & ~reached
        narrowest = [place for place in usable if place not in chosen]
        while open_holders:
            holder = open_holders & -open_holders
            open_holders ^= holder
            hitting = [place for place in usable if self._reached_now[place] & holder]
            # The holder with fewest changes that reach it first, since each of them is a branch.
            if len(hitting) < len(narrowest):
                narrowest = hitting
        left = list(usable)
        for place in narrowest:
            # What was taken before is not taken again: a set is found once, from its first.
            left.remove(place)
            yield place, tuple(left)

    def _score_reachable(self, reached: Rules, more: int) -> bool:
        """Whether some further changes could take enough points, each the most that any change takes of a dimension."""
        bound = self._base.bound
        if not bound.groups:
            return True
        logs = bound.left(reached)
        for dimension, most in enumerate(self._most_removed):
            logs[dimension] -= more * most
        # With room for the noise of floats: a set that only just reaches the limit must be judged,
        # not ruled out.
        return bound.overall(logs) < bound.limit + NOISE

    @cached_property
    def _most_removed(self) -> tuple[float, ...]:
        """By dimension, the most that any one change may take, in log units."""
        bound = self._base.bound
        most = [0.0] * len(bound.totals)
        for reached in set(self._reached_now):
            removed = [0.0] * len(most)
            for group in bound.groups:
                if group.rules & reached:
                    removed[group.dimension] += group.logs[0][0]
            most = [max(pair) for pair in zip(most, removed, strict=True)]
        return tuple(most)

    @cached_property
    def _base(self) -> BoundedWorld:
        base = self._start.base
        return BoundedWorld(
            self._bound(base.verdicts.bearings, base.facts), self._reach.rules(base.facts)
        )

    @cached_property
    def _reached_now(self) -> list[Rules]:
        """By the place of the change, the rules that it may move as things stand."""
        return self._base.reached.every()

    def _world(self, places: Places) -> BoundedWorld:
        if places not in self._worlds:
            changed = self._changed[places]
            bound = self._bound(changed.bearings, changed.facts)
            self._worlds[places] = BoundedWorld(bound, self._reach.rules(changed.facts))
        return self._worlds[places]

    def _bound(self, bearings: Sequence[Bearing], facts: FactSet) -> FlipBound:
        start = self._start
        criticality = start.assessor.criticality(start.use_case)
        findings = Findings(bearings, facts.facts, start.base.verdicts.decision, criticality)
        return flip_bound(findings, start.assessor)
