"""Why a pass came out as it did: the holders of the target, and the holders of those that pass their stakes on."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator

from riskctl.ownership.graph import Link
from riskctl.ownership.interests import INTERESTS
from riskctl.ownership.network import Holding, Network
from riskctl.ownership.reasons import Reasons
from riskctl.ownership.result import (
    NodeBasis,
    NodeRole,
    Proof,
    ProofNode,
    ProofStake,
    percent_words,
)
from riskctl.ownership.seeds import Seeds
from riskctl.ownership.spread import Spread
from riskctl.text.reason import Reason

MOST_NODES, MOST_STAKES = 200, 50
"""What a proof shows at most; longer chains and registers are cut, and the proof says so."""


def prove(net: Network, spread: Spread, seeds: Seeds) -> Proof:
    """The proof of a pass for the target, breadth first from it: at most :data:`MOST_NODES` parties."""
    order = [0]
    known = {0}
    # The list grows while it is walked, which is breadth first.
    for node in order:
        if len(order) > MOST_NODES:
            break
        for party in _above(net, spread, seeds, node):
            if party not in known:
                known.add(party)
                order.append(party)
    writer = _ProofWriter(net, spread, seeds)
    nodes = tuple(writer.node(node) for node in order[:MOST_NODES])
    return Proof(nodes, len(order) > MOST_NODES)


def _above(net: Network, spread: Spread, seeds: Seeds, node: int) -> list[int]:
    """Parties above a node that say why it counts: all holders of the target, those that count of others."""
    reached = spread.reached.get(node)
    if node:
        # The chain ends at a party that counts by itself, whether or not it was needed.
        ends = reached == "top" or (reached is None and seeds.named(node))
        if ends:
            return []
    holdings = _first(net, spread, node)
    holders = [holding.holder for holding in holdings if not node or spread.counts(holding)]
    return [*holders, *_by_link(net, spread, node)]


def _first(net: Network, spread: Spread, node: int) -> list[Holding]:
    """Holdings in the node, those that count first and the largest first."""

    def rank(holding: Holding) -> tuple[bool, int, int, str]:
        # By name at the end, so that the order of the file changes nothing.
        return (
            not spread.counts(holding),
            -(holding.high + holding.mute_high),
            -holding.votes_high,
            net.names[holding.holder],
        )

    # Not sorted: a listed company may have a hundred thousand holders, and fifty are shown.
    return heapq.nsmallest(MOST_STAKES, net.into(node).values(), rank)


def _by_link(net: Network, spread: Spread, node: int) -> list[int]:
    """Parties whose control of the node counts."""
    name = net.names[node]

    def controls(links: Iterable[Link]) -> bool:
        return any(link.over == name and link.kind in spread.test.control for link in links)

    # Sorted below: sets have no order, and a proof must be the same every time.
    tops = net.links.keys() & spread.reached.keys()
    return sorted(top for top in tops if controls(net.links[top]))


class _ProofWriter:
    """Writes one pass down, party by party."""

    def __init__(self, net: Network, spread: Spread, seeds: Seeds) -> None:
        self.net, self.found, self.seeds = net, spread, seeds

    def node(self, node: int) -> ProofNode:
        """A party with its basis, its reasons and its holders."""
        basis = self.basis(node)
        # What is above a listed party changes nothing any more.
        holdings = [] if basis == "listed" else _first(self.net, self.found, node)
        return ProofNode(
            party=self.net.names[node],
            label=self.net.label(node),
            role=_ROLES[basis] if node else "target",
            reasons=self.reasons(node, basis),
            stakes=tuple(self.stake(holding) for holding in holdings),
            basis=basis,
            known=node not in self.net.unknown,
        )

    def basis(self, node: int) -> NodeBasis:
        """By what the party was reached, or why it was not."""
        reached = self.found.reached.get(node)
        if reached is not None:
            return _BASES.get(reached, "link")
        return "listed-alone" if self.seeds.named(node) else "share"

    def reasons(self, node: int, basis: NodeBasis) -> Reasons:
        """The basis with the names and shares that it rests on."""
        if basis == "listed":
            return self.seeds.why(node)
        if basis == "listed-alone":
            return (*self.seeds.why(node), Reason("not-added"))
        if basis == "link":
            return (self.control(node),)
        share = self.found.share(node, votes=basis == "votes")
        # "At most nothing" is nothing.
        code = f"{basis}-upper" if self.found.test.upper and share else basis
        return (Reason(code, (percent_words(share, share),)),)

    def control(self, node: int) -> Reason:
        """By whom the party is controlled, or may be."""
        code = "control" if self.found.reached[node] == "control" else "control-upper"
        tops = [self.net.label(top) for top in _by_link(self.net, self.found, node)]
        # A link over no company in particular reaches its own parties: none of them is above another.
        return Reason(code, (", ".join(tops),)) if tops else Reason(f"{code}-linked")

    def stake(self, holding: Holding) -> ProofStake:
        """A holding with everything that is held in it."""
        low, high = holding.capital
        counts = self.found.counts(holding)
        reason = "holder-counts" if holding.holder in self.found.reached else "held-for-another"
        return ProofStake(
            holder=self.net.names[holding.holder],
            label=self.net.label(holding.holder),
            low=low,
            high=high,
            counts=counts,
            held=tuple(_parts(holding)) or (Reason("holds-nothing"),),
            reason=Reason(reason if counts else "holder-not-counted"),
            known=holding.holder not in self.net.unknown,
        )


_BASES: dict[str, NodeBasis] = {"top": "listed", "capital": "capital", "votes": "votes"}
"""By how a pass reached a party; every other way is a link."""
_ROLES: dict[NodeBasis, NodeRole] = {
    "listed": "top",
    "capital": "passes-on",
    "votes": "passes-on",
    "link": "passes-on",
    "listed-alone": "not-counted",
    "share": "not-counted",
}


def _parts(holding: Holding) -> Iterator[Reason]:
    """Capital, then interests of an unusual kind, then votes that were stated apart."""
    low, high = holding.capital
    if high:
        yield Reason("holds", (percent_words(low, high),))
    kinds = {stake.interest for stake in holding.stakes}
    for kind in sorted(kinds - _ORDINARY):
        yield Reason("holds", (INTERESTS[kind].title,))
    if holding.stated:
        yield Reason("holds-votes", (percent_words(holding.votes_low, holding.votes_high),))


_ORDINARY = frozenset({"shares", "voting", "economic"})
"""Interests that the share itself says enough of."""
