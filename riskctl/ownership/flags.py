"""Red flags: what to look into whatever the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.ownership.amounts import FULL, HALF, one
from riskctl.ownership.circles import circular_shares
from riskctl.ownership.graph import OwnershipGraph, holds
from riskctl.ownership.network import Network
from riskctl.ownership.reasons import words
from riskctl.ownership.regimes import Caution, Regime
from riskctl.ownership.result import RedFlag, Verdict, percent_words
from riskctl.ownership.seeds import Seeds
from riskctl.ownership.spread import Spread

MOST = 20
"""Flags of one kind that are told at most."""


def _cite(caution: Caution, regime: Regime) -> str:
    """The text of the regime that calls for caution, if there is one; none names a share from which on."""
    return regime.cautions[caution].citation if caution in regime.cautions else ""


def red_flags(
    net: Network,
    upper: Spread,
    seeds: Seeds,
    regime: Regime,
    as_of: str,
    verdict: Verdict,
) -> tuple[RedFlag, ...]:
    """Flags of a regime, in a fixed order."""
    graph = net.graph
    tops = {node for node in (*seeds.sure, *seeds.perhaps) if node}
    raised: list[RedFlag] = []
    for flags in (
        _stakes(graph, net, upper, seeds, regime, verdict),
        _links(graph, net, tops, regime),
        _indirect(graph, net, upper, tops, verdict),
        _sold(graph, net, regime, as_of),
        _subsidiaries(graph, net, regime, as_of),
        _sums(net),
        _circles(graph, net, upper, regime, as_of),
    ):
        raised += sorted(set(flags), key=lambda flag: (flag.id, flag.text))[:MOST]
    return tuple(raised)


def _stakes(
    graph: OwnershipGraph,
    net: Network,
    upper: Spread,
    seeds: Seeds,
    regime: Regime,
    verdict: Verdict,
) -> Iterator[RedFlag]:
    tops = {*seeds.sure, *seeds.perhaps}
    for holding in net.into(0).values():
        low, high = holding.capital
        if not (upper.counts(holding) or holding.holder in tops):
            continue
        label = net.label(holding.holder)
        why = words(seeds.why(holding.holder)) if holding.holder in tops else "through its owners"
        if holding.holder in net.unknown:
            yield RedFlag("unknown-holder", f"it is not known who holds {percent_words(low, high)}")
        else:
            if high and not low:
                yield RedFlag(
                    "unknown-share",
                    f"{label} ({why}) holds {percent_words(low, high)}",
                    _cite("unknown_share", regime),
                )
            elif high and verdict != "blocked":
                half = ", exactly half" if low == high == HALF else ""
                text = f"{label} ({why}) holds {percent_words(low, high)}{half}"
                yield RedFlag("minority", text, _cite("minority", regime))
            if holding.stated and holding.votes_high > high:
                text = f"{label} has {percent_words(holding.votes_low, holding.votes_high)} of the votes"
                yield RedFlag("control-without-owning", text, _cite("control", regime))


def _links(
    graph: OwnershipGraph, net: Network, tops: set[int], regime: Regime
) -> Iterator[RedFlag]:
    relations = {
        "joint": "acts jointly with others over",
        "nominee": "has a nominee or is one, over",
        "control": "has a right that is control, over",
        "influence": "has an influence that may be control, over",
        "office": "holds a post, over",
        "unclear": "has a relation of unclear kind, over",
    }
    for node in tops:
        for link in net.links.get(node, ()):
            called = f" ({link.called})" if link.called else ""
            over = graph.party(link.over).label() if link.over else "all they hold"
            text = f"{net.label(node)} {relations[link.kind]} {over}{called}"
            flag = (
                "control-without-owning"
                if link.kind in ("control", "influence")
                else f"link-{link.kind}"
            )
            yield RedFlag(flag, text, _cite("control", regime) if link.kind == "control" else "")


def _indirect(
    graph: OwnershipGraph, net: Network, upper: Spread, tops: set[int], verdict: Verdict
) -> Iterator[RedFlag]:
    """Counted parties in the holders of the target that do not count themselves."""
    if verdict == "blocked":
        return
    for holding in net.into(0).values():
        if holding.holder in upper.reached or net.names[holding.holder] not in graph.stakes_in:
            continue
        for above in net.into(holding.holder).values():
            if above.holder in upper.reached or above.holder in tops:
                holder, middle = net.label(above.holder), net.label(holding.holder)
                share = percent_words(*above.capital)
                yield RedFlag(
                    "indirect-minority",
                    f"{holder} holds {share} of {middle}, which does not count itself",
                )


def _sold(graph: OwnershipGraph, net: Network, regime: Regime, as_of: str) -> Iterator[RedFlag]:
    for stake in graph.stakes_in.get(net.names[0], ()):
        if not stake.through or stake.through >= as_of or not stake.owner:
            continue
        party = graph.party(stake.owner)
        if any(
            listing.list in regime.lists | regime.perhaps and holds(listing, as_of)
            for listing in party.listings
        ):
            text = (
                f"{party.label()} held {percent_words(stake.low, stake.high)} until {stake.through}"
            )
            yield RedFlag("former-stake", text, _cite("sold", regime))


def _subsidiaries(
    graph: OwnershipGraph, net: Network, regime: Regime, as_of: str
) -> Iterator[RedFlag]:
    for stake in graph.stakes_of.get(net.names[0], ()):
        listings = graph.party(stake.owned).listings
        if holds(stake, as_of) and any(
            listing.sure and listing.list in regime.lists and holds(listing, as_of)
            for listing in listings
        ):
            name = graph.party(stake.owned).label()
            yield RedFlag(
                "listed-subsidiary",
                f"it holds {percent_words(stake.low, stake.high)} of {name}, which is listed",
            )


def _sums(net: Network) -> Iterator[RedFlag]:
    holdings = net.into(0).values()
    low = sum(holding.low + holding.mute_low for holding in holdings)
    high = sum(holding.high + holding.mute_high for holding in holdings)
    if low > FULL:
        yield RedFlag(
            "too-much", f"the stated shares add up to {one(low)} percent, so one of them is wrong"
        )
    elif high < FULL:
        unheld = FULL - high
        yield RedFlag(
            "not-traced",
            f"{one(unheld)} percent or more has no stated holder and counts for nobody",
        )


def _circles(
    graph: OwnershipGraph, net: Network, upper: Spread, regime: Regime, as_of: str
) -> Iterator[RedFlag]:
    """Companies that would count if what their own subsidiaries hold in them were left out."""
    for company, circular in circular_shares(net).items():
        base = FULL - circular
        counted = upper.share(company)
        if company in upper.reached or base <= 0:
            continue
        if counted * FULL >= regime.least(as_of) * base:
            of = "" if company == 0 else f" of {net.label(company)}"
            share = f"{one(counted)} of {one(base)} percent{of}"
            text = f"without what it holds in itself, {share} would be enough for the test"
            yield RedFlag("circular", text)
