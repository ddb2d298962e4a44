"""Why a pass came out as it did: the holders of the target, and the holders of those that pass their stakes on."""

from __future__ import annotations

from riskctl.screening.ownership.amounts import shown
from riskctl.screening.ownership.graph import OwnershipGraph
from riskctl.screening.ownership.interests import INTERESTS
from riskctl.screening.ownership.network import Holding, Network
from riskctl.screening.ownership.result import Proof, ProofNode, ProofStake, Verdict, percent_words
from riskctl.screening.ownership.seeds import Seeds
from riskctl.screening.ownership.spread import Spread

MOST_NODES, MOST_STAKES = 200, 50
"""What a proof shows at most; deeper chains and longer registers are cut, and the proof says so."""


def prove(graph: OwnershipGraph, net: Network, found: Spread, seeds: Seeds, verdict: Verdict) -> Proof:
    """The proof of a pass for the target, breadth first from it."""
    order = [0]
    known = {0}
    for node in order:
        if node in seeds.sure or (node in seeds.perhaps and node != 0):
            continue
        for holding in _first(net, found, node):
            if holding.holder not in known and (node == 0 or _counts(found, holding)):
                known.add(holding.holder)
                order.append(holding.holder)
        for party in _by_link(net, found, node):
            if party not in known:
                known.add(party)
                order.append(party)
    kept = order[:MOST_NODES]
    nodes = tuple(_node(graph, net, found, seeds, node, verdict) for node in kept)
    sentences = tuple(text for node in reversed(nodes) if (text := _sentence(node, verdict)))
    return Proof(nodes, sentences, len(order) - len(kept))


def _counts(found: Spread, holding: Holding) -> bool:
    return id(holding) in found.counted


def _first(net: Network, found: Spread, node: int) -> list[Holding]:
    """Holdings in the node, those that count first and the largest first."""

    def rank(one: Holding) -> tuple[bool, int, int, str]:
        return not _counts(found, one), -(one.high + one.mute_high), -one.votes_high, net.names[one.holder]

    return sorted(net.into[node], key=rank)[:MOST_STAKES]


def _by_link(net: Network, found: Spread, node: int) -> list[int]:
    """Parties whose control of the node counts."""
    name = net.names[node]
    return sorted(
        top for top, links in net.links.items()
        if top in found.reached and any(one.over == name and one.kind in found.test.control for one in links)
    )  # fmt: skip


def _label(graph: OwnershipGraph, net: Network, node: int) -> str:
    return net.names[node] if node in net.unknown else graph.party(net.names[node]).label()


def _node(graph: OwnershipGraph, net: Network, found: Spread, seeds: Seeds, node: int, verdict: Verdict) -> ProofNode:
    label = _label(graph, net, node)
    why = found.reached.get(node, "")
    stakes = () if why == "top" else tuple(_stake(graph, net, found, one) for one in _first(net, found, node))
    role = "target" if node == 0 else {"": "not-counted", "top": "top"}.get(why, "passes-on")
    return ProofNode(net.names[node], label, role, _because(graph, net, found, seeds, node, verdict), stakes)


def _because(graph: OwnershipGraph, net: Network, found: Spread, seeds: Seeds, node: int, verdict: Verdict) -> str:
    why = found.reached.get(node, "")
    may = "may be " if found.test.upper else "is "
    if why == "top":
        return seeds.why(node)
    if why in ("capital", "votes"):
        share = found.share(node, votes=why == "votes")
        words = f"{'up to ' if found.test.upper else ''}{percent_words(share, share)}"
        return f"{may}held by such parties: {words}{' of the votes' if why == 'votes' else ''}"
    if why:
        tops = [_label(graph, net, one) for one in _by_link(net, found, node)]
        return f"{may}controlled by {', '.join(tops) or 'a party linked to it'}"
    share = found.share(node)
    return f"not reached: {'at most ' if found.test.upper else ''}{percent_words(share, share)} counts"


def _stake(graph: OwnershipGraph, net: Network, found: Spread, holding: Holding) -> ProofStake:
    low, high = holding.low + holding.mute_low, min(holding.high + holding.mute_high, 100 * 10**9)
    kinds = sorted({stake.interest for stake in holding.stakes} - {"shares", "voting"})
    parts = [shown(low, high)] if high else []
    parts += [INTERESTS[kind].title for kind in kinds if kind != "economic"]
    if holding.stated:
        parts.append(f"{shown(holding.votes_low, holding.votes_high)} of the votes")
    counts = _counts(found, holding)
    role = found.reached.get(holding.holder)
    because = (
        "it counts" if counts and role else "held jointly or for another" if counts else "its holder does not count"
    )
    return ProofStake(_label(graph, net, holding.holder), low, high, counts, ", ".join(parts) or "nothing", because)


def _sentence(node: ProofNode, verdict: Verdict) -> str:
    counted = [one for one in node.stakes if one.counts]
    if node.role == "top":
        return f"{node.label} counts ({node.because})."
    held = "; ".join(f"{one.holder} holds {one.words}" for one in counted) or "no counted party holds a share"
    if node.role == "not-counted":
        return f"{node.label} does not count ({node.because}), so neither does what it holds."
    end = f"So it {node.because}" if not node.because.startswith("not") else f"It is {node.because}"
    passes = " and it passes on its whole stake" if node.role == "passes-on" else ""
    return f"{node.label}: {held}. {end}{passes}."
