"""Values that would settle a test: what a fact would have to be for a leaf to hold or to fail."""

from __future__ import annotations

from riskctl.facts.sets import members
from riskctl.facts.values import Known, Value
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import Condition, Junction, Leaf, ListRef, Not
from riskctl.rules.evaluate import ListLookup


def witness(
    leaf: Leaf, wanted: bool, current: Value | None, as_of: str, lookup: ListLookup
) -> Value | None:
    """A value of the leaf's fact that makes the leaf true (or false), or None when no single one suggests itself."""
    right = lookup(leaf.rhs.id) if isinstance(leaf.rhs, ListRef) else leaf.rhs
    if isinstance(right, frozenset):
        return _of_set(leaf.operator, right, wanted, current)
    if leaf.operator == "is":
        return _of_equality(leaf, right, wanted)
    if leaf.operator == "within_years":
        return Known(as_of if wanted else "none")
    # Every day before the one named would do; none is the answer.
    if leaf.operator == "before":
        return None
    assert isinstance(right, int | float)
    return _of_number(leaf, right, wanted)


def _of_set(
    operator: str, right: frozenset[str], wanted: bool, current: Value | None
) -> Value | None:
    have = members(current) if current is not None else frozenset()
    if operator == "in":
        # With several to choose from none suggests itself: naming one would be advice that nobody
        # checked.
        return Known(min(right)) if wanted and len(right) == 1 else None
    if operator == "any_of":
        return (Known(have | right) if len(right) == 1 else None) if wanted else Known(have - right)
    if operator == "all_of":
        return Known(have | right) if wanted else Known(have - right)
    return None if wanted else Known(have & right)


def _of_equality(leaf: Leaf, right: object, wanted: bool) -> Value | None:
    if wanted:
        return Known(right)  # type: ignore[arg-type]
    if isinstance(right, bool):
        return Known(not right)
    if leaf.fact.startswith("evidence.") and right == "none":
        return None
    choices = [choice for choice in VOCABULARY[leaf.fact].choices if choice != right]
    return Known(choices[0]) if len(choices) == 1 else None


def _of_number(leaf: Leaf, right: float, wanted: bool) -> Value | None:
    reaches = wanted == (leaf.operator == "at_least")
    if right <= 0 and not reaches:
        return None  # numbers begin at 0
    whole = VOCABULARY[leaf.fact].type == "integer"
    value = right if reaches else (max(right - 1, 0) if whole else 0.0)
    return Known(int(value) if whole else value)


def satisfying(condition: Condition, as_of: str, lookup: ListLookup) -> dict[str, Value] | None:
    """Facts that make a simple condition hold: a leaf, all of them, or the first of any. None when unclear."""
    if isinstance(condition, Leaf):
        value = witness(condition, True, None, as_of, lookup)
        return None if value is None else {condition.fact: value}
    if isinstance(condition, Not):
        if not isinstance(condition.part, Leaf):
            return None
        value = witness(condition.part, False, None, as_of, lookup)
        return None if value is None else {condition.part.fact: value}
    assert isinstance(condition, Junction)
    parts = [satisfying(part, as_of, lookup) for part in condition.parts]
    if condition.kind == "any":
        return next((part for part in parts if part), None)
    return (
        None
        if None in parts
        else {path: value for part in parts if part for path, value in part.items()}
    )
