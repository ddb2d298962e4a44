"""What must hold of any graph."""

from __future__ import annotations

import string
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from owners import DAY, LISTS, REGIMES

from riskctl.ownership import Link, Listing, OwnershipGraph, Party, Stake, assess_ownership
from riskctl.ownership.amounts import UNIT

NAMES = list(string.ascii_uppercase[:7])
LISTED = ("A", "B")
RANK = {"not_blocked": 0, "possible": 1, "blocked": 2}
ADDING = ("ofac50", "bis-affiliates", "eu")
EVERY = (*ADDING, "uk")
COMPANIES = NAMES[2:]


@st.composite
def stakes(draw: st.DrawFn, exact: bool = False) -> Stake:
    low = draw(st.integers(0, 100))
    high = low if exact else draw(st.integers(low, 100))
    owner, owned = draw(st.sampled_from(NAMES)), draw(st.sampled_from(COMPANIES))
    interest = (
        "shares"
        if exact
        else draw(st.sampled_from(["shares"] * 4 + ["voting", "economic_non_voting"]))
    )
    return Stake(owner, owned, low * UNIT, high * UNIT, interest)


graphs = st.lists(stakes(), max_size=14)


def results(
    found: list[Stake], names: tuple[str, ...] = EVERY, listed=LISTED, target: str = "G"
) -> dict[str, str]:
    parties = [Party(name, listings=tuple(map(Listing, LISTS))) for name in listed]
    graph = OwnershipGraph.of(found, [*parties, Party(target)])
    result = assess_ownership(graph, target, DAY, [REGIMES[name] for name in names])
    return {one.regime.id: one.verdict for one in result.regimes}


@settings(max_examples=150, deadline=None)
@given(graphs, st.randoms(use_true_random=False))
def test_order_does_not_matter(found, shuffler):
    other = list(found)
    shuffler.shuffle(other)
    assert results(other) == results(found)


@settings(max_examples=100, deadline=None)
@given(graphs)
def test_names_do_not_matter(found):
    other = [
        replace(one, owner=one.owner.lower() * 2, owned=one.owned.lower() * 2) for one in found
    ]
    assert results(other, listed=("aa", "bb"), target="gg") == results(found)


@settings(max_examples=200, deadline=None)
@given(graphs, st.sampled_from(LISTED), st.sampled_from(COMPANIES), st.integers(0, 100))
def test_a_further_stake_of_a_listed_party_is_never_milder(found, owner, owned, share):
    more = [*found, Stake.of(owner, owned, share)]
    before, after = results(found, ADDING[:2]), results(more, ADDING[:2])
    assert all(RANK[after[name]] >= RANK[before[name]] for name in before)
    if results(found, ("uk",))["uk"] == "blocked":
        assert results(more, ("uk",))["uk"] == "blocked"


@settings(max_examples=200, deadline=None)
@given(st.lists(stakes(), min_size=1, max_size=12), st.data())
def test_a_narrower_range_never_turns_a_verdict_round(found, data):
    index = data.draw(st.integers(0, len(found) - 1))
    low = data.draw(st.integers(found[index].low // UNIT, found[index].high // UNIT))
    high = data.draw(st.integers(low, found[index].high // UNIT))
    narrow = [*found]
    narrow[index] = replace(found[index], low=low * UNIT, high=high * UNIT)
    before, after = results(found), results(narrow)
    for name in before:
        if before[name] != "possible" and _sums_hold(narrow):
            assert after[name] == before[name], name


def _sums_hold(found: list[Stake]) -> bool:
    """Whether no company is stated to be held by more than the whole: then the shares can all be true."""
    for votes in (True, False):
        for company in COMPANIES:
            rows = [
                one for one in found if one.owned == company and (one.interest == "voting") == votes
            ]
            if sum(one.low for one in rows) > 100 * UNIT:
                return False
    return True


@settings(max_examples=200, deadline=None)
@given(st.lists(stakes(exact=True), max_size=14))
def test_exact_shares_leave_nothing_open(found):
    assert "possible" not in results(found, ("ofac50", "bis-affiliates", "uk", "eu")).values()


@settings(max_examples=200, deadline=None)
@given(graphs)
def test_the_short_way_and_the_general_way_agree(found):
    """A post changes nothing, but stakes are then counted holding by holding."""
    parties = [Party(name, listings=tuple(map(Listing, LISTS))) for name in LISTED]
    asked = [REGIMES[name] for name in EVERY]
    short, general = (
        assess_ownership(OwnershipGraph.of(found, [*parties, Party("G")], links), "G", DAY, asked)
        for links in ([], [Link("office", ("A",), "G")])
    )
    for one, other in zip(short.regimes, general.regimes, strict=True):
        assert (one.verdict, one.low, one.high) == (other.verdict, other.low, other.high)


def plain_fixpoint(found: list[Stake]) -> bool:
    """The 50 percent rule by brute force on exact shares."""
    blocked = set(LISTED)
    while True:
        more = {
            company
            for company in COMPANIES
            if sum(one.low for one in found if one.owned == company and one.owner in blocked)
            >= 50 * UNIT
        }
        if more <= blocked:
            return "G" in blocked
        blocked |= more


@settings(max_examples=300, deadline=None)
@given(st.lists(stakes(exact=True), max_size=14))
def test_it_agrees_with_the_rule_told_by_brute_force(found):
    expected = "blocked" if plain_fixpoint(found) else "not_blocked"
    assert results(found, ("ofac50",))["ofac50"] == expected
