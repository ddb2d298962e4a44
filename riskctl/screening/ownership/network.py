"""The part of a graph that lies above one company on one day, by number, with shares made consistent."""

from __future__ import annotations

from dataclasses import dataclass, field

from riskctl.screening.ownership.amounts import FULL
from riskctl.screening.ownership.graph import Link, OwnershipGraph, Stake, holds
from riskctl.screening.ownership.interests import INTERESTS


@dataclass(slots=True)
class Holding:
    """What one node holds in another, all stakes added: capital, the non-voting part of it apart, and votes.

    ``stated`` is whether votes were stated for this holder. All in billionths of a percent.
    """

    holder: int
    company: int
    low: int = 0
    high: int = 0
    mute_low: int = 0
    mute_high: int = 0
    votes_low: int = 0
    votes_high: int = 0
    stated: bool = False
    stakes: list[Stake] = field(default_factory=list)

    def add(self, stake: Stake) -> None:
        """Add one stake of the holder."""
        kind = INTERESTS[stake.interest]
        low = stake.low if kind.sure else 0
        self.stakes.append(stake)
        if kind.votes:
            self.stated |= kind.sure
            self.votes_low, self.votes_high = self.votes_low + low, min(FULL, self.votes_high + stake.high)
        if kind.capital == "voting":
            self.low, self.high = self.low + low, min(FULL, self.high + stake.high)
        elif kind.capital:
            self.mute_low, self.mute_high = self.mute_low + low, min(FULL, self.mute_high + stake.high)


@dataclass(slots=True)
class Network:
    """Nodes above the target. A node is a party, or a holder that is not known (``unknown``), numbered from 0.

    ``into`` and ``out`` give the holdings in and of each node; ``apart`` holds the companies whose votes do not simply
    follow the capital.
    """

    names: list[str] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)
    unknown: set[int] = field(default_factory=set)
    into: list[list[Holding]] = field(default_factory=list)
    out: list[list[Holding]] = field(default_factory=list)
    links: dict[int, list[Link]] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)
    complete: set[int] = field(default_factory=set)

    def node(self, name: str) -> int:
        """The number of a party, given on first mention."""
        found = self.number.get(name)
        if found is None:
            found = self.number[name] = self._new(name)
        return found

    def _new(self, name: str) -> int:
        self.names.append(name)
        self.into.append([])
        self.out.append([])
        return len(self.names) - 1

    def nobody(self, company: str) -> int:
        """A new node for a holder of the company that is not known."""
        node = self._new(f"a holder of {company} that is not known")
        self.unknown.add(node)
        return node


def network(graph: OwnershipGraph, target: str, as_of: str) -> Network:
    """Everything from which the target can be reached on the day: linear in its stakes and links."""
    net = Network()
    over, of = _links(graph, as_of)
    net.node(target)
    done = 0
    while done < len(net.names):
        node, done = done, done + 1
        if node in net.unknown:
            continue
        name = net.names[node]
        _holdings(net, node, [stake for stake in graph.stakes_in.get(name, ()) if holds(stake, as_of)])
        for link in (*over.get(name, ()), *of.get(name, ())):
            for party in link.parties:
                net.node(party)
    for name, links in of.items():
        if name in net.number:
            net.links[net.number[name]] = links
    net.complete = {net.number[name] for name in graph.complete if name in net.number}
    return net


def _links(graph: OwnershipGraph, as_of: str) -> tuple[dict[str, list[Link]], dict[str, list[Link]]]:
    """Links by the company they are over, and by each of their parties."""
    over: dict[str, list[Link]] = {}
    of: dict[str, list[Link]] = {}
    for link in graph.links:
        if holds(link, as_of):
            if link.over:
                over.setdefault(link.over, []).append(link)
            for party in dict.fromkeys(link.parties):
                of.setdefault(party, []).append(link)
    return over, of


def _holdings(net: Network, company: int, stakes: list[Stake]) -> None:
    found: dict[str, Holding] = {}
    for stake in stakes:
        holding = found.get(stake.owner) if stake.owner else None
        if holding is None:
            holder = net.node(stake.owner) if stake.owner else net.nobody(net.names[company])
            holding = Holding(holder, company)
            if stake.owner:
                found[stake.owner] = holding
            net.into[company].append(holding)
            net.out[holder].append(holding)
        holding.add(stake)
    _settle_votes(net, company)


def _settle_votes(net: Network, company: int) -> None:
    """Votes where they do not follow the capital: those not stated may be anything that is left."""
    holdings = net.into[company]
    if not any(holding.stated or holding.mute_high for holding in holdings):
        return
    net.apart.add(company)
    stated = any(holding.stated for holding in holdings)
    for holding in holdings:
        if not holding.stated and holding.high:
            holding.votes_low, holding.votes_high = (0 if stated else holding.low), FULL
