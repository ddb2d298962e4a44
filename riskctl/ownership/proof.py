"""Why a pass came out as it did: the holders of the target, and the holders of those that pass their stakes on."""

from __future__ import annotations

import heapq

from riskctl.ownership.amounts import FULL
from riskctl.ownership.interests import INTERESTS
from riskctl.ownership.network import Holding, Network
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

MOST_NODES, MOST_STAKES = 200, 50
"""What a proof shows at most; longer chains and registers are cut, and the proof says so."""


def prove(net: Network, spread: Spread, seeds: Seeds) -> Proof:
    """The proof of a pass for the target, breadth first from it: at most :data:`MOST_NODES` parties."""
    order = [0]
    known = {0}
    for node in order:
        if len(order) > MOST_NODES:
            break
        why = spread.reached.get(node)
        if node and (
            why == "top" or (why is None and (node in seeds.sure or node in seeds.perhaps))
        ):
            continue
        above = [
            holding.holder
            for holding in _first(net, spread, node)
            if node == 0 or spread.counts(holding)
        ]
        for party in (*above, *_by_link(net, spread, node)):
            if party not in known:
                known.add(party)
                order.append(party)
    writer = _ProofWriter(net, spread, seeds)
    nodes = tuple(writer.node(node) for node in order[:MOST_NODES])
    sentences = tuple(text for node in reversed(nodes) if (text := _sentence(node)))
    return Proof(nodes, sentences, len(order) > MOST_NODES)


def _first(net: Network, spread: Spread, node: int) -> list[Holding]:
    """Holdings in the node, those that count first and the largest first."""

    def rank(holding: Holding) -> tuple[bool, int, int, str]:
        return (
            not spread.counts(holding),
            -(holding.high + holding.mute_high),
            -holding.votes_high,
            net.names[holding.holder],
        )

    holdings = list(net.into(node).values())
    return heapq.nsmallest(MOST_STAKES, holdings, rank) if len(holdings) > 1 else holdings


def _by_link(net: Network, spread: Spread, node: int) -> list[int]:
    """Parties whose control of the node counts."""
    name = net.names[node]
    return sorted(
        top
        for top, links in net.links.items()
        if top in spread.reached
        and any(link.over == name and link.kind in spread.test.control for link in links)
    )


class _ProofWriter:
    """Puts one pass into words."""

    def __init__(self, net: Network, spread: Spread, seeds: Seeds) -> None:
        self.net, self.found, self.seeds = net, spread, seeds

    def node(self, node: int) -> ProofNode:
        why = self.found.reached.get(node, "")
        stakes = (
            ()
            if why == "top"
            else tuple(self.stake(holding) for holding in _first(self.net, self.found, node))
        )
        role: NodeRole
        if node == 0:
            role = "target"
        elif why:
            role = "top" if why == "top" else "passes-on"
        else:
            role = "not-counted"
        return ProofNode(
            self.net.names[node],
            self.net.label(node),
            role,
            self.because(node),
            stakes,
            self.basis(node),
            node not in self.net.unknown,
        )

    def basis(self, node: int) -> NodeBasis:
        why = self.found.reached.get(node, "")
        if why == "top":
            return "listed"
        if why in ("capital", "votes"):
            return "votes" if why == "votes" else "capital"
        if why:
            return "link"
        return "listed-alone" if node in self.seeds.sure or node in self.seeds.perhaps else "share"

    def because(self, node: int) -> str:
        why = self.found.reached.get(node, "")
        upper = self.found.test.upper
        if why == "top":
            return self.seeds.why(node)
        if why in ("capital", "votes"):
            share = self.found.share(node, votes=why == "votes")
            votes = " of the votes" if why == "votes" else ""
            words = f"{'up to ' if upper else ''}{percent_words(share, share)}{votes}"
            return f"{words}, which {'may be' if upper else 'is'} enough"
        if why:
            tops = ", ".join(self.net.label(top) for top in _by_link(self.net, self.found, node))
            return (
                f"{'possibly ' * (why != 'control')}controlled by {tops or 'a party linked to it'}"
            )
        if node in self.seeds.sure or node in self.seeds.perhaps:
            return f"{self.seeds.why(node)}; holders are not added together"
        share = self.found.share(node)
        return f"{'at most ' * bool(upper and share)}{percent_words(share, share)}, which is not enough"

    def stake(self, holding: Holding) -> ProofStake:
        low, high = holding.low + holding.mute_low, min(holding.high + holding.mute_high, FULL)
        parts = [percent_words(low, high)] if high else []
        kinds = sorted(
            {stake.interest for stake in holding.stakes} - {"shares", "voting", "economic"}
        )
        parts += [INTERESTS[kind].title for kind in kinds]
        if holding.stated:
            parts.append(f"{percent_words(holding.votes_low, holding.votes_high)} of the votes")
        counts = self.found.counts(holding)
        why = (
            "its holder counts"
            if holding.holder in self.found.reached
            else "held jointly with, or for, one that counts"
        )
        words = ", ".join(parts) or "no share"
        return ProofStake(
            self.net.names[holding.holder],
            self.net.label(holding.holder),
            low,
            high,
            counts,
            words,
            why if counts else "its holder does not count",
            holding.holder not in self.net.unknown,
        )


def _sentence(node: ProofNode) -> str:
    """One party in words; a holder that nobody who counts holds anything of needs none."""
    counted = [stake for stake in node.stakes if stake.counts]
    if node.role == "top" or (node.role == "target" and not node.stakes):
        return f"{node.label} counts by itself ({node.because})."
    holdings = "; ".join(f"{stake.label} holds {stake.words} of {node.label}" for stake in counted)
    if node.role == "not-counted":
        if not holdings:
            alone = node.basis == "listed-alone"
            return f"{node.label} is not counted ({node.because})." if alone else ""
        return f"{holdings}: {node.because}, so {node.label} does not pass its stake on."
    if not holdings:
        return f"{node.label} is {node.because}." if node.basis == "link" else ""
    end = (
        f", so {node.label} counts itself and passes on its whole stake"
        if node.role == "passes-on"
        else ""
    )
    return (
        f"{holdings}: together {node.because}{end}."
        if len(counted) > 1
        else f"{holdings}: {node.because}{end}."
    )
