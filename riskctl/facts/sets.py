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


def excludes(value: Value, member: str) -> bool:
    """Whether a member is known not to be in a set."""
    if isinstance(value, Known):
        return member not in members(value)
    return isinstance(value, Partial) and member in value.excluded


def union(values: Sequence[Value]) -> Value:
    """The union: complete if every part is; a member is excluded if every part excludes it."""
    inside = frozenset[str]().union(*map(members, values))
    if values and all(map(is_complete, values)):
        return Known(inside)
    # Only what some part excludes can be excluded by all of them, so nothing else has to be tried.
    candidates = frozenset[str]().union(*map(_stated_outside, values)) - inside
    outside = [name for name in candidates if _excluded_by_all(values, name)]
    return Partial(inside, frozenset(outside))


def _stated_outside(value: Value) -> frozenset[str]:
    return value.excluded if isinstance(value, Partial) else frozenset()


def _excluded_by_all(values: Iterable[Value], member: str) -> bool:
    return all(excludes(value, member) for value in values)


def minus(value: Value, taken: frozenset[str]) -> Value:
    """The set without some members; stays partial or unknown as it was."""
    if isinstance(value, Known):
        return Known(members(value) - taken)
    if isinstance(value, Partial):
        return Partial(value.members - taken, value.excluded | taken)
    return value


def mapped(value: Value, to: Callable[[str], Value]) -> Value:
    """The union of ``to`` over the members; partial when the set is."""
    # Sorted, since a set has no order of its own and the result must not depend on the hash seed.
    parts = [to(member) for member in sorted(members(value))]
    if not is_complete(value):
        # Members not known may map to anything, so what the known ones exclude is not excluded here.
        return Partial(frozenset[str]().union(*map(members, parts)))
    # The union of nothing is open; that of a set known to be empty is known to be empty.
    return union(parts) if parts else Known(frozenset())


def shares_member(left: Value, right: Value) -> Value:
    """Whether two sets (or a scalar and a set) have a member in common: a known or unknown truth."""
    # One shared member settles it, however little else is known.
    if members(left) & members(right):
        return Known(True)
    if _outside(left, right) or _outside(right, left):
        return Known(False)
    return Unknown("not stated")


def _outside(value: Value, other: Value) -> bool:
    """Whether all of a set is known, and each of its members is known to be outside another."""
    return is_complete(value) and all(excludes(other, member) for member in members(value))


def largest_share(values: Sequence[Value]) -> Value:
    """The largest of several percentages; an unknown one leaves the top open, in percent."""
    # Nothing known is not "between 0 and 100": an open question, not a range.
    if all(isinstance(value, Unknown) for value in values):
        return Unknown("not stated")
    ends = [_ends(value) for value in values]
    low = max(low for low, _ in ends)
    high = max(high for _, high in ends)
    return Known(low) if low == high else Between(low, high)


def _ends(value: Value) -> tuple[float, float]:
    """The least and the most that a percentage can be."""
    if isinstance(value, Between):
        return value.low, value.high
    if isinstance(value, Known):
        share = float(value.value)  # type: ignore[arg-type]
        return share, share
    return 0.0, 100.0


def joined(path: str, value: Value, parts: Iterable[Fact], note: str) -> Fact:
    """A derived fact: as strong as the weakest part it was made from, as old as the newest."""
    also = tuple(part for part in parts if not isinstance(part.value, Unknown))
    grade = weakest(part.provenance.grade for part in also)
    # The newest, while age is judged by each part: a fact is stale when any input is.
    observed = max((part.provenance.observed for part in also), default="")
    hypothetical = any(part.provenance.hypothetical for part in also)
    # A dictionary keeps the order in which the parts name their sources, and each source once.
    sources = dict.fromkeys(part.provenance.source for part in also)
    sources.pop("", None)
    urls = {part.provenance.url for part in also}
    # One address for several sources would cite one of them for what another says.
    url = urls.pop() if len(urls) == 1 else ""
    cited = "; ".join(sources)
    provenance = Provenance(cited, url, observed, grade, note, "derived", hypothetical)
    return Fact(path, value, provenance, also)
