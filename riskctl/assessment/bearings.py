"""What follows from every outcome of one subject, and the papers that would clear some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from riskctl.assessment.bearing import DEPLOYMENT, Bearing, Remedy, bearing
from riskctl.assessment.cures import OFFERS, cure, signable, term
from riskctl.assessment.policy import Policy
from riskctl.assessment.settle import PARTIES, PLACES, reach_of_term, rests_on_nothing
from riskctl.facts.asking import asked_for
from riskctl.facts.values import Fact
from riskctl.rules.judge import CompiledBook, Outcome
from riskctl.rules.memory import Memory

FOUND = ("triggered", "unknown")
"""Verdicts from which something follows."""
ALWAYS_READ = (
    *PARTIES,
    *PLACES,
    DEPLOYMENT,
    *OFFERS,
)
"""Facts that are read whatever the rule: who hosts, where, under what seats, and which papers the operator signs."""


class Bearings:
    """What follows from the outcomes of one book under one policy.

    What was worked out before for the same outcome on the same facts is remembered, so that a search that changes one
    fact works out again what reads that fact alone.
    """

    def __init__(self, book: CompiledBook, policy: Policy) -> None:
        self._book = book
        self._policy = policy
        self._memory: Memory[Bearing] = Memory()
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
        read = tuple(map(facts.get, self.paths(outcome.rule.id)))
        return self._memory.result(outcome, read, partial(self._work_out, outcome, facts))

    def _work_out(self, outcome: Outcome, facts: Mapping[str, Fact]) -> Bearing:
        return bearing(outcome, facts, self._policy, _remedy(outcome, self._book, facts))

    def paths(self, rule_id: str) -> tuple[str, ...]:
        """The facts on which what follows from the rule depends: those it reads, those to ask for them, the route's."""
        if rule_id not in self._read:
            found = set(ALWAYS_READ)
            for path in self._book.facts_by_rule[rule_id]:
                found |= asked_for(path)
            self._read[rule_id] = tuple(sorted(found))
        return self._read[rule_id]


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
    if not met:
        return Remedy(paper=paper is not None, term=settled, cure=paper)
    if outcome.rule.when_unknown != "settled_by":
        return Remedy()
    if paper is not None and signable(paper, facts):
        return Remedy(paper=True, cure=paper)
    promise = term(outcome) if settled else None
    return Remedy(term=settled, opens=reach == "opens", cure=promise)
