"""Which rules a change may move: those that rest on the facts it sets, or on what is derived from these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from riskctl.assessment.assessor import Assessor
from riskctl.assessment.candidates import Change
from riskctl.assessment.flip_bound import Rules
from riskctl.catalogue.derive import FactSet
from riskctl.catalogue.derive.steps import DerivationStep
from riskctl.rules.conditions import leaves

_SERVER = ("route.deployment", "route.processing_countries")


class Reach:
    """The reach of some changes in worlds whose derivations looked at this fact or that."""

    def __init__(self, assessor: Assessor, changes: Sequence[Change]) -> None:
        self._assessor = assessor
        self.paths = [frozenset(path for path, _ in change.facts) for change in changes]
        self._known: dict[tuple[int, ...], tuple[tuple[DerivationStep, ...], ReachedRules]] = {}

    def rules(self, facts: FactSet) -> ReachedRules:
        """The rules that each change may move beside these facts. Derivations that are the same reach alike."""
        # By identity, which is cheap; the steps are kept beside it, so that no id is given out
        # again.
        key = tuple(map(id, facts.steps))
        if key not in self._known:
            self._known[key] = facts.steps, ReachedRules(self, facts.steps)
        return self._known[key][1]

    def moved_by(self, paths: frozenset[str], looking: Iterable[DerivationStep]) -> Rules:
        """The rules that rest on these facts, or on what the derivations that look at facts make of them."""
        # What a scenario supposes under a condition may move with any change.
        reached = paths | self._conditional
        for step in looking:
            if not step.trace.read.isdisjoint(reached):
                reached |= step.derivation.writes
        readers = self._assessor.bearings.readers
        rules = 0
        for path in reached:
            rules |= readers.get(path, 0)
            if path in _SERVER:
                # The bit after those of the rules: whether the server is known decides without any
                # rule.
                rules |= 1 << len(self._assessor.book.places)
        return rules

    @cached_property
    def _conditional(self) -> frozenset[str]:
        """Facts that the scenario supposes where a condition on other facts holds."""
        return frozenset(
            patch.path
            for patch in self._assessor.scenario.facts
            if patch.where is not None and any(leaves(patch.where))
        )


class ReachedRules:
    """By the place of a change, the rules that it may move; worked out when asked, since few are in most worlds.

    Each is linear in the derivations.
    """

    def __init__(self, reach: Reach, steps: Iterable[DerivationStep]) -> None:
        self._reach = reach
        self._looking = [step for step in steps if step.trace.read and step.derivation.writes]
        self._known: dict[frozenset[str], Rules] = {}

    def __getitem__(self, place: int) -> Rules:
        paths = self._reach.paths[place]
        rules = self._known.get(paths)
        if rules is None:
            rules = self._reach.moved_by(paths, self._looking)
            self._known[paths] = rules
        return rules

    def every(self) -> list[Rules]:
        """Those of all changes, in their order."""
        return [self[place] for place in range(len(self._reach.paths))]
