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
        item for item in vendor.listings if item.since <= as_of <= (item.through or "9999-12-31")
    ]


def absences_on(vendor: Vendor, as_of: str) -> list[NotListed]:
    """Look-ups made on or before the day and not older than the shelf life."""
    return [
        item for item in vendor.not_listed if 0 <= days_between(item.checked, as_of) <= SHELF_LIFE
    ]


def lists_fact(
    path: str, vendor_id: str, vendor: Vendor, sources: dict[str, SourceEntry], as_of: str
) -> Fact:
    """Membership as a partial set: a list neither found nor looked up stays open."""
    on = listings_on(vendor, as_of)
    found = frozenset(item.list for item in on)
    absent = absences_on(vendor, as_of)
    excluded = frozenset(name for item in absent for name in item.lists) - found
    also = tuple(_listed(path, vendor_id, item, sources) for item in on)
    also += tuple(_absent(path, vendor_id, item, sources, found) for item in absent)
    grade = weakest(fact.provenance.grade for fact in also)
    observed = max((fact.provenance.observed for fact in also), default="")
    where = Provenance("listing statements", "", observed, grade, "", vendor_id)
    return Fact(path, Partial(found, excluded), where, also)


def _listed(
    path: str, vendor_id: str, item: ClaimedListing, sources: dict[str, SourceEntry]
) -> Fact:
    source = sources[item.source]
    note = item.citation or item.note
    where = Provenance(
        source.title, source.url, item.observed or item.since, item.grade, note, vendor_id
    )
    return Fact(path, Partial(frozenset({item.list})), where)


def _absent(
    path: str,
    vendor_id: str,
    item: NotListed,
    sources: dict[str, SourceEntry],
    found: Iterable[str],
) -> Fact:
    source = sources[item.source]
    where = Provenance(source.title, source.url, item.checked, item.grade, item.note, vendor_id)
    return Fact(path, Partial(frozenset(), frozenset(item.lists) - frozenset(found)), where)


def watch_fact(
    path: str, vendor_id: str, vendor: Vendor, sources: dict[str, SourceEntry], as_of: str
) -> Fact:
    """Statements short of a listing, made on or before the day.

    They are collected when the vendor is looked up in the lists, so the set counts as complete while a look-up holds.
    """
    current = [item for item in vendor.watch if item.on <= as_of <= (item.through or "9999-12-31")]
    also = tuple(
        Fact(
            path,
            Partial(frozenset({item.kind})),
            Provenance(
                sources[item.source].title,
                sources[item.source].url,
                item.on,
                item.grade,
                item.note,
                vendor_id,
            ),
        )
        for item in current
    )
    grade = weakest(item.grade for item in current)
    observed = max((item.on for item in current), default="")
    members = frozenset(item.kind for item in current)
    absent = absences_on(vendor, as_of)
    if absent and not current:
        latest = max(absent, key=lambda item: (item.checked, rank_of(item.grade)))
        observed, grade = latest.checked, latest.grade
    value = Known(members) if absent else Partial(members)
    return Fact(
        path, value, Provenance("official statements", "", observed, grade, "", vendor_id), also
    )
