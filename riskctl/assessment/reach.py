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
            looking = [step for step in facts.steps if step.trace.read and step.derivation.writes]
            by_paths = {paths: self._moved_by(paths, looking) for paths in set(self._paths)}
            self._known[key] = facts.steps, [by_paths[paths] for paths in self._paths]
        return self._known[key][1]

    def _moved_by(self, paths: frozenset[str], looking: Iterable[DerivationStep]) -> Rules:
        """The rules that rest on these facts, or on what the derivations that look at facts make of them."""
        reached = paths | self._conditional
        for step in looking:
            if not step.trace.read.isdisjoint(reached):
                reached |= step.derivation.writes
        readers = self._assessor.bearings.readers
        rules = 0
        for path in reached:
            rules |= readers.get(path, 0)
            if path in _SERVER:
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
