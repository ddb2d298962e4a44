"""Listing statements: entries in force, look-ups that hold for a year, statements short of a listing."""

from __future__ import annotations

import pytest
from making import VENDOR, catalogue_of

from riskctl.catalogue.listings import lists_fact, watch_fact
from riskctl.facts.reference import OfficialList, References
from riskctl.facts.values import Known, Partial

LISTS = References(
    {},
    {
        name: OfficialList(title=name, authority="X", jurisdiction="XX")
        for name in ("us.sdn", "us.mil", "eu.all")
    },
)
TEXT = (
    VENDOR
    + """
listings:
  - {list: us.mil, from: 2025-01-01, through: 2026-06-30, citation: 90 FR 1, source: s, grade: official}
not_listed:
  - {lists: [us.sdn, us.mil], checked: 2025-12-01, source: s, grade: third-party}
watch:
  - {kind: listing-reported, body: Press, on: 2026-03-01, through: 2026-09-30, source: s, grade: third-party}
sources: {s: {title: A page}}
"""
)


def vendor(text: str = TEXT):
    book = catalogue_of(LISTS, vendors__example=text)
    one = book.vendors["example"]
    return one, book.sources(one)


def lists_on(day: str, text: str = TEXT):
    return lists_fact("developer.lists", "example", *vendor(text), day)


def partial(*items, without=()):
    return Partial(frozenset(items), frozenset(without))


def test_an_entry_holds_on_both_its_ends():
    assert "us.mil" not in lists_on("2024-12-31").value.members
    assert lists_on("2025-01-01").value.members == {"us.mil"}
    assert lists_on("2026-06-30").value.members == {"us.mil"}
    assert "us.mil" not in lists_on("2026-07-01").value.members


def test_a_look_up_holds_from_its_day_for_a_year():
    assert lists_on("2025-11-30").value == partial("us.mil")
    assert lists_on("2025-12-01").value == partial("us.mil", without=["us.sdn"])
    assert lists_on("2026-12-01").value == partial(without=["us.sdn", "us.mil"])
    assert lists_on("2026-12-02").value == partial()


def test_no_statement_ever_makes_the_membership_complete():
    for day in ("2024-01-01", "2025-12-01", "2026-11-23"):
        assert isinstance(lists_on(day).value, Partial)
    assert lists_on("2026-11-23", VENDOR).value == partial()
    assert lists_on("2026-11-23", VENDOR).provenance.grade == "unverified"


def test_the_fact_is_as_strong_as_its_weakest_statement():
    assert lists_on("2025-06-01").provenance.grade == "official"
    assert lists_on("2026-01-01").provenance.grade == "third-party"
    assert [part.provenance.note for part in lists_on("2025-06-01").also] == ["90 FR 1"]


def watch_on(day: str, text: str = TEXT):
    return watch_fact("developer.watch", "example", *vendor(text), day)


def test_a_statement_short_of_a_listing_has_its_time():
    assert watch_on("2026-02-28").value == Known(frozenset())
    assert watch_on("2026-03-01").value == Known(frozenset({"listing-reported"}))
    assert watch_on("2026-10-01").value == Known(frozenset())


def test_without_a_look_up_nothing_is_complete():
    assert watch_on("2026-12-02").value == partial()
    assert watch_on("2025-06-01").value == partial()
    assert watch_on("2026-11-23", VENDOR).value == partial()


@pytest.mark.parametrize(
    "order", [("official", "unverified"), ("unverified", "vendor", "official")]
)
def test_of_look_ups_on_one_day_the_strongest_grade_is_told(order):
    """As texts, vendor and unverified come after official."""
    rows = "".join(
        f"  - {{lists: [us.sdn], checked: 2026-01-01, source: s, grade: {grade}}}\n"
        for grade in order
    )
    text = VENDOR + f"\nnot_listed:\n{rows}sources: {{s: {{title: A page}}}}\n"
    fact = watch_fact("developer.watch", "example", *vendor(text), "2026-06-01")
    assert fact.provenance.grade == "official"
