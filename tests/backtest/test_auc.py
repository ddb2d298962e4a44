"""The share of pairs won, against counting every pair by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.backtest.auc import CUTOFF, PairTally, by_subset, mean_over_events, tally
from riskctl.backtest.events import Event, EventEntity
from riskctl.backtest.exposure import SEAT
from riskctl.backtest.resample import interval

flags = st.sampled_from((True, False, None))
facts = st.tuples(*[flags] * 7)
rows = st.lists(st.builds(EventEntity, st.just("x"), st.booleans(), facts), max_size=9).map(tuple)
cases = st.builds(
    Event,
    st.just("e"),
    st.just("2025-01-02"),
    st.just("2025-01-01"),
    st.sampled_from((CUTOFF, "list")),
    rows,
)


def rank(row: EventEntity) -> float:
    """A score with many ties."""
    return sum(value is True for value in row.facts) + 0.5 * sum(
        value is None for value in row.facts
    )


def by_hand(found: tuple[EventEntity, ...], same_seat: bool = False) -> tuple[Fraction, int]:
    won, pairs = Fraction(0), 0
    for hit in found:
        for control in found:
            if not hit.hit or control.hit:
                continue
            if same_seat and (
                hit.facts[SEAT] is None or hit.facts[SEAT] is not control.facts[SEAT]
            ):
                continue
            pairs += 1
            won += Fraction(1, 2) if rank(hit) == rank(control) else int(rank(hit) > rank(control))
    return won, pairs


@given(cases)
def test_every_subset_is_what_counting_gives(case: Event) -> None:
    found = by_subset(case, rank)
    overall, same = by_hand(case.rows), by_hand(case.rows, same_seat=True)
    cutoffs = overall if case.kind == CUTOFF else (Fraction(0), 0)
    for name, (won, pairs) in (("overall", overall), ("same_seat", same), ("cutoffs", cutoffs)):
        assert (Fraction(found[name].halves, 2), found[name].pairs) == (won, pairs)
        assert found[name].auc == (float(won / pairs) if pairs else None)


@given(rows)
def test_turning_the_order_round_turns_the_share_round(found: tuple[EventEntity, ...]) -> None:
    up, down = tally(found, rank), tally(found, lambda row: -rank(row))
    assert up.halves + down.halves == 2 * up.pairs


@given(rows)
def test_the_order_of_rows_does_not_matter(found: tuple[EventEntity, ...]) -> None:
    assert tally(found, rank) == tally(tuple(reversed(found)), rank)


@given(st.lists(cases, max_size=6))
def test_pooling_adds_pairs(found: list[Event]) -> None:
    tallies = [by_subset(one, rank)["overall"] for one in found]
    whole = sum(tallies, PairTally())
    hands = [by_hand(one.rows) for one in found]
    assert (Fraction(whole.halves, 2), whole.pairs) == (
        sum(won for won, _ in hands),
        sum(n for _, n in hands),
    )
    ends = interval(tallies)
    shares = [one.auc for one in tallies if one.pairs]
    assert (ends is None) == (len(set(shares)) < 2)
    if ends is not None:
        assert min(shares) <= ends[0] <= ends[1] <= max(shares)
        assert ends == interval(tallies)


def test_all_equal_is_half() -> None:
    both = (EventEntity("a", True, (None,) * 7), EventEntity("b", False, (None,) * 7))
    assert tally(both, lambda _: 1.0).auc == 0.5


def test_no_pair_is_none() -> None:
    assert (
        PairTally().auc is None and mean_over_events([PairTally()]) is None and interval([]) is None
    )


def test_pairs_and_events_weigh_differently() -> None:
    large, small = PairTally(pairs=9, above=9), PairTally(pairs=1)
    assert (large + small).auc == 0.9
    assert mean_over_events([large, small]) == 0.5


def test_many_rows_are_quick() -> None:
    half = [EventEntity(str(n), n % 2 == 0, (True,) * 7) for n in range(20_000)]
    assert tally(half, lambda row: float(row.entity)).pairs == 100_000_000


@pytest.mark.parametrize("count", [2, 5000])
def test_a_long_file_is_drawn_fewer_times(count: int) -> None:
    ends = interval([PairTally(1, n % 2, 0) for n in range(count)])
    assert ends is not None and 0 <= ends[0] <= 0.5 <= ends[1] <= 1
