"""Red flags: what to look into whatever the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from riskctl.ownership.amounts import FULL, HALF, one
from riskctl.ownership.circles import circular_shares
from riskctl.ownership.graph import Listing, holds
from riskctl.ownership.network import Holding, Network
from riskctl.ownership.reasons import words
from riskctl.ownership.regimes import Caution, Regime
from riskctl.ownership.result import RedFlag, Verdict, percent_words
from riskctl.ownership.seeds import Seeds
from riskctl.ownership.spread import Spread
from riskctl.text.reason import Reason

MOST = 20
"""Flags of one kind that are told at most."""
_CONTROL = "control-without-owning"


@dataclass(frozen=True, slots=True)
class _Ground:
    """What flags are raised on: a regime's verdict on a day, and the pass of what may be."""

    net: Network
    upper: Spread
    seeds: Seeds
    regime: Regime
    as_of: str
    verdict: Verdict

    def cite(self, caution: Caution) -> str:
        """The text of the regime that calls for caution, if there is one; none names a share from which on."""
        source = self.regime.cautions.get(caution)
        return source.citation if source else ""

    def above(self) -> set[int]:
        """Parties that count, or may, by their own name or country."""
        return {*self.seeds.sure, *self.seeds.perhaps}

    def is_listed(self, listings: Iterable[Listing], lists: frozenset[str]) -> bool:
        """Whether one of the listings is on one of the lists on the day."""
        return any(listing.list in lists and holds(listing, self.as_of) for listing in listings)


def red_flags(
    net: Network,
    upper: Spread,
    seeds: Seeds,
    regime: Regime,
    as_of: str,
    verdict: Verdict,
) -> tuple[RedFlag, ...]:
    """Flags of a regime, in a fixed order."""
    ground = _Ground(net, upper, seeds, regime, as_of, verdict)
    raised: list[RedFlag] = []
    for look in _LOOKS:
        # Cut by kind: a register with thousands of small holders must not crowd out the other kinds.
        raised += sorted(set(look(ground)), key=lambda flag: (flag.id, flag.text))[:MOST]
    return tuple(raised)


def _stakes(ground: _Ground) -> Iterator[RedFlag]:
    """What the holders that count, or may, have in the target itself."""
    above = ground.above()
    for holding in ground.net.into(0).values():
        if holding.holder in above:
            yield from _holding(ground, holding, words(ground.seeds.why(holding.holder)))
        elif ground.upper.counts(holding):
            yield from _holding(ground, holding, "through its owners")


def _holding(ground: _Ground, holding: Holding, why: str) -> Iterator[RedFlag]:
    low, high = holding.capital
    share = percent_words(low, high)
    label = ground.net.label(holding.holder)
    if holding.holder in ground.net.unknown:
        yield RedFlag("unknown-holder", Reason("flag-unknown-holder", (share,)))
        return
    if high and not low:
        reason = Reason("flag-holds", (label, why, share))
        yield RedFlag("unknown-share", reason, ground.cite("unknown_share"))
    # Where the verdict is sure the shares have made it, and are told in the proof.
    elif high and ground.verdict != "blocked":
        code = "flag-holds-half" if low == high == HALF else "flag-holds"
        yield RedFlag("minority", Reason(code, (label, why, share)), ground.cite("minority"))
    if holding.stated and holding.votes_high > high:
        votes = percent_words(holding.votes_low, holding.votes_high)
        yield RedFlag(_CONTROL, Reason("flag-votes", (label, votes)), ground.cite("control"))


def _links(ground: _Ground) -> Iterator[RedFlag]:
    """Facts beside the stakes, of every party that counts or may."""
    net = ground.net
    # The target's own links say nothing of who is above it.
    for node in ground.above() - {0}:
        for link in net.links.get(node, ()):
            called = f" ({link.called})" if link.called else ""
            over = net.graph.party(link.over).label() if link.over else "all they hold"
            flag = _CONTROL if link.kind in ("control", "influence") else f"link-{link.kind}"
            reason = Reason(f"flag-{link.kind}", (net.label(node), over, called))
            yield RedFlag(flag, reason, ground.cite("control") if link.kind == "control" else "")


def _indirect(ground: _Ground) -> Iterator[RedFlag]:
    """Counted parties in the holders of the target that do not count themselves."""
    net, reached = ground.net, ground.upper.reached
    if ground.verdict == "blocked":
        return
    counted = reached.keys() | ground.above() - {0}
    for holding in net.into(0).values():
        if holding.holder in reached or net.names[holding.holder] not in net.graph.stakes_in:
            continue
        for above in net.into(holding.holder).values():
            if above.holder in counted:
                share = percent_words(*above.capital)
                params = (net.label(above.holder), share, net.label(holding.holder))
                yield RedFlag("indirect-minority", Reason("flag-indirect", params))


def _sold(ground: _Ground) -> Iterator[RedFlag]:
    """Stakes of listed parties that ended before the day: a sale may be one on paper alone."""
    graph, regime = ground.net.graph, ground.regime
    for stake in graph.stakes_in.get(ground.net.names[0], ()):
        if not stake.owner or not "" < stake.through < ground.as_of:
            continue
        party = graph.party(stake.owner)
        if ground.is_listed(party.listings, regime.lists | regime.perhaps):
            params = (party.label(), percent_words(stake.low, stake.high), stake.through)
            yield RedFlag("former-stake", Reason("flag-held", params), ground.cite("sold"))


def _subsidiaries(ground: _Ground) -> Iterator[RedFlag]:
    """Listed companies that the target holds: a listing goes down a chain and never up."""
    graph = ground.net.graph
    for stake in graph.stakes_of.get(ground.net.names[0], ()):
        owned = graph.party(stake.owned)
        sure = [listing for listing in owned.listings if listing.sure]
        if holds(stake, ground.as_of) and ground.is_listed(sure, ground.regime.lists):
            params = (percent_words(stake.low, stake.high), owned.label())
            yield RedFlag("listed-subsidiary", Reason("flag-subsidiary", params))


def _sums(ground: _Ground) -> Iterator[RedFlag]:
    """Shares that add up to more than the whole, or leave a part that nobody is said to hold."""
    holdings = ground.net.into(0).values()
    low = sum(holding.low + holding.mute_low for holding in holdings)
    high = sum(holding.high + holding.mute_high for holding in holdings)
    if low > FULL:
        yield RedFlag("too-much", Reason("flag-too-much", (one(low),)))
    elif high < FULL:
        yield RedFlag("not-traced", Reason("flag-not-traced", (one(FULL - high),)))


def _circles(ground: _Ground) -> Iterator[RedFlag]:
    """Companies that would count if what their own subsidiaries hold in them were left out."""
    least = ground.regime.least(ground.as_of)
    for company, circular in circular_shares(ground.net).items():
        base = FULL - circular
        counted = ground.upper.share(company)
        if company in ground.upper.reached or base <= 0:
            continue
        # Multiplied out, since the quotient of two shares need not be a whole number of billionths.
        if counted * FULL >= least * base:
            of = f" of {ground.net.label(company)}" if company else ""
            yield RedFlag("circular", Reason("flag-circular", (one(counted), one(base), of)))


_LOOKS: tuple[Callable[[_Ground], Iterator[RedFlag]], ...] = (
    _stakes,
    _links,
    _indirect,
    _sold,
    _subsidiaries,
    _sums,
    _circles,
)
"""One search for each kind of flag, in the order in which they are told."""
