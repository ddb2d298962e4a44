"""The fixpoint: what the parties at the top reach. Each holding is added once at most, whatever the cycles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from riskctl.screening.ownership.amounts import FULL, HALF
from riskctl.screening.ownership.graph import Link
from riskctl.screening.ownership.network import Holding, Network
from riskctl.screening.ownership.regimes import Regime, Sure


@dataclass(frozen=True, slots=True)
class Test:
    """How one pass counts. ``upper`` asks what may be, otherwise what is certain; the rest is as in the regime."""

    __test__ = False
    upper: bool
    least: int
    non_voting: bool
    votes: bool
    joint: bool
    control: frozenset[str]

    @classmethod
    def of(cls, regime: Regime, as_of: str, upper: bool) -> Test:
        """The pass of a regime on a day."""

        def counts(what: Sure) -> bool:
            return what == "yes" or (upper and what == "possible")

        control = {"control"} if counts(regime.control) else set()
        if upper:
            control |= {"unclear"} | ({"influence"} if control else set())
        return cls(
            upper, regime.least(as_of), counts(regime.non_voting), counts(regime.votes), counts(regime.joint),
            frozenset(control),
        )  # fmt: skip


@dataclass(slots=True)
class Sums:
    """What the counted holders of a company have together, of capital or of votes.

    ``left`` is what the others leave at the most, ``open`` at the least: where all holders are stated, what the others
    cannot have belongs to those counted.
    """

    counted_low: int
    counted_high: int
    left: int
    open: int


@dataclass(slots=True)
class Spread:
    """What a pass reached: nodes in the order they were reached with the reason, and the sums of each company touched.

    ``plain`` is the counted capital where only the lower end matters; ``steps`` is the number of holdings and links
    that were looked at.
    """

    test: Test
    reached: dict[int, str] = field(default_factory=dict)
    plain: dict[int, int] = field(default_factory=dict)
    capital: dict[int, Sums] = field(default_factory=dict)
    votes: dict[int, Sums] = field(default_factory=dict)
    counted: set[int] = field(default_factory=set)
    steps: int = 0

    def share(self, company: int, votes: bool = False) -> int:
        """The counted share of a company: the least it can be, or in an upper pass the most."""
        if not votes and company in self.plain:
            return min(self.plain[company], FULL)
        sums = (self.votes if votes else self.capital).get(company)
        return _value(sums, self.test.upper) if sums else 0


def spread(net: Network, seeds: Iterable[int], test: Test) -> Spread:
    """Every node that the seeds own or control. At most one step for each holding and each party of a link.

    A company is reached when its counted holders have enough of it, and then counts with all that it holds itself. This
    is the least fixpoint: companies that only hold each other are not reached.
    """
    found = Spread(test)
    waiting: deque[int] = deque()

    def reach(node: int, why: str) -> None:
        if node not in found.reached:
            found.reached[node] = why
            waiting.append(node)

    def count(holding: Holding) -> None:
        found.steps += 1
        if id(holding) in found.counted:
            return
        found.counted.add(id(holding))
        company = holding.company
        if _add_capital(found, net, holding) >= test.least:
            reach(company, "capital")
        if test.votes and company in net.apart and _add_votes(found, net, holding) > HALF:
            reach(company, "votes")

    for seed in seeds:
        reach(seed, "top")
    while waiting:
        node = waiting.popleft()
        for holding in net.out(node):
            count(holding)
        for link in net.links.get(node, ()):
            found.steps += 1
            if link.kind in test.control:
                for company in _companies(net, link):
                    reach(company, link.kind)
            for holding in _attributed(net, node, link, test):
                count(holding)
    return found


def _companies(net: Network, link: Link) -> Iterable[int]:
    if link.over:
        return [net.number[link.over]] if link.over in net.number else []
    return [net.number[party] for party in link.parties if party in net.number]


def _attributed(net: Network, node: int, link: Link, test: Test) -> Iterable[Holding]:
    """Holdings of others that are treated as the node's own, by a joint arrangement or a nominee."""
    if link.kind == "nominee":
        others = link.parties[1:] if link.parties[0] == net.names[node] else ()
    else:
        others = link.parties if link.kind == "joint" and test.joint else ()
    for other in others:
        if other != net.names[node] and other in net.number:
            for holding in net.out(net.number[other]):
                if not link.over or net.names[holding.company] == link.over:
                    yield holding


def _add_capital(found: Spread, net: Network, holding: Holding) -> int:
    company = holding.company
    if not found.test.upper and company not in net.complete:
        low = holding.low + (holding.mute_low if found.test.non_voting else 0)
        found.plain[company] = low = found.plain.get(company, 0) + low
        return low
    sums = found.capital.get(company)
    if sums is None:
        low = sum([one.low + one.mute_low for one in net.into(company).values()])
        sums = found.capital[company] = Sums(0, 0, FULL - low, -FULL)
        if company in net.complete:
            sums.open = FULL - sum([one.high + one.mute_high for one in net.into(company).values()])
    mute = found.test.non_voting
    high = holding.high + (holding.mute_high if mute else 0)
    sums.counted_low += holding.low + (holding.mute_low if mute else 0)
    sums.counted_high += high
    sums.left += holding.low + holding.mute_low + holding.loose
    sums.open += high
    return _value(sums, found.test.upper)


def _add_votes(found: Spread, net: Network, holding: Holding) -> int:
    company = holding.company
    sums = found.votes.get(company)
    if sums is None:
        low = sum(one.votes_low for one in net.into(company).values())
        sums = found.votes[company] = Sums(0, 0, FULL - low, -FULL)
    sums.counted_low += holding.votes_low
    sums.counted_high += holding.votes_high
    sums.left += holding.votes_low + holding.loose
    return _value(sums, found.test.upper)


def _value(sums: Sums, upper: bool) -> int:
    """The least the counted holders can have, or the most: no company is held by more than the whole of it.

    Where the stated shares contradict each other (more than the whole), those counted are taken as stated.
    """
    value = (
        max(min(sums.counted_high, sums.left), sums.counted_low)
        if upper
        else max(sums.counted_low, min(sums.open, sums.counted_high))
    )
    return min(value, FULL)
