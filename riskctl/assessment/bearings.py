"""What follows from every outcome of one subject, and the papers that would clear some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, partial

from riskctl.assessment.bearing import DEPLOYMENT, HOSTED, Bearing, Remedy, bearing
from riskctl.assessment.cures import OFFERS, cure, signable, term
from riskctl.assessment.policy import Policy
from riskctl.assessment.settle import (
    DESTINATIONS,
    KEPT,
    PARTIES,
    PLACES,
    reach_of_term,
    rests_on_nothing,
)
from riskctl.facts.asking import asked_for
from riskctl.facts.values import Fact
from riskctl.rules.judge import CompiledBook, Outcome
from riskctl.rules.memory import Memory
from riskctl.rules.ruleset import Rule

FOUND = ("triggered", "unknown")
"""Verdicts from which something follows."""


class Bearings:
    """What follows from the outcomes of one book under one policy.

    What was worked out before for the same outcome on the same facts is remembered, so that a search that changes one
    fact works out again what reads that fact alone.
    """

    def __init__(self, book: CompiledBook, policy: Policy) -> None:
        self._book = book
        self._policy = policy
        self._memory: Memory[Bearing] = Memory(alikes=book.alikes)
        self._read: dict[str, tuple[str, ...]] = {}

    def of(self, outcomes: Iterable[Outcome], facts: Mapping[str, Fact]) -> list[Bearing]:
        """Bearings of what is in force and met or open, in the order of the outcomes."""
        rows = (self.one(outcome, facts) for outcome in outcomes)
        return [row for row in rows if row is not None]

    def one(self, outcome: Outcome, facts: Mapping[str, Fact]) -> Bearing | None:
        """What follows from one outcome; nothing where it is clear or not in force."""
        if outcome.verdict not in FOUND:
            return None
        if outcome.window is None or outcome.window.status != "in-force":
            return None
        read = tuple(map(facts.get, self.paths(outcome.rule)))
        return self._memory.result(outcome, read, partial(self._work_out, outcome, facts))

    def _work_out(self, outcome: Outcome, facts: Mapping[str, Fact]) -> Bearing:
        return bearing(outcome, facts, self._policy, _remedy(outcome, self._book, facts))

    @cached_property
    def readers(self) -> dict[str, int]:
        """By fact, the rules whose findings rest on it, as bits by their place in the book."""
        readers: dict[str, int] = {}
        for place, (rule, _, _) in enumerate(self._book.rows):
            for path in self.paths(rule):
                readers[path] = readers.get(path, 0) | 1 << place
        return readers

    def paths(self, rule: Rule) -> tuple[str, ...]:
        """The facts on which what follows from the rule depends: those it reads, those to ask for them, the route's."""
        if rule.id not in self._read:
            self._read[rule.id] = tuple(sorted(_depends_on(rule, self._book)))
        return self._read[rule.id]


def _depends_on(rule: Rule, book: CompiledBook) -> set[str]:
    """Every fact that :func:`_remedy` and :func:`~riskctl.assessment.bearing.bearing` may look at for the rule."""
    read = book.facts_by_rule[rule.id]
    paths = _of_remedy(rule, read)
    for path in read:
        paths |= asked_for(path)
    if any(path.startswith(HOSTED) for path in paths):
        paths.add(DEPLOYMENT)
    return paths


def _of_remedy(rule: Rule, read: frozenset[str]) -> set[str]:
    """Facts that say how far papers and terms go: who hosts, where, under what seats, and what the operator signs."""
    paths: set[str] = set()
    if rule.entry.effect == "block":
        prefixes = {path.partition(".")[0] for path in read}
        paths.update(path for path in PARTIES if path.partition(".")[0] in prefixes)
        if read & {DESTINATIONS, *PLACES}:
            paths.update(KEPT)
    settled_by = rule.entry.settled_by
    if settled_by is not None and settled_by.sets.keys() & set(PLACES):
        paths.update({DESTINATIONS, *PLACES})
    if rule.mitigations:
        paths.update(OFFERS)
    return paths


def bearings_of(
    outcomes: Iterable[Outcome], facts: Mapping[str, Fact], book: CompiledBook, policy: Policy
) -> list[Bearing]:
    """As :meth:`Bearings.of`, for one set of facts alone."""
    return Bearings(book, policy).of(outcomes, facts)


def _remedy(outcome: Outcome, book: CompiledBook, facts: Mapping[str, Fact]) -> Remedy:
    """What the organisation can obtain against the finding, and how far it goes.

    A prohibition that is met is cured by routine papers or a term alone, where the rule says that such settle it.
    """
    if outcome.rule.entry.effect == "block" and rests_on_nothing(outcome, book, facts):
        return Remedy()
    paper = cure(outcome, book, facts)
    reach = reach_of_term(outcome, book, facts)
    settled = reach == "settles"
    met = outcome.rule.entry.effect == "block" and outcome.verdict == "triggered"
    # Open findings may be settled by any paper within reach; one that is met, by few.
    if not met:
        return Remedy(paper=paper is not None, term=settled, cure=paper)
    if outcome.rule.when_unknown != "settled_by":
        return Remedy()
    if paper is not None and signable(paper, facts):
        return Remedy(paper=True, cure=paper)
    promise = term(outcome) if settled else None
    return Remedy(term=settled, opens=reach == "opens", cure=promise)
