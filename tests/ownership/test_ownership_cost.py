"""The work is linear: counted in steps, so that the test does not depend on the machine."""

from __future__ import annotations

import itertools
import random

import pytest
from owners import ask

from riskctl.ownership import Link, Listing, OwnershipGraph, Party, Stake

L = Party("L", listings=(Listing("us.sdn"), Listing("uk.consolidated")))


def chain(size: int, share: object) -> OwnershipGraph:
    names = ["L", *(f"c{i}" for i in range(size - 1)), "T"]
    return OwnershipGraph.of((Stake.of(a, b, share) for a, b in itertools.pairwise(names)), [L])


def mesh(size: int, share: object) -> OwnershipGraph:
    """Every company is held by up to four earlier ones, and each tenth one also by a later one."""
    shuffler = random.Random(7)
    stakes = [Stake.of("L", "c0", 60)]
    for i in range(1, size):
        stakes += [Stake.of(f"c{j}", f"c{i}", share) for j in shuffler.sample(range(i), min(4, i))]
        if i % 10 == 0:
            stakes.append(Stake.of(f"c{i}", f"c{i // 2}", 1))
    return OwnershipGraph.of([*stakes, Stake.of(f"c{size - 1}", "T", 60)], [L])


@pytest.mark.parametrize("regime", ["ofac50", "uk"])
@pytest.mark.parametrize("share", [60, (40, 60)])
@pytest.mark.parametrize("make", [chain, mesh])
def test_each_holding_is_looked_at_once_a_pass(make, share, regime):
    graph = make(2000, share if make is chain else 25)
    holdings = sum(map(len, graph.stakes_in.values()))
    assert 0 < ask(graph, regime).steps <= 2 * holdings


def test_a_chain_of_any_length_does_not_exhaust_the_stack():
    assert ask(chain(30_000, 60), "ofac50").verdict == "blocked"


def test_holders_that_are_not_added_cost_one_pass_each():
    stakes = [Stake.of(f"L{i}", "T", 1) for i in range(60)]
    parties = [Party(f"L{i}", listings=(Listing("uk.consolidated"),)) for i in range(60)]
    assert ask(OwnershipGraph.of(stakes, parties), "uk").steps <= 2 * 60


def test_an_arrangement_of_many_is_followed_once():
    names = [f"p{i}" for i in range(2000)]
    parties = [Party(name, listings=(Listing("eu.consolidated"),)) for name in names]
    stakes = [Stake.of(name, "T", "0.04") for name in names]
    graph = OwnershipGraph.of(stakes, parties, [Link("joint", tuple(names), "T")])
    found = ask(graph, "eu")
    assert found.verdict == "blocked" and found.steps <= 10 * len(names)
