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
        self._paths = [frozenset(path for path, _ in change.facts) for change in changes]
        self._known: dict[tuple[int, ...], tuple[tuple[DerivationStep, ...], list[Rules]]] = {}

    def rules(self, facts: FactSet) -> list[Rules]:
        """By the place of the change, the rules that it may move beside these facts.

        Derivations that are the same reach alike. Linear in changes and derivations.
        """
        key = tuple(map(id, facts.steps))
        if key not in self._known:
            moved = [self._moved_by(paths, facts.steps) for paths in self._paths]
            self._known[key] = facts.steps, moved
        return self._known[key][1]

    def _moved_by(self, paths: frozenset[str], steps: Iterable[DerivationStep]) -> Rules:
        reached = set(paths)
        if not paths.isdisjoint(self._looked_at(steps)) or self._assessor.scenario.facts:
            reached |= self._conditional
            for step in steps:
                if not step.trace.read.isdisjoint(reached):
                    reached |= step.derivation.writes
        readers = self._assessor.bearings.readers
        rules = 0
        for path in reached:
            rules |= readers.get(path, 0)
            if path in _SERVER:
                rules |= 1 << len(self._assessor.book.places)
        return rules

    @staticmethod
    def _looked_at(steps: Iterable[DerivationStep]) -> frozenset[str]:
        return frozenset().union(*(step.trace.read for step in steps))

    @cached_property
    def _conditional(self) -> frozenset[str]:
        """Facts that the scenario supposes where a condition on other facts holds."""
        return frozenset(
            patch.path
            for patch in self._assessor.scenario.facts
            if patch.where is not None and any(leaves(patch.where))
        )
