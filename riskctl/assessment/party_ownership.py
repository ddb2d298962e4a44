"""Who owns the legal entities of a route: the ownership engine over the catalogue's vendors, each worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from riskctl.assessment.party_graph import PartyGraph, StakeBasis, party_graph
from riskctl.assessment.party_screening import PartyScreening
from riskctl.catalogue.catalogue import Catalogue
from riskctl.facts.values import Between, Fact, Known, Provenance, weakest
from riskctl.ownership.amounts import percent
from riskctl.ownership.assess import assess_ownership
from riskctl.ownership.regimes import Regime
from riskctl.ownership.result import OwnershipResult, RegimeResult

SHARE = "listed_ownership_percent"
SHARE_REGIME = "bis-affiliates"
"""The regime whose lists and way of adding up give the share."""
NOTE = "computed from stated stakes"


@dataclass(frozen=True, slots=True)
class PartyResult:
    """What the engine says of one vendor, the graph it looked at, and the regimes that have something to say."""

    result: OwnershipResult
    graph: PartyGraph
    telling: tuple[RegimeResult, ...]

    def counted(self, result: RegimeResult) -> list[tuple[str, str]]:
        """Owner and owned of the stated stakes that count in the proof of a regime."""
        return [
            (stake.holder, node.party)
            for node in result.proof.nodes
            for stake in node.stakes
            if stake.counts and (stake.holder, node.party) in self.graph.basis
        ]

    def grade(self, result: RegimeResult) -> str:
        """The weakest grade of the stakes that count; of all stated where none does."""
        return weakest(self.graph.grade(*pair) for pair in self.counted(result) or self.graph.basis)


class PartyOwnership:
    """The engine for one catalogue and day; results are kept, since a search judges one subject many times."""

    def __init__(
        self,
        catalogue: Catalogue,
        plain: Catalogue,
        screening: PartyScreening | None,
        as_of: str,
        regimes: Sequence[Regime],
    ) -> None:
        """``plain`` is the catalogue before screening, of which names are read without screening every vendor.

        Of the regimes, those that ask for the seat of an owner are left to their own rules.
        """
        self._regimes = [regime for regime in regimes if regime.asks_who_is_listed()]
        self._catalogue, self._plain, self._screening, self._as_of = (
            catalogue,
            plain,
            screening,
            as_of,
        )
        self._found: dict[str, PartyResult] = {}
        self._facts: dict[tuple[str, str], Fact | None] = {}
        self._shares = any(regime.id == SHARE_REGIME for regime in self._regimes)

    def of(self, vendor_id: str) -> PartyResult:
        """What the engine says of a vendor of the catalogue."""
        if vendor_id not in self._found:
            self._found[vendor_id] = self._assess(vendor_id)
        return self._found[vendor_id]

    def facts(self, vendors: Mapping[str, str]) -> list[Fact]:
        """The listed share of each vendor that states owners, by prefix; where nothing follows from them, no fact."""
        return [
            fact
            for prefix, vendor_id in vendors.items()
            if vendor_id in self._catalogue.vendors
            and self._shares
            and (fact := self._share(f"{prefix}.{SHARE}", vendor_id))
        ]

    def _share(self, path: str, vendor_id: str) -> Fact | None:
        """The fact, worked out once, since every route of an operator asks for it."""
        if (path, vendor_id) not in self._facts:
            self._facts[path, vendor_id] = self._fact(path, vendor_id)
        return self._facts[path, vendor_id]

    def _fact(self, path: str, vendor_id: str) -> Fact | None:
        """The share under the BIS regime; its high end covers the other regimes, whose rules read the same fact.

        Where companies hold each other, or stakes contradict each other, the high end stays open.
        """
        owned = self.of(vendor_id)
        owners = {pair for pair in owned.graph.basis if pair[1] == vendor_id}
        result = owned.result.of(SHARE_REGIME)
        odd = owned.graph.circular() or any(flag.id == "too-much" for flag in result.flags)
        low, high = (
            percent(result.low),
            100.0 if odd else percent(max(each.high for each in owned.result.regimes)),
        )
        # "Anything from nothing to all" is no answer, and would hide that the question is open.
        if not owners or (low <= 0 and high >= 100):
            return None
        used = [
            basis
            for pair in owned.counted(result) or sorted(owned.graph.basis)
            for basis in owned.graph.basis[pair]
        ]
        value = Known(low) if low == high else Between(low, high)
        return Fact(path, value, _provenance(used, owned.grade(result), vendor_id))

    def _assess(self, vendor_id: str) -> PartyResult:
        graph = party_graph(self._catalogue, self._screening, self._names, vendor_id, self._as_of)
        judged = assess_ownership(graph.graph, vendor_id, self._as_of, self._regimes)
        result = judged.with_notes(graph.notes)
        return PartyResult(result, graph, tuple(_telling(result, graph)))

    @cached_property
    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for vendor_id, vendor in sorted(self._plain.vendors.items()):
            for name in (vendor.name, *vendor.native_names):
                names.setdefault(name.casefold(), vendor_id)
        return names


def _telling(result: OwnershipResult, graph: PartyGraph) -> Iterator[RegimeResult]:
    """Regimes under which an owner, or one of its owners, is or may be listed."""
    above = [party for party in graph.graph.parties.values() if party.id != result.target]
    for regime in result.regimes:
        asked = regime.regime.lists | regime.regime.perhaps
        if any(listing.list in asked for party in above for listing in party.listings):
            yield regime


def _provenance(used: list[StakeBasis], grade: str, vendor_id: str) -> Provenance:
    titles = "; ".join(dict.fromkeys(edge.source.title for edge in used))
    urls = {edge.source.url for edge in used}
    observed = max((edge.source.date or "" for edge in used), default="")
    return Provenance(
        titles, urls.pop() if len(urls) == 1 else "", observed, grade, NOTE, vendor_id
    )
