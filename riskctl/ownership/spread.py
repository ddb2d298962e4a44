"""The fixpoint: what the parties at the top reach. Each holding is added once at most, whatever the cycles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from riskctl.ownership.amounts import FULL, HALF
from riskctl.ownership.graph import Link
from riskctl.ownership.network import Holding, Network
from riskctl.ownership.regimes import Regime, Sure


@dataclass(frozen=True, slots=True)
class Test:
    """How one pass counts. ``upper`` asks what may be, otherwise what is certain; the rest is as in the regime."""

    # Else pytest takes it for a test by its name.
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

        def counts(proven: Sure) -> bool:
            return proven == "yes" or (upper and proven == "possible")

        control = {"control"} if counts(regime.control) else set()
        if upper:
            # Influence may amount to control only where control counts at all; what is unclear may
            # be a stake.
            control |= {"unclear"} | ({"influence"} if control else set())
        return cls(
            upper,
            regime.least(as_of),
            counts(regime.non_voting),
            counts(regime.votes),
            counts(regime.joint),
            frozenset(control),
        )


@dataclass(slots=True)
class Sums:
    """What the counted holders of a company have together, of capital or of votes.

    ``left`` is what the others leave at the most, ``open`` at the least: where all holders are stated, what the others
    cannot have belongs to those counted.
    """

    left: int
    low: int = 0
    high: int = 0
    # So low that it never decides, unless all holders are stated.
    open: int = -FULL

    def add(self, low: int, high: int, given: int, upper: bool) -> int:
        """Count one more, which leaves what it had itself (``given``) to those counted; returns the new value."""
        self.low += low
        self.high += high
        self.left += given
        self.open += high
        return self.value(upper)

    def value(self, upper: bool) -> int:
        """The most the counted holders can have, or the least; never more than the whole.

        Where the stated shares contradict each other (more than the whole), those counted are taken as stated.
        """
        if upper:
            return min(max(min(self.high, self.left), self.low), FULL)
        return min(max(self.low, min(self.open, self.high)), FULL)


@dataclass(slots=True)
class Spread:
    """What a pass reached: nodes in the order they were reached with the reason, and the sums of each company touched.

    ``plain`` is the counted capital where only the lower end matters. ``lent`` are holdings counted for another than
    their holder. ``steps`` is the number of stakes, holdings and links that were looked at.
    """

    test: Test
    reached: dict[int, str] = field(default_factory=dict)
    plain: dict[int, int] = field(default_factory=dict)
    capital: dict[int, Sums] = field(default_factory=dict)
    votes: dict[int, Sums] = field(default_factory=dict)
    lent: set[int] = field(default_factory=set)
    steps: int = 0

    def share(self, company: int, votes: bool = False) -> int:
        """The counted share of a company: the least it can be, or in an upper pass the most."""
        if not votes and company in self.plain:
            return min(self.plain[company], FULL)
        sums = (self.votes if votes else self.capital).get(company)
        return sums.value(self.test.upper) if sums else 0

    def counts(self, holding: Holding) -> bool:
        """Whether the holding is among those counted."""
        return holding.holder in self.reached or id(holding) in self.lent


def spread(net: Network, seeds: Iterable[int], test: Test) -> Spread:
    """Every node that the seeds own or control. Each stake and each link is looked at once at most.

    A company is reached when its counted holders have enough of it, and then counts with all that it holds itself. This
    is the least fixpoint: companies that only hold each other are not reached.
    """
    return _Pass(net, test).run(seeds)


class _Pass:
    def __init__(self, net: Network, test: Test) -> None:
        self.net, self.test = net, test
        self.found = Spread(test)
        self.waiting: deque[int] = deque()
        self.counted: set[int] = set()
        self.used: set[int] = set()

    def run(self, seeds: Iterable[int]) -> Spread:
        for seed in seeds:
            self.reach(seed, "top")
        while self.waiting:
            node = self.waiting.popleft()
            if self.net.links or node in self.net.unknown:
                for holding in self.net.out(node):
                    self.count(holding)
                for link in self.net.links.get(node, ()):
                    self.use(node, link)
            else:
                self.stakes(node)
        return self.found

    def reach(self, node: int, why: str) -> None:
        if node not in self.found.reached:
            self.found.reached[node] = why
            self.waiting.append(node)

    def stakes(self, node: int) -> None:
        """Count what a node holds, stake by stake where that is enough: it is in nearly all of a register."""
        net, plain, least, upper = self.net, self.found.plain, self.test.least, self.test.upper
        odd: dict[int, None] = {}
        for stake in net.stakes_of(node):
            company = net.number.get(stake.owned)
            if company is None:
                continue
            if company in net.odd:
                odd[company] = None
                continue
            self.found.steps += 1
            if upper:
                share = self.capital(company).add(stake.low, stake.high, stake.low, True)
            else:
                plain[company] = share = plain.get(company, 0) + stake.low
            if share >= least:
                self.reach(company, "capital")
        # After the plain ones: a company with odd stakes is added up as a whole.
        for company in odd:
            self.count(net.into(company)[node])

    def count(self, holding: Holding) -> None:
        """Count one holding, unless it was counted before."""
        self.found.steps += 1
        if id(holding) in self.counted:
            return
        # By identity: holdings are built once a network, and comparing them would compare their
        # stakes.
        self.counted.add(id(holding))
        company, test = holding.company, self.test
        mute = test.non_voting
        low = holding.low + (holding.mute_low if mute else 0)
        if test.upper or company in self.net.complete:
            high = holding.high + (holding.mute_high if mute else 0)
            given = holding.low + holding.mute_low + holding.loose
            share = self.capital(company).add(low, high, given, test.upper)
        else:
            share = self.found.plain[company] = self.found.plain.get(company, 0) + low
        if share >= test.least:
            self.reach(company, "capital")
        if test.votes and company in self.net.apart:
            given = holding.votes_low + holding.loose
            if (
                self.votes(company).add(holding.votes_low, holding.votes_high, given, test.upper)
                > HALF
            ):
                self.reach(company, "votes")

    def use(self, node: int, link: Link) -> None:
        """Follow a link from one of its parties; the first to be reached does so for all, but for a nominee's."""
        net, test = self.net, self.test
        if link.kind == "nominee":
            # The principal reaches what its nominee holds; a listed nominee taints nothing that it
            # holds for others.
            partners = link.parties[1:] if link.parties[0] == net.names[node] else ()
        elif id(link) in self.used:
            return
        else:
            self.used.add(id(link))
            partners = link.parties if link.kind == "joint" and test.joint else ()
        self.found.steps += 1
        if link.kind in test.control:
            for name in (link.over,) if link.over else link.parties:
                if name in net.number:
                    self.reach(net.number[name], link.kind)
        for partner in partners:
            for holding in net.out(net.number[partner]) if partner in net.number else ():
                if not link.over or net.names[holding.company] == link.over:
                    self.found.lent.add(id(holding))
                    self.count(holding)

    def capital(self, company: int) -> Sums:
        sums = self.found.capital.get(company)
        if sums is None:
            low = self.net.least_held(company)
            sums = self.found.capital[company] = Sums(left=FULL - low)
            if company in self.net.complete:
                holdings = self.net.into(company).values()
                sums.open = FULL - sum([holding.high + holding.mute_high for holding in holdings])
        return sums

    def votes(self, company: int) -> Sums:
        sums = self.found.votes.get(company)
        if sums is None:
            low = sum([holding.votes_low for holding in self.net.into(company).values()])
            sums = self.found.votes[company] = Sums(left=FULL - low)
        return sums
