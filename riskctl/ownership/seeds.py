"""Who counts at the top of a chain under a regime on a day: certainly, or possibly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from riskctl.ownership.graph import OwnershipGraph, Party, holds
from riskctl.ownership.network import Network
from riskctl.ownership.reasons import Reasons
from riskctl.ownership.regimes import Regime
from riskctl.text.reason import Reason

Places = Mapping[str, frozenset[str]]
"""Countries by the id of the reference list that holds them, on the day."""


@dataclass(slots=True)
class Seeds:
    """Nodes at the top with the reasons; ``nobody`` are holders that are not known and could be anyone."""

    sure: dict[int, Reasons] = field(default_factory=dict)
    perhaps: dict[int, Reasons] = field(default_factory=dict)
    nobody: tuple[int, ...] = ()

    def all(self) -> list[int]:
        """Every node that may count, in order of number."""
        return sorted({*self.sure, *self.perhaps, *self.nobody})

    def named(self, node: int) -> bool:
        """Whether the node counts, or may, by its own name or country."""
        return node in self.sure or node in self.perhaps

    def why(self, node: int) -> Reasons:
        """The reasons of a node."""
        if node in self.sure:
            return self.sure[node]
        return self.perhaps.get(node, _UNKNOWN)


_UNKNOWN = (Reason("unknown-holder"),)


@dataclass(frozen=True, slots=True)
class _Found:
    """Lists that a party is on, and lists that hold a similar name."""

    lists: set[str]
    similar: set[str]

    def doubt(self, regime: Regime) -> Reasons:
        """Why the party may count under a regime; nothing where it is on no list that may."""
        perhaps = self.lists & regime.perhaps
        similar = self.similar & (regime.lists | regime.perhaps)
        reasons = []
        if perhaps:
            reasons.append(_listed("listed", perhaps))
        if similar:
            reasons.append(_listed("listed-similar", similar))
        if perhaps or similar & regime.perhaps:
            reasons.append(Reason("doubtful-list", (regime.perhaps_because,)))
        if similar:
            reasons.append(Reason("similar-name"))
        return tuple(reasons)


def _listed(code: str, lists: Iterable[str]) -> Reason:
    return Reason(code, (", ".join(sorted(lists)),))


def find_seeds(
    graph: OwnershipGraph,
    net: Network,
    regime: Regime,
    as_of: str,
    listed: Mapping[str, Sequence[str]],
    places: Places,
) -> Seeds:
    """The top parties of the network; ``listed`` adds lists to parties by id, in force on the day."""
    countries = regime.countries | places.get(regime.places, frozenset())
    seeds = Seeds(nobody=tuple(sorted(net.unknown)))
    for node, name in enumerate(net.names):
        if node in net.unknown:
            continue
        # Most nodes of a large register are names alone: where no country counts, nothing can be said of them.
        if name not in graph.parties and name not in listed and not countries:
            continue
        party = graph.party(name)
        in_force = [listing for listing in party.listings if holds(listing, as_of)]
        found = _Found(
            # Lists given beside the file are beyond doubt: similar names come as listings that are
            # not sure.
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
    # A certain listing first: it must not be weakened by a doubt that stands beside it.
    certain = found.lists & regime.lists
    if certain:
        seeds.sure[node] = (_listed("listed", certain),)
        return
    doubt = found.doubt(regime)
    if doubt:
        seeds.perhaps[node] = doubt
        return
    # Not knowing where an owner sits is never the same as it sitting elsewhere.
    if countries and not party.country:
        seeds.perhaps[node] = (Reason("no-country"),)
    if party.country not in countries:
        return
    if party.kind == "person" and regime.persons != "yes":
        seeds.perhaps[node] = (Reason("person-in-country", (party.country,)),)
    else:
        seeds.sure[node] = (Reason("country", (party.country,)),)
