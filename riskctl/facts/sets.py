"""Joins of partly known sets and of shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from riskctl.facts.values import Between, Fact, Known, Partial, Provenance, Unknown, Value, weakest


def members(value: Value) -> frozenset[str]:
    """The members known to be in a set; none when nothing is known."""
    if isinstance(value, Partial):
        return value.members
    if isinstance(value, Known):
        return value.value if isinstance(value.value, frozenset) else frozenset({str(value.value)})
    return frozenset()


def is_complete(value: Value) -> bool:
    """Whether the whole set (or the scalar) is known."""
    return isinstance(value, Known)


def _excludes(value: Value, member: str) -> bool:
    if isinstance(value, Known):
        return member not in members(value)
    return isinstance(value, Partial) and member in value.excluded


def union(values: Sequence[Value]) -> Value:
    """The union: complete if every part is; a member is excluded if every part excludes it."""
    inside = frozenset().union(*(members(value) for value in values))
    if values and all(is_complete(value) for value in values):
        return Known(inside)
    candidates = frozenset().union(
        *(value.excluded for value in values if isinstance(value, Partial))
    )
    outside = frozenset(
        candidate
        for candidate in candidates - inside
        if all(_excludes(value, candidate) for value in values)
    )
    return Partial(inside, outside)


def minus(value: Value, taken: frozenset[str]) -> Value:
    """The set without some members; stays partial or unknown as it was."""
    if isinstance(value, Known):
        return Known(members(value) - taken)
    if isinstance(value, Partial):
        return Partial(value.members - taken, value.excluded | taken)
    return value


def mapped(value: Value, to: Callable[[str], Value]) -> Value:
    """The union of ``to`` over the members; partial when the set is."""
    parts = [to(member) for member in sorted(members(value))]
    return union(parts) if is_complete(value) and parts else _open(value, parts)


def _open(value: Value, parts: Sequence[Value]) -> Value:
    if is_complete(value):
        return Known(frozenset())
    return Partial(frozenset().union(*(members(part) for part in parts)))


def shares_member(left: Value, right: Value) -> Value:
    """Whether two sets (or a scalar and a set) have a member in common: a known or unknown truth."""
    if members(left) & members(right):
        return Known(True)
    if is_complete(left) and (
        is_complete(right) or all(_excludes(right, member) for member in members(left))
    ):
        return Known(False)
    if is_complete(right) and not members(right):
        return Known(False)
    return Unknown("not stated")


def largest_share(values: Sequence[Value]) -> Value:
    """The largest of several percentages; an unknown one leaves the top open, in percent."""
    lows = [_low(value) for value in values]
    if not values or all(isinstance(value, Unknown) for value in values):
        return Unknown("not stated")
    highs = [100.0 if isinstance(value, Unknown) else _high(value) for value in values]
    low, high = max(lows), max(highs)
    return Known(low) if low == high else Between(low, high)


def _low(value: Value) -> float:
    if isinstance(value, Between):
        return value.low
    return float(value.value) if isinstance(value, Known) else 0.0  # type: ignore[arg-type]


def _high(value: Value) -> float:
    if isinstance(value, Between):
        return value.high
    return float(value.value)  # type: ignore[union-attr,arg-type]


def joined(path: str, value: Value, parts: Iterable[Fact], note: str) -> Fact:
    """A derived fact: as strong as the weakest part it was made from, as old as the newest."""
    also = tuple(part for part in parts if not isinstance(part.value, Unknown))
    grade = weakest(part.provenance.grade for part in also)
    observed = max((part.provenance.observed for part in also), default="")
    hypothetical = any(part.provenance.hypothetical for part in also)
    sources = "; ".join(
        dict.fromkeys(part.provenance.source for part in also if part.provenance.source)
    )
    url = also[0].provenance.url if len({part.provenance.url for part in also}) == 1 else ""
    return Fact(
        path, value, Provenance(sources, url, observed, grade, note, "derived", hypothetical), also
    )
