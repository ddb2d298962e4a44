"""Three-valued evaluation (Kleene): conditions compiled to closures over a mapping of facts.

Outcomes are the integers ``NO < MAYBE < YES``, so that ``all`` is a minimum, ``any`` a maximum and ``not`` the mirror.
The cost of one verdict is linear in the leaves of its condition.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from riskctl.facts.spec import FactSpec
from riskctl.facts.values import Between, Known, Partial, Value
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import Condition, Leaf, ListRef, Not

NO, MAYBE, YES = 0, 1, 2

Facts = Mapping[str, Value]
Test = Callable[[Facts], int]
ListLookup = Callable[[str], frozenset[str]]
"""Members of a reference list on the day the compiled condition is for."""


ValueTest = Callable[[Value], int]


class LeafTests:
    """The tests of leaves on one day, each compiled when it is first asked for and kept.

    Verdicts, their traces and every rule that repeats a test share one closure.
    """

    def __init__(self, as_of: str, members: ListLookup) -> None:
        self.as_of = as_of
        self.members = members
        self._compiled: dict[tuple[str, str, object, type], ValueTest] = {}
        self._by_leaf: dict[int, tuple[Leaf, ValueTest]] = {}

    def of(self, leaf: Leaf) -> ValueTest:
        """The leaf's test of one value. Constant time after the first call."""
        # By identity, since hashing a leaf costs more than its test; the leaf is kept, so its id stays its own.
        known = self._by_leaf.get(id(leaf))
        if known is None:
            known = leaf, self._shared(leaf)
            self._by_leaf[id(leaf)] = known
        return known[1]

    def _shared(self, leaf: Leaf) -> ValueTest:
        # The type is part of the key: 1, 1.0 and True are equal and not the same right-hand side.
        key = (leaf.fact, leaf.operator, leaf.rhs, type(leaf.rhs))
        if key not in self._compiled:
            self._compiled[key] = value_test(leaf, self.as_of, self.members)
        return self._compiled[key]


def years_before(day: str, years: int) -> str:
    """The same calendar day ``years`` earlier (28 February for a leap day), as ISO text."""
    date = datetime.date.fromisoformat(day)
    try:
        return date.replace(year=date.year - years).isoformat()
    except ValueError:
        # 29 February, in a year without one.
        return date.replace(year=date.year - years, day=28).isoformat()


def compile_condition(condition: Condition, as_of: str, members: ListLookup) -> Test:
    """A closure that judges the condition on any facts, as of one day."""
    return compile_with(LeafTests(as_of, members), condition)


def compile_with(tests: LeafTests, condition: Condition) -> Test:
    """As :func:`compile_condition`, with the leaves of many conditions compiled once. Linear in the leaves."""
    if isinstance(condition, Leaf):
        return _compile_leaf(condition, tests)
    if isinstance(condition, Not):
        inner = compile_with(tests, condition.part)
        return lambda facts: YES - inner(facts)
    parts = tuple(compile_with(tests, part) for part in condition.parts)
    return _all(parts) if condition.kind == "all" else _any(parts)


def _all(parts: tuple[Test, ...]) -> Test:
    # A loop and not min(): it stops at the first NO, and every verdict of every rule goes through here.
    def test(facts: Facts) -> int:
        worst = YES
        for part in parts:
            outcome = part(facts)
            if outcome < worst:
                if outcome == NO:
                    return NO
                worst = outcome
        return worst

    return test


def _any(parts: tuple[Test, ...]) -> Test:
    def test(facts: Facts) -> int:
        best = NO
        for part in parts:
            outcome = part(facts)
            if outcome > best:
                if outcome == YES:
                    return YES
                best = outcome
        return best

    return test


def _compile_leaf(leaf: Leaf, tests: LeafTests) -> Test:
    path = leaf.fact
    judge = tests.of(leaf)

    def test(facts: Facts) -> int:
        value = facts.get(path)
        return MAYBE if value is None else judge(value)

    return test


def value_test(leaf: Leaf, as_of: str, members: ListLookup) -> ValueTest:
    """The leaf's test of one value."""
    spec = VOCABULARY[leaf.fact]
    right = members(leaf.rhs.id) if isinstance(leaf.rhs, ListRef) else leaf.rhs
    if leaf.operator in ("any_of", "any_outside", "all_of"):
        assert isinstance(right, frozenset)
        return _set_test(leaf.operator, right)
    if leaf.operator in ("at_least", "below"):
        assert isinstance(right, int | float)
        return _number_test(leaf.operator, right)
    return _scalar_test(spec, leaf.operator, right, as_of)


def _set_test(operator: str, right: frozenset[str]) -> Callable[[Value], int]:
    # Of a partly known set the answer stands only if no member that may still come could change it.
    def any_of(value: Value) -> int:
        if isinstance(value, Known):
            return YES if value.value & right else NO  # type: ignore[operator]
        if isinstance(value, Partial):
            return YES if value.members & right else NO if right <= value.excluded else MAYBE
        return MAYBE

    def any_outside(value: Value) -> int:
        if isinstance(value, Known):
            return NO if value.value <= right else YES  # type: ignore[operator]
        if isinstance(value, Partial):
            return MAYBE if value.members <= right else YES
        return MAYBE

    def all_of(value: Value) -> int:
        if isinstance(value, Known):
            return YES if right <= value.value else NO  # type: ignore[operator]
        if isinstance(value, Partial):
            return YES if right <= value.members else NO if right & value.excluded else MAYBE
        return MAYBE

    return {"any_of": any_of, "any_outside": any_outside, "all_of": all_of}[operator]


def _number_test(operator: str, right: float) -> Callable[[Value], int]:
    def at_least(value: Value) -> int:
        if isinstance(value, Known):
            return YES if value.value >= right else NO  # type: ignore[operator]
        if isinstance(value, Between):
            return YES if value.low >= right else NO if value.high < right else MAYBE
        return MAYBE

    if operator == "at_least":
        return at_least
    # "Below" is what "at least" is not: both read one bound, so that no number is neither.
    return lambda value: YES - at_least(value)


def _scalar_test(
    spec: FactSpec, operator: str, right: object, as_of: str
) -> Callable[[Value], int]:
    holds = _scalar_predicate(spec, operator, right, as_of)

    def test(value: Value) -> int:
        if isinstance(value, Known):
            return YES if holds(value.value) else NO
        if isinstance(value, Between) and operator == "is" and isinstance(right, int | float):
            return MAYBE if value.low <= right <= value.high else NO
        return MAYBE

    return test


def _scalar_predicate(
    spec: FactSpec, operator: str, right: object, as_of: str
) -> Callable[[object], bool]:
    if operator == "is":
        return lambda value: value == right
    if operator == "in":
        assert isinstance(right, frozenset)
        return lambda value: _text(value) in right
    if operator == "before":
        return lambda value: value != "none" and str(value) < str(right)
    assert operator == "within_years" and isinstance(right, int)
    earliest = years_before(as_of, right)
    return lambda value: value != "none" and earliest <= str(value) <= as_of


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value)
