"""Which facts an outcome rests on, and how strong the weakest of them is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from riskctl.facts.values import GRADES, NOWHERE, Fact
from riskctl.rules.conditions import Condition, Junction, Leaf, Not, leaves
from riskctl.rules.evaluate import MAYBE, NO, YES, ListLookup, value_test

Judge = Callable[[Condition], int]


class Reading:
    """One condition read against facts with provenance. Built for rules that are not clear, not on the fast path."""

    def __init__(self, facts: Mapping[str, Fact], as_of: str, members: ListLookup) -> None:
        self._facts = facts
        self._as_of = as_of
        self._members = members

    def outcome(self, condition: Condition) -> int:
        """``NO``, ``MAYBE`` or ``YES``."""
        if isinstance(condition, Not):
            return YES - self.outcome(condition.part)
        if isinstance(condition, Junction):
            pick = min if condition.kind == "all" else max
            return pick([self.outcome(part) for part in condition.parts])
        fact = self._facts.get(condition.fact)
        return MAYBE if fact is None else value_test(condition, self._as_of, self._members)(fact.value)

    def support(self, condition: Condition, wanted: int) -> tuple[str, tuple[Leaf, ...]]:
        """The grade and leaves of the best-evidenced reason for the outcome ``wanted`` (``YES`` or ``NO``).

        A chain is as strong as its weakest leaf; among alternatives the strongest is taken.
        """
        if isinstance(condition, Leaf):
            fact = self._facts.get(condition.fact)
            return (fact.provenance if fact else NOWHERE).grade, (condition,)
        if isinstance(condition, Not):
            return self.support(condition.part, YES - wanted)
        needs_all = (condition.kind == "all") == (wanted == YES)
        parts = [self.support(part, wanted) for part in condition.parts if self.outcome(part) == wanted]
        if not needs_all:
            return max(parts, key=lambda part: GRADES.index(part[0]))
        grade = min((part[0] for part in parts), key=GRADES.index)
        return grade, tuple(leaf for part in parts for leaf in part[1])

    def open_leaves(self, condition: Condition) -> tuple[Leaf, ...]:
        """The leaves whose being unknown leaves the condition unknown."""
        if isinstance(condition, Leaf):
            return (condition,) if self.outcome(condition) == MAYBE else ()
        parts = (condition.part,) if isinstance(condition, Not) else condition.parts
        return tuple(leaf for part in parts if self.outcome(part) == MAYBE for leaf in self.open_leaves(part))

    def known_leaves(self, condition: Condition) -> tuple[Leaf, ...]:
        """The leaves already settled in a condition that is unknown as a whole."""
        return tuple(leaf for leaf in leaves(condition) if self.outcome(leaf) in (NO, YES))
