"""Screen the legal entities of a catalogue against the installed lists, each when it is first looked at.

What a list says beyond doubt becomes a dated listing statement of the vendor, what it does not hold becomes a look-up
without result, and everything between is a question: a similar name never makes anybody listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.profiles import ClaimedListing, NotListed, SourceEntry, Vendor
from riskctl.facts.grades import Grade

if TYPE_CHECKING:  # most assessments run without installed lists: they need no matcher
    from riskctl.screening.query import Match, Result
    from riskctl.screening.screen import Screener

CERTAIN = 0.995
"""A listed name that is the vendor's own, to the letter but for form and case."""


@dataclass(frozen=True, slots=True)
class SearchedList:
    """One list in force on the day. ``sound`` says whether a name that is not found may be called not listed."""

    id: str
    title: str
    url: str
    date: str
    sha256: str
    grade: Grade
    sound: bool
    reason: str = ""
    rows: int = 0
    """Entries of the copy that was searched."""


@dataclass(frozen=True, slots=True)
class PartyHit:
    """A match that is not beyond doubt: for a person to decide, or a relation to a listed party."""

    match: Match
    searched: SearchedList


@dataclass(slots=True)
class PartyScreening:
    """The screener, the lists it searches by the id of the list that entries name, and what was found so far."""

    screener: Screener
    lists: Mapping[str, SearchedList]
    found: dict[str, tuple[Vendor, tuple[PartyHit, ...]]] = field(default_factory=dict)

    def vendor(self, vendor_id: str, vendor: Vendor) -> Vendor:
        """The vendor with the statements that the lists add; screened once."""
        if vendor_id not in self.found:
            self.found[vendor_id] = self._screen(vendor)
        return self.found[vendor_id][0]

    def hits(self, vendor_id: str) -> tuple[PartyHit, ...]:
        """What was found for a vendor already screened, beyond the statements it now carries."""
        return self.found[vendor_id][1] if vendor_id in self.found else ()

    def named(self, name: str, country: str) -> tuple[PartyHit, ...]:
        """What is found for a party that is known by its name alone, such as an owner."""
        from riskctl.screening.queries import new_query

        return tuple(self._hits(self.screener.screen(new_query(name, country, "unknown"))))

    def _hits(self, result: Result) -> Iterator[PartyHit]:
        for match in result.matches:
            if searched := self.lists.get(match.entry.list):
                yield PartyHit(match, searched)

    def _screen(self, vendor: Vendor) -> tuple[Vendor, tuple[PartyHit, ...]]:
        from riskctl.screening.query import Query
        from riskctl.watchlists.identifiers import listed

        country = country_of(vendor)
        query = Query(
            vendor.name,
            country,
            "organisation",
            "",
            tuple(pair for known in sorted(vendor.identifiers.items()) for pair in listed(*known)),
            vendor.native_names,
        )
        result = self.screener.screen(query)
        # A name that could not be read was not looked for, whatever the lists are.
        readable = set(result.open) <= set(self.screener.unsound)
        stated = {listing.list for listing in vendor.listings}
        certain: dict[str, PartyHit] = {}
        doubtful: list[PartyHit] = []
        for hit in self._hits(result):
            name = hit.searched.id
            if is_certain(hit.match, country):
                certain.setdefault(name, hit)
            elif name not in stated:
                doubtful.append(hit)
        reason = (
            stated
            | set(certain)
            | {hit.searched.id for hit in doubtful if hit.match.outcome != "related"}
        )
        listings = [_listing(hit) for name, hit in sorted(certain.items()) if name not in stated]
        absent = [
            _absence(listed)
            for listed in self.lists.values()
            if readable and listed.sound and listed.id not in reason
        ]
        sources = {
            source_key(listed): SourceEntry(title=listed.title, url=listed.url, date=listed.date)
            for listed in self.lists.values()
        }
        update = {
            "listings": (*vendor.listings, *listings),
            "not_listed": (*vendor.not_listed, *absent),
            "sources": {**vendor.sources, **sources},
        }
        kept = [hit for hit in doubtful if hit.searched.id not in certain]
        return vendor.model_copy(update=update), tuple(kept)


class ScreenedVendors(Mapping[str, Vendor]):
    """The vendors of a catalogue, each screened when it is first asked for."""

    def __init__(self, vendors: Mapping[str, Vendor], screening: PartyScreening) -> None:
        self._vendors = vendors
        self._screening = screening

    def __getitem__(self, vendor_id: str) -> Vendor:
        return self._screening.vendor(vendor_id, self._vendors[vendor_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._vendors)

    def __len__(self) -> int:
        return len(self._vendors)

    def __contains__(self, vendor_id: object) -> bool:
        return vendor_id in self._vendors


def with_screening(catalogue: Catalogue, screening: PartyScreening | None) -> Catalogue:
    """The catalogue whose vendors carry what the installed lists say of them; unchanged where none is installed."""
    if screening is None or not screening.lists:
        return catalogue
    return replace(catalogue, vendors=ScreenedVendors(catalogue.vendors, screening))


def is_certain(match: Match, country: str) -> bool:
    """Whether a match is beyond doubt: the same identifier, or the same name in the same country.

    A name without a country on either side asks: companies in several countries bear the same name.
    """
    if match.outcome != "match" or match.score < CERTAIN:
        return False
    if match.basis == "same-name":
        return bool(country) and country in match.entry.countries
    return match.basis == "same-identifier"


def country_of(vendor: Vendor) -> str:
    """The country that a vendor's profile states last; empty when none is."""
    raw = vendor.claims.get("country", ())
    claims = raw if isinstance(raw, tuple) else (raw,)
    values = [str(claim.value) for claim in claims if claim.value is not None]
    return values[-1] if values else ""


def _listing(hit: PartyHit) -> ClaimedListing:
    entry, searched = hit.match.entry, hit.searched
    since = entry.since or searched.date
    note = "" if entry.since else "the list does not state since when"
    return ClaimedListing.model_validate(
        {
            "list": searched.id,
            "from": since,
            "through": entry.through or None,
            "citation": entry.citation,
            "entry": entry.name,
            "source": source_key(searched),
            "observed": searched.date,
            "grade": searched.grade,
            "note": note,
        }
    )


def _absence(searched_list: SearchedList) -> NotListed:
    return NotListed(
        lists=(searched_list.id,),
        checked=searched_list.date,
        source=source_key(searched_list),
        grade=searched_list.grade,
        note="screened by name",
    )


def source_key(searched_list: SearchedList) -> str:
    """The source that statements made by screening this list cite."""
    return f"list-{searched_list.id}"
