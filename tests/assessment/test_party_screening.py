"""What installed lists add to the parties of a route: statements where there is no doubt, questions elsewhere."""

from __future__ import annotations

import making
import pytest

from riskctl.assessment.party_screening import PartyScreening, SearchedList, with_screening
from riskctl.catalogue.listings import lists_fact
from riskctl.screening.index import Index, build
from riskctl.screening.names.known import Register
from riskctl.screening.screen import Screener
from riskctl.watchlists.entry import Entry

VENDOR = """
name: Kestrel Optics Co., Ltd.
roles: [developer, operator]
identifiers: {{uscc: "91110000MA005UCQ5P"}}
claims:
  country: {{value: {country}, source: s, observed: 2026-01-01, grade: third-party}}
sources:
  s: {{title: A source}}
"""


def screened(entry: Entry, sound: bool = True, country: str = "CN"):
    """The lists fact of the vendor, and the hits, with one list that holds one entry."""
    catalogue = making.catalogue_of(vendors__example=VENDOR.format(country=country))
    one = SearchedList(entry.list, "A list", "", "2026-11-20", "0" * 64, "official", sound, "stale")
    other = SearchedList(
        "us.meu", "Another list", "", "2026-11-20", "0" * 64, "official", sound, "stale"
    )
    screener = Screener((Index(memoryview(build([entry]))),), Register(), ())
    screening = PartyScreening(screener, {entry.list: one, "us.meu": other})
    vendor = with_screening(catalogue, screening).vendors["example"]
    fact = lists_fact("developer.lists", "example", vendor, catalogue.sources(vendor), "2026-11-25")
    return fact, screening.hits("example")


def entry(name: str, **fields: object) -> Entry:
    return Entry("us.sdn", "1", "organisation", name, **fields)  # type: ignore[arg-type]


def test_the_same_name_in_the_same_country_is_a_listing() -> None:
    fact, hits = screened(
        entry("KESTREL OPTICS COMPANY LIMITED", countries=("CN",), citation="1 XR 2")
    )
    assert fact.value.members == {"us.sdn"}
    assert fact.value.excluded == {"us.meu"}
    assert any(row.provenance.note == "1 XR 2" for row in fact.also)
    assert not hits


@pytest.mark.parametrize(
    "one",
    [
        entry("Kestrell Optics Co., Ltd."),
        entry("Kestrel Optics Co., Ltd.", countries=("RU",)),
        entry("Kestrel Optics Co., Ltd."),
        entry("Kestrel Optics Laser Ltd"),
    ],
)
def test_a_similar_name_is_a_question_and_no_listing(one: Entry) -> None:
    fact, hits = screened(one)
    assert fact.value.members == frozenset()
    if hits[0].match.outcome != "related":
        assert "us.sdn" not in fact.value.excluded


@pytest.mark.parametrize(
    ("ours", "listed"),
    [
        ("Same Deutz Ltd", "Deutz Same Ltd"),
        ("Same Name Optics Ltd", "Name Same Optics Ltd"),
        ("Same Deutz Ltd", "Same Deutz Works Ltd"),
    ],
)
def test_a_word_of_the_name_is_no_reason_to_call_it_listed(ours: str, listed: str) -> None:
    """What a name says is never read as what the matcher says of it."""
    text = VENDOR.format(country="DE").replace("Kestrel Optics Co., Ltd.", ours)
    catalogue = making.catalogue_of(vendors__example=text)
    one = SearchedList("us.sdn", "A list", "", "2026-11-20", "0" * 64, "official", True)
    index = Index(memoryview(build([entry(listed, countries=("DE",))])))
    screening = PartyScreening(Screener((index,), Register(), ()), {"us.sdn": one})
    vendor = with_screening(catalogue, screening).vendors["example"]
    fact = lists_fact("developer.lists", "example", vendor, catalogue.sources(vendor), "2026-11-25")
    assert fact.value.members == frozenset()
    (hit,) = screening.hits("example")
    assert hit.match.basis == "likeness"


def test_the_same_name_says_so_as_data() -> None:
    _, hits = screened(entry("Kestrel Optics Co., Ltd."))
    assert [hit.match.basis for hit in hits] == ["same-name"]


def test_an_identifier_decides() -> None:
    fact, _ = screened(entry("Quite Another Name", identifiers=(("uscc", "91110000MA005UCQ5P"),)))
    assert fact.value.members == {"us.sdn"}


def test_a_name_that_is_not_found_is_looked_up_and_absent() -> None:
    fact, hits = screened(entry("Borealis Foundry"))
    assert fact.value.excluded == {"us.sdn", "us.meu"}
    assert not hits


def test_a_list_that_is_not_sound_clears_nobody() -> None:
    fact, _ = screened(entry("Borealis Foundry"), sound=False)
    assert fact.value.excluded == frozenset()
    listed, _ = screened(entry("Kestrel Optics Co., Ltd.", countries=("CN",)), sound=False)
    assert listed.value.members == {"us.sdn"}


def test_without_installed_lists_nothing_changes() -> None:
    catalogue = making.catalogue_of()
    assert with_screening(catalogue, None) is catalogue
