"""How often a hit ranks above a control of its own event: pairs are counted within events only, ties as half."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riskctl.backtest.events import Event, EventEntity
from riskctl.backtest.exposure import SEAT, Rank

CUTOFF = "provider_cutoff"
SUBSETS = ("overall", "same_seat", "cutoffs")


@dataclass(frozen=True, slots=True)
class PairTally:
    """Pairs of a hit and a control, those in which the hit ranks higher, and ties."""

    pairs: int = 0
    above: int = 0
    ties: int = 0

    def __add__(self, tally: PairTally) -> PairTally:
        return PairTally(self.pairs + tally.pairs, self.above + tally.above, self.ties + tally.ties)

    @property
    def halves(self) -> int:
        """Twice the pairs won, so that ties stay whole numbers."""
        return 2 * self.above + self.ties

    @property
    def auc(self) -> float | None:
        """The share of pairs won, from 0 to 1; None where there is no pair."""
        return self.halves / (2 * self.pairs) if self.pairs else None


def tally(rows: Iterable[EventEntity], rank: Rank) -> PairTally:
    """Count the pairs among the rows of one event. Takes time of n log n in their number."""
    hits: list[float] = []
    controls: list[float] = []
    for entity in rows:
        (hits if entity.hit else controls).append(rank(entity))
    # Sorted once, each hit is placed by halving: comparing every pair would take the square of their number.
    controls.sort()
    above = ties = 0
    for value in hits:
        left = bisect_left(controls, value)
        above += left
        ties += bisect_right(controls, value) - left
    return PairTally(len(hits) * len(controls), above, ties)


def by_subset(event: Event, rank: Rank) -> dict[str, PairTally]:
    """The pairs of one event: all, those whose seats are known and equal, and all again if it is a cut-off."""
    every = tally(event.rows, rank)
    seats = [
        # Rows whose seat is not known are in neither: they may be alike or not.
        tally([entity for entity in event.rows if entity.facts[SEAT] is seat], rank)
        for seat in (True, False)
    ]
    return {
        "overall": every,
        "same_seat": seats[0] + seats[1],
        # An empty tally and no missing key, so that every event has the same subsets.
        "cutoffs": every if event.kind == CUTOFF else PairTally(),
    }


def mean_over_events(tallies: Sequence[PairTally]) -> float | None:
    """The plain mean of the events' own shares, so that an event with many pairs weighs no more than another."""
    shares = [share for tally in tallies if (share := tally.auc) is not None]
    return sum(shares) / len(shares) if shares else None
