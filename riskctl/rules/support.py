"""Which facts an outcome rests on, and how strong the weakest of them is."""

from __future__ import annotations

from collections.abc import Mapping

from riskctl.facts.sets import excludes, members
from riskctl.facts.values import (
    NOWHERE,
    Fact,
    Partial,
    Unknown,
    rank_of,
    strongest,
    weakest,
)
from riskctl.rules.conditions import Condition, Leaf, ListRef, Not, leaves
from riskctl.rules.evaluate import MAYBE, NO, YES, LeafTests, ListLookup


class Evaluation:
    """Conditions read against facts with provenance. Built for rules that are not clear, not on the fast path."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        as_of: str,
        members: ListLookup,
        tests: LeafTests | None = None,
    ) -> None:
        """``tests`` are those compiled before for the same day and lists."""
        self.facts = facts
        self._members = members
        self._tests = tests or LeafTests(as_of, members)
        self._outcomes: dict[int, tuple[Condition, int]] = {}

    def outcome(self, condition: Condition) -> int:
        """``NO``, ``MAYBE`` or ``YES``; worked out once for each part of a condition."""
        # By identity, as in LeafTests; the condition is kept so that its id cannot become another's.
        known = self._outcomes.get(id(condition))
        if known is None:
            known = condition, self._outcome(condition)
            self._outcomes[id(condition)] = known
        return known[1]

    def _outcome(self, condition: Condition) -> int:
        if isinstance(condition, Leaf):
            fact = self.facts.get(condition.fact)
            return MAYBE if fact is None else self._tests.of(condition)(fact.value)
        if isinstance(condition, Not):
            return YES - self.outcome(condition.part)
        pick = min if condition.kind == "all" else max
        return pick([self.outcome(part) for part in condition.parts])

    def support(self, condition: Condition, wanted: int) -> tuple[str, tuple[Leaf, ...]]:
        """The grade and leaves of the best-evidenced reason for the outcome ``wanted`` (``YES`` or ``NO``).

        A chain is as strong as its weakest leaf; among alternatives the strongest is taken.
        """
        if isinstance(condition, Leaf):
            return self.grade(condition, wanted), (condition,)
        if isinstance(condition, Not):
            return self.support(condition.part, YES - wanted)
        # `any` that is false needs every part to be false, as `all` that is true needs every part to be true.
        needs_all = (condition.kind == "all") == (wanted == YES)
        parts = [
            self.support(part, wanted) for part in condition.parts if self.outcome(part) == wanted
        ]
        if not needs_all:
            return max(parts, key=lambda part: rank_of(part[0]))
        grade = min((part[0] for part in parts), key=rank_of)
        return grade, tuple(leaf for part in parts for leaf in part[1])

    def sign(self, leaf: Leaf) -> str:
        """All of a leaf that a trace depends on: its outcome, and where it is settled the grade of what settles it."""
        outcome = self.outcome(leaf)
        return "" if outcome == MAYBE else f"{outcome}{self.grade(leaf, outcome)}"

    def grade(self, leaf: Leaf, wanted: int) -> str:
        """The grade of the statements the leaf rests on: of the very members that decide it, where they are known."""
        fact = self.facts.get(leaf.fact)
        if fact is None:
            return NOWHERE.grade
        if not fact.also or leaf.operator not in ("any_of", "any_outside"):
            return fact.provenance.grade
        right = self._members(leaf.rhs.id) if isinstance(leaf.rhs, ListRef) else leaf.rhs
        assert isinstance(right, frozenset)
        if wanted == YES:
            # One member decides, so the statement that names it best is enough, however weak the others are.
            stated = members(fact.value)
            deciding = stated & right if leaf.operator == "any_of" else stated - right
            grades = [part.provenance.grade for part in fact.also if members(part.value) & deciding]
            return strongest(grades) if grades else fact.provenance.grade
        if leaf.operator == "any_of" and isinstance(fact.value, Partial):
            # None of the list is a member only if each of them is known to be absent.
            return weakest(_exclusion_grade(fact, member) for member in right)
        return fact.provenance.grade

    def open_leaves(self, condition: Condition) -> tuple[Leaf, ...]:
        """The leaves whose being unknown leaves the condition unknown."""
        if isinstance(condition, Leaf):
            return (condition,) if self.outcome(condition) == MAYBE else ()
        parts = (condition.part,) if isinstance(condition, Not) else condition.parts
        return tuple(
            leaf for part in parts if self.outcome(part) == MAYBE for leaf in self.open_leaves(part)
        )

    def known_leaves(self, condition: Condition) -> tuple[Leaf, ...]:
        """The leaves already settled in a condition that is unknown as a whole."""
        return tuple(leaf for leaf in leaves(condition) if self.outcome(leaf) in (NO, YES))


def is_firm(fact: Fact | None) -> bool:
    """Whether nothing that is proven by the fact can be unverified: neither it nor what it was made from is.

    An absent or unknown fact proves nothing. Of a set that is partly known the parts prove what is absent, each for
    itself, so that one that says what is absent is not said to be firm.
    """
    if fact is None or isinstance(fact.value, Unknown):
        return True
    if fact.provenance.grade == "unverified":
        return False
    if not fact.also:
        return True
    if isinstance(fact.value, Partial) and fact.value.excluded:
        return False
    return all(part.provenance.grade != "unverified" for part in fact.also)


def _exclusion_grade(fact: Fact, member: str) -> str:
    """The strongest statement that the member is absent."""
    return strongest(part.provenance.grade for part in fact.also if excludes(part.value, member))
