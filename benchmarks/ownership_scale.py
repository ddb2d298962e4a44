"""Time the ownership engine on 100,000 companies: ``python benchmarks/ownership_scale.py [--companies N]``.

Graphs are made up: a register of groups, a chain (the worst case for depth), a web in which every company has three
owners (all reached, or none) and a register with ranges. Prints the median of the rounds per regime in
seconds of one core (processor time, so that other work on the machine does not count), and exits 1 when one takes a
second or more.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Iterator

from riskctl.ownership import Listing, OwnershipGraph, Party, Stake, assess_ownership
from riskctl.workspace.layers import bundled_layer
from riskctl.workspace.workspace import open_workspace

GOAL = 1.0
"""Seconds for one regime."""
LISTED = Party("L", listings=(Listing("us.sdn"), Listing("uk.consolidated")))


def graphs(size: int) -> Iterator[tuple[str, OwnershipGraph]]:
    shuffler = random.Random(20261123)
    chain = ["L", *(f"c{i}" for i in range(size))]
    yield "chain", _graph(Stake.of(chain[i], chain[i + 1], 60) for i in range(size))
    yield "chain of ranges", _graph(Stake.of(chain[i], chain[i + 1], (50, 75)) for i in range(size))
    yield "web, all reached", _graph(_web(size, 33, shuffler))
    yield "web, none reached", _graph(_web(size, 10, shuffler))
    yield (
        "one company, all its holders",
        _graph(
            [Stake.of(f"h{i}", f"c{size - 1}", 100 / size) for i in range(size)]
            + [Stake.of("L", "h0", 60)]
        ),
    )


def _graph(stakes: object) -> OwnershipGraph:
    return OwnershipGraph.of(stakes, [LISTED])  # type: ignore[arg-type]


def _web(size: int, share: int, shuffler: random.Random) -> Iterator[Stake]:
    for i in range(4):
        yield Stake.of("L", f"c{i}", 60)
    for i in range(4, size):
        for j in shuffler.sample(range(max(0, i - 100), i), 3):
            yield Stake.of(f"c{j}", f"c{i}", share)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--companies", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    slow = 0
    regimes = {one.id: one for one in open_workspace([bundled_layer()]).ownership_regimes}
    for name, graph in graphs(options.companies):
        stakes = sum(map(len, graph.stakes_in.values()))
        for regime in ("ofac50", "uk"):
            taken = []
            for _ in range(options.rounds):
                start = time.process_time()
                result = assess_ownership(
                    graph, f"c{options.companies - 1}", "2026-11-23", [regimes[regime]]
                )
                taken.append(time.process_time() - start)
            median, one = statistics.median(taken), result.regimes[0]
            slow += median >= GOAL
            print(
                f"{name:<30}{regime:<8}{stakes:>9,} stakes {one.steps:>9,} steps {median:7.3f} s  {one.verdict}"
            )
    print(f"each under {GOAL:g} s" if not slow else f"MISSED: {slow} took {GOAL:g} s or more")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
