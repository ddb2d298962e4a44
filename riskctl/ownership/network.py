"""The part of a graph that lies above one company on one day, by number, with shares made consistent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from riskctl.ownership.amounts import FULL
from riskctl.ownership.graph import Link, OwnershipGraph, Stake, holds
from riskctl.ownership.interests import INTERESTS

FOLLOWING = frozenset({"shares", "economic"})
"""Interests whose votes follow the capital unless votes are stated apart."""


@dataclass(slots=True)
class Holding:
    """What one node holds in another, all stakes added: capital, the non-voting part of it apart, and votes.

    ``stated`` is whether votes were stated for this holder; ``loose`` is the part that may be taken from the shares of
    others, such as an option. All in billionths of a percent.
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
    loose: int = 0
    stakes: tuple[Stake, ...] = ()

    @property
    def capital(self) -> tuple[int, int]:
        """The ends of the capital held, voting or not, at most the whole."""
        return self.low + self.mute_low, min(self.high + self.mute_high, FULL)

    def add(self, stake: Stake) -> None:
        """Add one stake of the holder."""
        kind = INTERESTS[stake.interest]
        low = stake.low if kind.sure else 0
        self.stakes += (stake,)
        self.loose += 0 if kind.sure else stake.high
        # Upper ends stop at the whole; lower ends may pass it, which shows that the statements contradict each other.
        if kind.votes:
            self.stated |= kind.sure
            self.votes_low += low
            self.votes_high = min(FULL, self.votes_high + stake.high)
        if kind.capital == "voting":
            self.low += low
            self.high = min(FULL, self.high + stake.high)
        elif kind.capital:
            self.mute_low += low
            self.mute_high = min(FULL, self.mute_high + stake.high)


_NONE: list[Stake] = []


class Network:
    """Nodes above the target on a day, numbered from 0: parties, and holders that are not known (``unknown``).

    Holdings are added up company by company when they are first asked for, since most of a register is never reached.
    ``apart`` holds the companies whose votes do not simply follow the capital, ``odd`` those where not every stake is
    of plain shares or all holders are stated; ``links`` the facts by each of their parties; ``exact`` is whether
    nothing here is a range, a relation or of unclear kind.
    """

    def __init__(self, graph: OwnershipGraph, as_of: str) -> None:
        self.graph, self.as_of = graph, as_of
        self.names: list[str] = []
        self.number: dict[str, int] = {}
        self.unknown: dict[int, int] = {}
        self.links: dict[int, list[Link]] = {}
        self.apart: set[int] = set()
        self.complete: set[int] = set()
        self.odd: set[int] = set()
        self.lows: dict[int, int] = {}
        self.exact = True
        # Kept, since every pass and every flag asks for the same few companies.
        self._into: dict[int, dict[int, Holding]] = {}

    def node(self, name: str) -> int:
        """The number of a party, given on first mention."""
        # Numbers, since a register has millions of long ids and each is compared many times.
        number = self.number.get(name)
        if number is None:
            number = self.number[name] = len(self.names)
            self.names.append(name)
        return number

    def nobody(self, company: int) -> int:
        """A new node for a holder of the company that is not known."""
        self.names.append(_nobody(self.names[company]))
        self.unknown[len(self.names) - 1] = company
        return len(self.names) - 1

    def label(self, node: int) -> str:
        """What people call a node: the name of its party, or whose holder it is where that is all there is."""
        if node in self.unknown:
            return _nobody(self.label(self.unknown[node]))
        return self.graph.party(self.names[node]).label()

    def into(self, company: int) -> dict[int, Holding]:
        """What is held in a company, by holder."""
        if company in self.unknown:
            return {}
        holdings = self._into.get(company)
        if holdings is None:
            holdings = self._into[company] = self._add_up(company)
        return holdings

    def out(self, node: int) -> list[Holding]:
        """What a node holds in others of the network."""
        if node in self.unknown:
            return [self.into(self.unknown[node])[node]]
        # Several stakes in one company are one holding; those outside the network do not lead to the target.
        owned = dict.fromkeys(stake.owned for stake in self.stakes_of(node))
        companies = [self.number[name] for name in owned if name in self.number]
        return [self.into(company)[node] for company in companies]

    def stakes_of(self, node: int) -> list[Stake]:
        """The stakes of a party that are in force."""
        stakes = self.graph.stakes_of.get(self.names[node], _NONE)
        # Registers rarely date their stakes: the list is copied only where one of them may not be in force.
        for stake in stakes:
            if stake.since or stake.through:
                return [stake for stake in stakes if holds(stake, self.as_of)]
        return stakes

    def least_held(self, company: int) -> int:
        """What the stated holders have at the least, in capital."""
        if company in self.odd:
            return sum([holding.capital[0] for holding in self.into(company).values()])
        return self.lows.get(company, 0)

    def _add_up(self, company: int) -> dict[int, Holding]:
        holdings: dict[int, Holding] = {}
        plain = True
        for stake in self.graph.stakes_in.get(self.names[company], ()):
            if (stake.since or stake.through) and not holds(stake, self.as_of):
                continue
            holder = self.number[stake.owner] if stake.owner else self.nobody(company)
            holding = holdings.get(holder)
            if stake.interest not in FOLLOWING:
                plain = False
            elif holding is None:
                holdings[holder] = Holding(holder, company, stake.low, stake.high, stakes=(stake,))
                continue
            if holding is None:
                holding = holdings[holder] = Holding(holder, company)
            holding.add(stake)
        if not plain and _settle_votes(holdings.values()):
            self.apart.add(company)
        return holdings


