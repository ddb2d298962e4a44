"""A listing statement in prose: what the catalogue says of one party and one official list, and which rules look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.listings import absences_on, listings_on
from riskctl.catalogue.profiles import ClaimedListing, NotListed, SourceEntry, Vendor
from riskctl.explanations.paper import Paper
from riskctl.explanations.rule import span
from riskctl.facts.reference import References
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import leaves
from riskctl.rules.ruleset import Rule

PREFIX = "screening."


@dataclass(frozen=True, slots=True)
class ListingId:
    """``screening.<vendor>.<list>`` taken apart."""

    vendor: str
    list: str


def read_listing_id(text: str, catalogue: Catalogue, references: References) -> ListingId | None:
    """The vendor and list of a screening finding, or None when either is unknown."""
    rest = text.removeprefix(PREFIX)
    for vendor in sorted(catalogue.vendors, key=len, reverse=True):
        if rest.startswith(f"{vendor}.") and rest[len(vendor) + 1 :] in references.official_lists:
            return ListingId(vendor, rest[len(vendor) + 1 :])
    return None


def listing_ids(catalogue: Catalogue) -> list[str]:
    """Every listing that the catalogue states, as a finding id."""
    return sorted(
        f"{PREFIX}{key}.{listing.list}"
        for key, vendor in catalogue.vendors.items()
        for listing in vendor.listings
    )


def write_listing(
    paper: Paper,
    listing_id: ListingId,
    catalogue: Catalogue,
    references: References,
    rules: Iterable[Rule],
    as_of: str,
) -> None:
    """The statements about one party and one list as of a day, and the rules that test for the list."""
    vendor, official = (
        catalogue.vendors[listing_id.vendor],
        references.official_lists[listing_id.list],
    )
    sources = catalogue.sources(vendor)
    paper.say(f"{PREFIX}{listing_id.vendor}.{listing_id.list}")
    paper.say(f"{vendor.name} and {official.title}, as of {as_of}")
    paper.blank()
    paper.pair("List", f"{official.title} ({listing_id.list})")
    paper.pair("Kept by", f"{official.authority}, {official.jurisdiction}")
    paper.pair("Address", official.url)
    paper.pair("Note", official.note)
    paper.head("Statements")
    current = listings_on(vendor, as_of)
    rows = [listing for listing in vendor.listings if listing.list == listing_id.list]
    for listing in rows:
        _listing(
            paper, listing, sources, "" if listing in current else f"   (does not hold on {as_of})"
        )
    for absence in vendor.not_listed:
        if listing_id.list in absence.lists:
            _absence(paper, absence, sources, absence in absences_on(vendor, as_of))
    if not rows and not any(listing_id.list in absence.lists for absence in vendor.not_listed):
        paper.say("None: nobody is recorded as having looked. Membership is not known.", 2)
    _watch(paper, vendor, sources, as_of)
    _rules(paper, listing_id.list, rules)


def _listing(
    paper: Paper, listing: ClaimedListing, sources: dict[str, SourceEntry], tail: str
) -> None:
    paper.say(f"entered {span(listing.since, listing.through)}{tail}", 2, "- ")
    for text in (listing.citation, listing.entry and f"entry: {listing.entry}", listing.note):
        if text:
            paper.say(text, 4)
    write_said(paper, listing.source, listing.grade, listing.observed or "", sources)


def _absence(paper: Paper, listed: NotListed, sources: dict[str, SourceEntry], holds: bool) -> None:
    paper.say(
        f"not found in the copy of {listed.checked}{'' if holds else '   (no longer relied on)'}",
        2,
        "- ",
    )
    if listed.note:
        paper.say(listed.note, 4)
    write_said(paper, listed.source, listed.grade, "", sources)


def write_said(
    paper: Paper,
    key: str,
    grade: str,
    observed: str,
    sources: dict[str, SourceEntry],
    indent: int = 4,
) -> None:
    """Where a statement was read."""
    source = sources[key]
    when = f", observed {observed}" if observed else ""
    paper.say(f"{source.title}{when}, grade {grade}", indent)
    if source.url:
        paper.say(source.url, indent)


def _watch(paper: Paper, vendor: Vendor, sources: dict[str, SourceEntry], as_of: str) -> None:
    rows = [watch for watch in vendor.watch if watch.on <= as_of <= (watch.through or "9999-12-31")]
    if not rows:
        return
    paper.head("Statements short of a listing")
    for watch in rows:
        paper.say(f"{watch.on} {watch.body}: {watch.kind.replace('-', ' ')}", 2, "- ")
        if watch.note:
            paper.say(watch.note, 4)
        write_said(paper, watch.source, watch.grade, "", sources)


def _rules(paper: Paper, list_id: str, rules: Iterable[Rule]) -> None:
    paper.head("Rules that test for this list")
    testing = [rule for rule in rules if _tests(rule, list_id)]
    for rule in testing:
        paper.say(f"{rule.id}: {rule.entry.title}", 2, "- ")
    if not testing:
        paper.say("None. The entry informs; no rule here draws a consequence from it.", 2)


def _tests(rule: Rule, list_id: str) -> bool:
    return any(
        VOCABULARY[leaf.fact].of == "list"
        and isinstance(leaf.rhs, frozenset)
        and list_id in leaf.rhs
        for leaf in leaves(rule.condition)
    )
