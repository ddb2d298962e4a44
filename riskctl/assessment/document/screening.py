"""What the lists say of the legal entities of a route."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.document.list_copies import ListCopies
from riskctl.assessment.document.parties import is_held, roles_of
from riskctl.assessment.party_screening import PartyHit, SearchedList
from riskctl.catalogue.listings import absences_on, listings_on
from riskctl.catalogue.profiles import Vendor
from riskctl.watchlists.embedded import EmbeddedLists

if TYPE_CHECKING:
    from riskctl.document.model.parties import PartyPart, ScreeningRow


def screening_part(
    judgement: Judgement, assessor: Assessor, watchlists: EmbeddedLists
) -> list[ScreeningRow]:
    """Per party: lists it is on, lists it was looked for in, and exact names found in the embedded extract."""
    rows: list[ScreeningRow] = []
    copies = ListCopies(assessor, watchlists)
    for vendor_id, roles in roles_of(judgement).items():
        vendor = assessor.catalogue.vendors[vendor_id]
        party: PartyPart = {"party": vendor_id, "name": vendor.name, "role": roles}
        rows += _Screened(vendor, party, assessor, copies).rows(watchlists)
    return sorted(
        rows, key=lambda line: (line["party"], line["list"], line["outcome"], line["entry"] or "")
    )


class _Screened:
    """The rows of one party."""

    def __init__(
        self, vendor: Vendor, party: PartyPart, assessor: Assessor, copies: ListCopies
    ) -> None:
        self._vendor, self._party, self._assessor = vendor, party, assessor
        self._copies = copies
        self._as_of = assessor.as_of
        self._stated = {listing.list for listing in listings_on(vendor, assessor.as_of)}

    def rows(self, watchlists: EmbeddedLists) -> Iterator[ScreeningRow]:
        """What is stated, what installed lists hold, what the extract holds, where it is not."""
        yield from self._listed()
        yield from self._related()
        yield from self._searched()
        yield from self._extract(watchlists)
        yield from self._absent()

    def _listed(self) -> Iterator[ScreeningRow]:
        for listing in listings_on(self._vendor, self._as_of):
            yield {
                **self._party,
                "list": listing.list,
                "outcome": "match",
                "score": 100,
                "entry": listing.entry or listing.citation or None,
                "reason": "dated listing statement",
                "checked": listing.observed or listing.since,
                "grade": listing.grade,
                **self._copies.stated(listing.list, self._vendor, listing.source),
            }

    def _related(self) -> Iterator[ScreeningRow]:
        """Listings of owners that the catalogue knows: related, which is not the same as listed."""
        vendors = self._assessor.catalogue.vendors
        owners = {
            stake.owner
            for stake in self._vendor.owners
            if is_held(stake, self._as_of) and stake.owner in vendors
        }
        for owner_id in sorted(owners):
            owner = vendors[owner_id]
            for listing in listings_on(owner, self._as_of):
                yield {
                    **self._party,
                    "list": listing.list,
                    "outcome": "related",
                    "score": 0,
                    "entry": owner.name,
                    "reason": "an owner is entered on the list",
                    "checked": listing.observed or listing.since,
                    "grade": listing.grade,
                    **self._copies.stated(listing.list, owner, listing.source),
                }

    def _searched(self) -> Iterator[ScreeningRow]:
        """What installed lists hold that is not beyond doubt, for the party and for owners known by name alone."""
        screening = self._assessor.screening
        if screening is None:
            return
        for hit in screening.hits(self._party["party"]):
            yield self._hit(hit)
        for owner in self._vendor.owners:
            if owner.name and is_held(owner, self._as_of):
                for hit in screening.named(owner.name, owner.country):
                    if hit.match.outcome in ("match", "review"):
                        yield self._hit(hit, owner.name)
        for searched in screening.lists.values():
            if not searched.sound and searched.reason:
                yield self._not_sound(searched)

    def _hit(self, hit: PartyHit, owner: str = "") -> ScreeningRow:
        """A name found by screening asks for a person's look; it never says on its own that the party is listed."""
        from riskctl.screening.reasons import sentences

        match = hit.match
        whose = f"the owner {owner}: " if owner else ""
        return {
            **self._party,
            "list": hit.searched.id,
            "outcome": "related" if match.outcome == "related" or owner else "review",
            "score": round(match.score * 100),
            "entry": match.entry.name,
            "reason": whose + "; ".join(sentences(match.reasons[:3])),
            "checked": hit.searched.date,
            "grade": hit.searched.grade,
            **self._copies.searched(hit.searched),
        }

    def _not_sound(self, searched: SearchedList) -> ScreeningRow:
        return {
            **self._party,
            "list": searched.id,
            "outcome": "unknown",
            "score": 0,
            "entry": None,
            "reason": searched.reason,
            "checked": searched.date,
            "grade": searched.grade,
            **self._copies.searched(searched),
        }

    def _extract(self, watchlists: EmbeddedLists) -> Iterator[ScreeningRow]:
        """Exact names in the embedded extract, where no statement and no installed list says more."""
        screening = self._assessor.screening
        lists = screening.lists if screening else {}
        # A list that is not sound counts as not at hand: the extract may know what it lost.
        known = self._stated | {name for name, searched in lists.items() if searched.sound}
        names = [self._vendor.name, *self._vendor.native_names]
        for entry in watchlists.look_up(names, self._as_of):
            if entry.list not in known:
                yield {
                    **self._party,
                    "list": entry.list,
                    "outcome": "review",
                    "score": 100,
                    "entry": entry.name,
                    "reason": "exact name in the embedded list",
                    "checked": entry.observed,
                    "grade": entry.grade,
                    **self._copies.extract(entry),
                }

    def _absent(self) -> Iterator[ScreeningRow]:
        for absence in absences_on(self._vendor, self._as_of):
            for name in absence.lists:
                if name not in self._stated:
                    yield {
                        **self._party,
                        "list": name,
                        "outcome": "clear",
                        "score": 0,
                        "entry": None,
                        "reason": "not found in the copy of that day",
                        "checked": absence.checked,
                        "grade": absence.grade,
                        **self._copies.stated(name, self._vendor, absence.source),
                    }
