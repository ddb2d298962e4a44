"""Listing statements of a vendor as facts: on which lists it is, on which it was looked for and not found."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.catalogue.profiles import ClaimedListing, NotListed, SourceEntry, Vendor
from riskctl.facts.values import Fact, Known, Partial, Provenance, rank_of, weakest
from riskctl.text.dates import days_between

SHELF_LIFE = 365
"""Days for which "not found in the copy of that day" is taken to hold."""


def listings_on(vendor: Vendor, as_of: str) -> list[ClaimedListing]:
    """Entries in force on the day."""
    return [
        listing
        for listing in vendor.listings
        if listing.since <= as_of <= (listing.through or "9999-12-31")
    ]


def absences_on(vendor: Vendor, as_of: str) -> list[NotListed]:
    """Look-ups made on or before the day and not older than the shelf life."""
    return [
        absence
        for absence in vendor.not_listed
        if 0 <= days_between(absence.checked, as_of) <= SHELF_LIFE
    ]


def lists_fact(
    path: str, vendor_id: str, vendor: Vendor, sources: dict[str, SourceEntry], as_of: str
) -> Fact:
    """Membership as a partial set: a list neither found nor looked up stays open."""
    on = listings_on(vendor, as_of)
    listed = frozenset(statement.list for statement in on)
    absent = absences_on(vendor, as_of)
    # A listing outweighs a look-up that missed it: it may have been made before the listing.
    excluded = frozenset(name for statement in absent for name in statement.lists) - listed
    also = tuple(_listed(path, vendor_id, statement, sources) for statement in on)
    also += tuple(_absent(path, vendor_id, statement, sources, listed) for statement in absent)
    grade = weakest(fact.provenance.grade for fact in also)
    observed = max((fact.provenance.observed for fact in also), default="")
    provenance = Provenance("listing statements", "", observed, grade, "", vendor_id)
    return Fact(path, Partial(listed, excluded), provenance, also)


def _listed(
    path: str, vendor_id: str, listing: ClaimedListing, sources: dict[str, SourceEntry]
) -> Fact:
    source = sources[listing.source]
    note = listing.citation or listing.note
    provenance = Provenance(
        source.title, source.url, listing.observed or listing.since, listing.grade, note, vendor_id
    )
    return Fact(path, Partial(frozenset({listing.list})), provenance)


def _absent(
    path: str,
    vendor_id: str,
    item: NotListed,
    sources: dict[str, SourceEntry],
    listed: Iterable[str],
) -> Fact:
    source = sources[item.source]
    provenance = Provenance(
        source.title, source.url, item.checked, item.grade, item.note, vendor_id
    )
    return Fact(path, Partial(frozenset(), frozenset(item.lists) - frozenset(listed)), provenance)


def watch_fact(
    path: str, vendor_id: str, vendor: Vendor, sources: dict[str, SourceEntry], as_of: str
) -> Fact:
    """Statements short of a listing, made on or before the day.

    They are collected when the vendor is looked up in the lists, so the set counts as complete while a look-up holds.
    """
    current = [
        watch for watch in vendor.watch if watch.on <= as_of <= (watch.through or "9999-12-31")
    ]
    also = tuple(
        Fact(
            path,
            Partial(frozenset({watch.kind})),
            Provenance(
                sources[watch.source].title,
                sources[watch.source].url,
                watch.on,
                watch.grade,
                watch.note,
                vendor_id,
            ),
        )
        for watch in current
    )
    grade = weakest(watch.grade for watch in current)
    observed = max((watch.on for watch in current), default="")
    members = frozenset(watch.kind for watch in current)
    absent = absences_on(vendor, as_of)
    # The look-up is then all that the value rests on.
    if absent and not current:
        latest = max(absent, key=lambda watch: (watch.checked, rank_of(watch.grade)))
        observed, grade = latest.checked, latest.grade
    # Nobody looked: that no statement is known does not mean that there is none.
    value = Known(members) if absent else Partial(members)
    return Fact(
        path, value, Provenance("official statements", "", observed, grade, "", vendor_id), also
    )