def _nobody(company: str) -> str:
    return f"a holder of {company} that is not known"


def network(graph: OwnershipGraph, target: str, as_of: str) -> Network:
    """Everything from which the target can be reached on the day: linear in its stakes and links."""
    net = Network(graph, as_of)
    over, of = _links(graph, as_of)
    net.node(target)
    done = 0
    # The list grows while it is walked: breadth first, and each party once.
    while done < len(net.names):
        name = net.names[done]
        low = 0
        # Every stake of a register passes through here, so the tests stand in place and not in functions.
        for stake in graph.stakes_in.get(name, ()) if done not in net.unknown else ():
            if (stake.since or stake.through) and not holds(stake, as_of):
                continue
            low += stake.low
            if stake.owner:
                net.node(stake.owner)
            else:
                net.exact = False
            if stake.interest not in FOLLOWING:
                net.odd.add(done)
                net.exact = False
            elif stake.low != stake.high:
                net.exact = False
        # A sum of stated shares; companies with other stakes are in ``odd`` and added up apart.
        if low:
            net.lows[done] = low
        for link in (*over.get(name, ()), *of.get(name, ())) if of else ():
            for party in link.parties:
                net.node(party)
        done += 1
    for name, links in of.items():
        if name in net.number:
            net.links[net.number[name]] = links
            net.exact = net.exact and all(link.kind == "office" for link in links)
    # A holder that is not known gets its node when holdings are added up, and has to be there before a pass begins.
    for stake in graph.stakes_of.get("", ()):
        if stake.owned in net.number:
            net.into(net.number[stake.owned])
    net.complete = {net.number[name] for name in graph.complete if name in net.number}
    net.odd |= net.complete
    return net


def _links(
    graph: OwnershipGraph, as_of: str
) -> tuple[dict[str, list[Link]], dict[str, list[Link]]]:
    """Links by the company they are over, and by each of their parties."""
    over: dict[str, list[Link]] = {}
    of: dict[str, list[Link]] = {}
    in_force = [link for link in graph.links if holds(link, as_of)]
    for link in in_force:
        if link.over:
            over.setdefault(link.over, []).append(link)
        for party in dict.fromkeys(link.parties):
            of.setdefault(party, []).append(link)
    return over, of


def _settle_votes(holdings: Collection[Holding]) -> bool:
    """Whether votes do not follow the capital, and then those not stated: they may be anything that is left."""
    stated = any(holding.stated for holding in holdings)
    if not stated and not any(holding.mute_high for holding in holdings):
        return False
    for holding in holdings:
        if not holding.stated and holding.high:
            # Beside stated votes of others the capital says nothing of one's own; beside mute shares it still does.
            holding.votes_low = 0 if stated else holding.low
            holding.votes_high = FULL
    return True
