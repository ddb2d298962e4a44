"""Small graphs for the tests: ``world("L>A 50", "A>T 25-30", "L>T ?")``."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.ownership import Link, Listing, OwnershipGraph, Party, Stake, assess_ownership
from riskctl.ownership.result import RegimeResult
from riskctl.workspace.layers import bundled_layer
from riskctl.workspace.workspace import open_workspace

REGIMES = {regime.id: regime for regime in open_workspace([bundled_layer()]).ownership_regimes}
LISTED_REGIMES = [regime for regime in REGIMES.values() if not regime.places]
"""All whose places need not be given."""

DAY = "2026-11-23"
LISTS = ("us.sdn", "us.entity-list", "uk.consolidated", "eu.consolidated")


def stake(text: str) -> Stake:
    """``L>T 50``, ``L>T 25-50``, ``L>T ?`` and after it an interest; ``?>T`` is a holder that is not known."""
    who, share, *interest = text.split()
    owner, owned = who.split(">")
    value = None if share == "?" else tuple(share.split("-")) if "-" in share else share
    return Stake.of(
        "" if owner == "?" else owner, owned, value, interest[0] if interest else "shares"
    )


def world(
    *stakes: str, listed: str = "L", links: Iterable[Link] = (), complete: Iterable[str] = ()
) -> OwnershipGraph:
    """A graph whose parties named in ``listed`` (blanks between) are on every list."""
    parties = [
        Party(name, listings=tuple(Listing(one) for one in LISTS)) for name in listed.split()
    ]
    graph = OwnershipGraph.of(map(stake, stakes), parties, links)
    graph.complete |= set(complete)
    return graph


def ask(graph: OwnershipGraph, regime: str, target: str = "T", day: str = DAY) -> RegimeResult:
    """One regime on one day."""
    return assess_ownership(graph, target, day, [REGIMES[regime]]).of(regime)


def verdicts(graph: OwnershipGraph, target: str = "T", day: str = DAY) -> list[str]:
    """OFAC, BIS, UK and EU."""
    asked = [REGIMES[name] for name in ("ofac50", "bis-affiliates", "uk", "eu")]
    return [one.verdict for one in assess_ownership(graph, target, day, asked).regimes]
