"""Joins of partly known sets: examples, and what must hold of all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import COUNTRIES, members

from riskctl.facts import sets
from riskctl.facts.values import Between, Fact, Known, Partial, Provenance, Unknown


def known(*items):
    return Known(frozenset(items))


def partial(*items, without=()):
    return Partial(frozenset(items), frozenset(without))


def test_union():
    assert sets.union([known("CN"), known("US")]) == known("CN", "US")
    assert sets.union([known("CN"), partial("US")]) == partial("CN", "US")
    assert sets.union([known("CN"), Unknown()]) == partial("CN")
    assert sets.union([partial(without=["MY"]), partial("CN", without=["MY", "US"])]) == partial(
        "CN", without=["MY"]
    )
    assert sets.union([partial(without=["MY"]), known("CN")]) == partial("CN", without=["MY"])
    assert sets.union([partial(without=["MY"]), Unknown()]) == partial()
    assert sets.union([]) == partial()


def test_minus():
    assert sets.minus(known("CN", "US"), frozenset({"CN"})) == known("US")
    assert sets.minus(partial("CN", "US"), frozenset({"CN"})) == partial("US", without=["CN"])
    assert sets.minus(Unknown("why"), frozenset({"CN"})) == Unknown("why")


def test_mapped():
    table = {"a": known("CN"), "b": partial("US"), "c": Unknown()}
    assert sets.mapped(known("a"), table.__getitem__) == known("CN")
    assert sets.mapped(known(), table.__getitem__) == known()
    assert sets.mapped(known("a", "b"), table.__getitem__) == partial("CN", "US")
    assert sets.mapped(known("a", "c"), table.__getitem__) == partial("CN")
    assert sets.mapped(partial("a"), table.__getitem__) == partial("CN")
    assert sets.mapped(Unknown(), table.__getitem__) == partial()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (known("CN"), known("CN", "US"), Known(True)),
        (known("CN"), known("US"), Known(False)),
        (Known("CN"), known("CN"), Known(True)),
        (known("CN"), partial("US"), Unknown("not stated")),
        (known("CN"), partial("US", without=["CN"]), Known(False)),
        (partial("CN"), known(), Known(False)),
        (Unknown(), known(), Known(False)),
        (partial("CN"), known("CN"), Known(True)),
        (Unknown(), known("CN"), Unknown("not stated")),
        (partial("CN"), known("US"), Unknown("not stated")),
    ],
)
def test_shares_member(left, right, expected):
    assert sets.shares_member(left, right) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([Known(10.0), Known(30.0)], Known(30.0)),
        ([Known(10.0), Unknown()], Between(10.0, 100.0)),
        ([Known(100.0), Unknown()], Known(100.0)),
        ([Between(10, 60), Known(30.0)], Between(30.0, 60)),
        ([Unknown(), Unknown()], Unknown("not stated")),
        ([], Unknown("not stated")),
    ],
)
def test_largest_share(parts, expected):
    assert sets.largest_share(parts) == expected


some_sets = st.one_of(
    members.map(Known),
    st.just(Unknown()),
    st.tuples(members, members).map(lambda p: Partial(p[0], p[1] - p[0])),
)


def worlds_of(value):
    """Every complete set that the value allows, over the three countries."""
    every = [
        frozenset(c for i, c in enumerate(COUNTRIES) if bits >> i & 1)
        for bits in range(2 ** len(COUNTRIES))
    ]
    if isinstance(value, Known):
        return {value.value}
    if isinstance(value, Partial):
        return {one for one in every if value.members <= one and not one & value.excluded}
    return set(every)


@given(some_sets, some_sets)
def test_a_union_allows_every_union_of_what_its_parts_allow(left, right):
    joined = sets.union([left, right])
    assert {a | b for a in worlds_of(left) for b in worlds_of(right)} <= worlds_of(joined)
    assert joined == sets.union([right, left])


@given(some_sets, members)
def test_a_difference_allows_every_difference(value, taken):
    assert {one - taken for one in worlds_of(value)} <= worlds_of(sets.minus(value, taken))


@given(some_sets, some_sets)
def test_sharing_is_settled_only_when_every_possible_pair_agrees(left, right):
    answer = sets.shares_member(left, right)
    every = {bool(a & b) for a in worlds_of(left) for b in worlds_of(right)}
    if isinstance(answer, Known):
        assert every == {answer.value}


@given(st.lists(some_sets, min_size=1, max_size=3))
def test_the_same_part_twice_changes_nothing(parts):
    assert sets.union([*parts, *parts]) == sets.union(parts)


def test_a_derived_fact_is_as_strong_as_its_weakest_part():
    strong = Fact("a", known("CN"), Provenance("A", "https://a", "2026-01-01", "official"))
    weak = Fact(
        "b", known("US"), Provenance("B", "https://b", "2026-02-01", "vendor", hypothetical=True)
    )
    silent = Fact("c")
    found = sets.joined("d", known("CN", "US"), [strong, weak, silent], "note")
    assert found.provenance == Provenance(
        "A; B", "", "2026-02-01", "vendor", "note", "derived", True
    )
    assert found.also == (strong, weak)
    assert sets.joined("d", Unknown(), [silent], "note").provenance.grade == "unverified"
