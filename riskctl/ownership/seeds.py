"""Who counts at the top of a chain under a regime on a day: certainly, or possibly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from riskctl.ownership.graph import OwnershipGraph, Party, holds
from riskctl.ownership.network import Network
from riskctl.ownership.regimes import Regime

Places = Mapping[str, frozenset[str]]
"""Countries by the id of the reference list that holds them, on the day."""


@dataclass(slots=True)
class Seeds:
    """Nodes at the top with the reason in words; ``nobody`` are holders that are not known and could be anyone."""

    sure: dict[int, str] = field(default_factory=dict)
    perhaps: dict[int, str] = field(default_factory=dict)
    nobody: tuple[int, ...] = ()

    def all(self) -> list[int]:
        """Every node that may count, in order of number."""
        return sorted({*self.sure, *self.perhaps, *self.nobody})

    def why(self, node: int) -> str:
        """The reason of a node."""
        return (
            self.sure.get(node) or self.perhaps.get(node) or "not known who it is, so it may count"
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """Lists that a party is on, and lists that hold a similar name."""

    lists: set[str]
    similar: set[str]

    def doubt(self, regime: Regime) -> str:
        """Why the party may count under a regime, in words; empty where it is on no list that may."""
        perhaps = self.lists & regime.perhaps
        similar = self.similar & (regime.lists | regime.perhaps)
        if not (perhaps or similar):
            return ""
        named = [
            *perhaps,
            *(f"{name}, if it is the party of that similar name" for name in similar),
        ]
        reasons = [regime.perhaps_because] if perhaps or similar & regime.perhaps else []
        reasons += [_SIMILAR] if similar else []
        return "; ".join([f"listed: {', '.join(sorted(named))}", *reasons])


_SIMILAR = "a similar name is for a person to decide"


def find_seeds(
    graph: OwnershipGraph,
    net: Network,
    regime: Regime,
    as_of: str,
    listed: Mapping[str, Sequence[str]],
    places: Places,
) -> Seeds:
    """The top parties of the network; ``listed`` adds lists to parties by id, in force on the day."""
    countries = (
        regime.countries | places.get(regime.places, frozenset())
        if regime.places
        else regime.countries
    )
    seeds = Seeds(nobody=tuple(sorted(net.unknown)))
    for node, name in enumerate(net.names):
        if node in net.unknown:
            continue
        party = graph.parties.get(name)
        if party is None and name not in listed and not countries:
            continue
        party = party or Party(name)
        in_force = [listing for listing in party.listings if holds(listing, as_of)]
        found = _Found(
            {listing.list for listing in in_force if listing.sure} | {*listed.get(name, ())},
            {listing.list for listing in in_force if not listing.sure},
        )
        _judge(seeds, node, party, found, regime, countries)
    return seeds


def _judge(
    seeds: Seeds,
    node: int,
    party: Party,
    found: _Found,
    regime: Regime,
    countries: frozenset[str],
) -> None:
    if named := sorted(found.lists & regime.lists):
        seeds.sure[node] = f"listed: {', '.join(named)}"
    elif doubt := found.doubt(regime):
        seeds.perhaps[node] = doubt
    elif countries and not party.country:
        seeds.perhaps[node] = "its country is not stated"
    elif party.country in countries and party.kind == "person" and regime.persons != "yes":
        seeds.perhaps[node] = f"a person in {party.country}; the rule speaks of companies"
    elif party.country in countries:
        seeds.sure[node] = f"country: {party.country}"
