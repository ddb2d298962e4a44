"""The ownership graph above one vendor: its stated owners, theirs, and what each of them is listed on.

What is not stated stays open: where a profile does not say that all owners are named, the rest belongs to a holder
that is not known and may be anyone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from riskctl.assessment.party_screening import PartyScreening, country_of, is_certain
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.listings import absences_on, listings_on
from riskctl.catalogue.profiles import Owner, SourceEntry, Vendor
from riskctl.facts.values import weakest
from riskctl.ownership.amounts import FULL, Share, read_share
from riskctl.ownership.graph import Link, Listing, OwnershipGraph, Party, Stake
from riskctl.text.dates import within

LISTS = frozenset({"us.sdn", "us.entity-list", "us.meu", "uk.consolidated", "eu.consolidated"})
"""Lists of the regimes that a route's parties are tested under."""


@dataclass(frozen=True, slots=True)
class StakeBasis:
    """What a stake rests on."""

    grade: str
    source: SourceEntry


@dataclass(slots=True)
class PartyGraph:
    """A graph, what its stakes rest on by owner and owned, and notes on how the profiles were read."""

    graph: OwnershipGraph = field(default_factory=OwnershipGraph)
    basis: dict[tuple[str, str], list[StakeBasis]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def circular(self) -> bool:
        """Whether companies hold each other: what outsiders have then weighs more than their stated share."""
        above = {
            owned: {owner for owner, company in self.basis if company == owned}
            for _, owned in self.basis
        }
        try:
            TopologicalSorter(above).prepare()
        except CycleError:
            return True
        return False

    def grade(self, owner: str, owned: str) -> str:
        """The weakest grade of what is stated of one owner in one company."""
        return weakest(basis.grade for basis in self.basis.get((owner, owned), ()))


def party_graph(
    catalogue: Catalogue,
    screening: PartyScreening | None,
    names: Mapping[str, str],
    vendor_id: str,
    as_of: str,
) -> PartyGraph:
    """The graph above a vendor. ``names`` are vendor ids by case-folded name, for owners stated by a vendor's name."""
    return _OwnersReader(catalogue, screening, names, as_of).read(vendor_id)


class _OwnersReader:
    def __init__(
        self,
        catalogue: Catalogue,
        screening: PartyScreening | None,
        names: Mapping[str, str],
        as_of: str,
    ) -> None:
        self.catalogue, self.screening, self.names, self.as_of = catalogue, screening, names, as_of
        self.found = PartyGraph()

    def read(self, vendor_id: str) -> PartyGraph:
        waiting, known = [vendor_id], {vendor_id}
        # The list grows while it is walked: owners of owners, each once.
        for current in waiting:
            vendor = self.catalogue.vendors[current]
            self._party(current, vendor)
            above = {self._id(current, owner): owner for owner in vendor.owners}
            for owner in vendor.owners:
                self._stake(current, vendor, self._id(current, owner), owner)
            if vendor.parent and vendor.parent not in {
                owner for owner, owned in self.found.basis if owned == current
            }:
                self._parent(current, vendor)
                waiting += [vendor.parent] if vendor.parent not in known else []
                known.add(vendor.parent)
            looked_up = current == vendor_id or self._looked_up(vendor)
            self._rest(current, vendor.owners_complete and looked_up)
            for owner_id, owner in above.items():
                if owner_id in known:
                    continue
                known.add(owner_id)
                if owner_id in self.catalogue.vendors:
                    waiting.append(owner_id)
                else:
                    self._named(owner_id, owner)
        return self.found

    def _id(self, owned: str, owner: Owner) -> str:
        """The vendor id, or the name of an owner that is no vendor."""
        named = owner.owner or self.names.get(owner.name.casefold(), "")
        return named if named and (owner.owner or named != owned) else owner.name

    def _party(self, vendor_id: str, vendor: Vendor) -> None:
        listings = [
            Listing(hit.list, hit.since, hit.through or "")
            for hit in listings_on(vendor, self.as_of)
        ]
        hits = self.screening.hits(vendor_id) if self.screening else ()
        doubtful = {hit.searched.id for hit in hits if hit.match.outcome in ("match", "review")}
        listings += [Listing(name, sure=False) for name in sorted(doubtful & LISTS)]
        self.found.graph.add_party(
            Party(vendor_id, vendor.name, "company", country_of(vendor), tuple(listings))
        )

    def _looked_up(self, vendor: Vendor) -> bool:
        """Whether every list of the regimes is settled for it: one that nobody looked up may itself be listed."""
        lists = {statement.list for statement in listings_on(vendor, self.as_of)}
        lists |= {name for statement in absences_on(vendor, self.as_of) for name in statement.lists}
        return lists >= LISTS

    def _named(self, party_id: str, owner: Owner) -> None:
        """An owner known by its name alone is the last of its chain, once it was looked up."""
        listings: dict[tuple[str, bool], Listing] = {}
        lists: set[str] = set()
        if self.screening:
            lists = {listed.id for listed in self.screening.lists.values() if listed.sound}
            for hit in self.screening.named(owner.name, owner.country):
                if hit.match.outcome in ("match", "review"):
                    sure = is_certain(hit.match, owner.country)
                    entry, name = hit.match.entry, hit.searched.id
                    listings[name, sure] = Listing(
                        name, entry.since or "", entry.through or "", sure
                    )
                    lists.add(hit.searched.id)
        self.found.graph.add_party(
            Party(party_id, owner.name, "unknown", owner.country, tuple(listings.values()))
        )
        if not lists >= LISTS:
            # An owner that was not looked up everywhere may itself be owned by anybody.
            self.found.graph.add(Stake.of("", party_id))

    def _stake(self, owned: str, vendor: Vendor, owner_id: str, owner: Owner) -> None:
        days = owner.since or "", owner.through or ""
        for stake in _stakes(owner_id, owned, owner, days):
            self.found.graph.add(stake)
        if owner.control:
            self.found.graph.links.append(Link("control", (owner_id,), owned, *days))
        source = self.catalogue.sources(vendor)[owner.source]
        if within(owner.since, owner.through, self.as_of):
            self.found.basis.setdefault((owner_id, owned), []).append(
                StakeBasis(owner.grade, source)
            )

    def _parent(self, owned: str, vendor: Vendor) -> None:
        """A parent without a stake: control, and a share that is not known."""
        self.found.graph.add(Stake.of(vendor.parent, owned))
        self.found.graph.links.append(Link("control", (vendor.parent,), owned, called="parent"))
        parent = self.catalogue.vendors[vendor.parent].name
        self.found.notes.append(
            f"{parent} is stated as the parent of {vendor.name} without a stake: taken as control with an unknown share"
        )

    def _rest(self, owned: str, complete: bool) -> None:
        graph = self.found.graph
        if complete:
            graph.complete.add(owned)
            return
        stakes = [
            stake
            for stake in graph.stakes_in.get(owned, ())
            if within(stake.since, stake.through, self.as_of)
        ]
        # What stated holders have at the least leaves this at the most to nobody known.
        remainder = FULL - sum(stake.low for stake in stakes if stake.interest == "shares")
        if remainder > 0:
            graph.add(Stake("", owned, 0, remainder))


def _stakes(owner_id: str, owned: str, owner: Owner, days: tuple[str, str]) -> Iterator[Stake]:
    yield Stake.of(owner_id, owned, _share(owner.percent), "shares", *days)
    if owner.votes is not None:
        yield Stake.of(owner_id, owned, _share(owner.votes), "voting", *days)


def _share(raw: object) -> Share:
    """A share as profiles state it, checked when they were loaded; anything else is not known."""
    ends = raw if isinstance(raw, list | tuple) else (raw, raw)
    if len(ends) != 2:
        return None
    share = str(ends[0]), str(ends[1])
    try:
        read_share(share)
    except ValueError:
        return None
    return share
