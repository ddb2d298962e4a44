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


def years_before(day: str, years: int) -> str:
    """The same calendar day ``years`` earlier (28 February for a leap day), as ISO text."""
    date = datetime.date.fromisoformat(day)
    try:
        return date.replace(year=date.year - years).isoformat()
    except ValueError:
        return date.replace(year=date.year - years, day=28).isoformat()


def compile_condition(condition: Condition, as_of: str, members: ListLookup) -> Test:
    """A closure that judges the condition on any facts, as of one day."""
    if isinstance(condition, Leaf):
        return _compile_leaf(condition, as_of, members)
    if isinstance(condition, Not):
        inner = compile_condition(condition.part, as_of, members)
        return lambda facts: YES - inner(facts)
    parts = tuple(compile_condition(part, as_of, members) for part in condition.parts)
    return _all(parts) if condition.kind == "all" else _any(parts)


def _all(parts: tuple[Test, ...]) -> Test:
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


def _compile_leaf(leaf: Leaf, as_of: str, members: ListLookup) -> Test:
    path = leaf.fact
    judge = value_test(leaf, as_of, members)

    def test(facts: Facts) -> int:
        value = facts.get(path)
        return MAYBE if value is None else judge(value)

    return test


def value_test(leaf: Leaf, as_of: str, members: ListLookup) -> Callable[[Value], int]:
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
