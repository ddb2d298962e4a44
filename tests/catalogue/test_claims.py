"""Dated claims resolved to one fact: grades, history, expiry, shelf life, disagreement."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import catalogue_of

from riskctl.catalogue.claims import Claim, read_claims, resolve
from riskctl.facts.values import GRADES, Between, Known, Partial, Provenance, Unknown

PATH = "route.processing_countries"


def claim(value, observed="2026-01-01", grade="official", expires="") -> Claim:
    return Claim(value, Provenance("a page", "", observed, grade), expires)


def known(*items):
    return Known(frozenset(items))


def at(claims, as_of="2026-11-23"):
    return resolve(PATH, claims, as_of).value


def test_the_best_grade_wins_then_the_latest():
    old, new = claim(known("CN"), "2025-01-01"), claim(known("US"), "2026-01-01")
    assert at([old, new]) == known("US")
    assert at(
        [claim(known("CN"), "2020-01-01", "official"), claim(known("US"), "2026-01-01", "vendor")]
    ) == known("CN")


def test_a_later_statement_that_nothing_is_known_takes_the_place_of_an_earlier_value():
    assert isinstance(
        at([claim(known("CN"), "2025-01-01"), claim(Unknown("withdrawn"), "2026-01-01")]), Unknown
    )


def test_a_claim_is_not_known_before_it_is_observed():
    rows = [claim(known("CN"), "2026-06-01")]
    assert at(rows, "2026-06-01") == known("CN")
    assert at(rows, "2026-05-31") == Unknown("first stated on 2026-06-01, after the date")


def test_history_answers_for_its_own_time():
    rows = [claim(known("CN"), "2025-01-01"), claim(known("US"), "2026-01-01")]
    assert at(rows, "2025-12-31") == known("CN")
    assert at(rows, "2026-01-01") == known("US")


def test_an_expired_claim_is_dropped_and_said():
    rows = [claim(known("CN"), expires="2026-06-30")]
    assert at(rows, "2026-06-30") == known("CN")
    assert at(rows, "2026-07-01") == Unknown("the last statement expired on 2026-06-30")
    assert at([*rows, claim(known("US"), "2025-01-01", "vendor")], "2026-07-01") == known("US")


def test_equals_that_disagree_make_a_scalar_unknown_and_a_set_open():
    assert at([claim(known("CN")), claim(known("US"))]) == Partial(frozenset({"CN", "US"}))
    assert at([claim(Known(True)), claim(Known(False))]) == Unknown(
        "statements of equal grade and date disagree"
    )
    assert at([claim(Between(1, 2)), claim(Between(1, 3))]) == Unknown(
        "statements of equal grade and date disagree"
    )


def test_nothing_stated():
    assert at([]) == Unknown("not stated")


days = st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31)).map(str)
some_values = st.one_of(
    st.just(known("CN")),
    st.just(known("US")),
    st.just(Partial(frozenset({"CN"}))),
    st.just(Unknown("not disclosed")),
)
some_claims = st.lists(
    st.builds(claim, some_values, days, st.sampled_from(GRADES), st.one_of(st.just(""), days)),
    max_size=5,
)


@given(some_claims, days, st.data())
def test_the_same_claim_twice_changes_nothing(rows, day, data):
    again = data.draw(st.lists(st.sampled_from(rows))) if rows else []
    assert resolve(PATH, rows + again, day) == resolve(PATH, rows, day)


@given(some_claims, days, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_value(rows, day, shuffler):
    mixed = list(rows)
    shuffler.shuffle(mixed)
    assert resolve(PATH, mixed, day).value == resolve(PATH, rows, day).value


@given(some_claims, some_values, days, days)
def test_a_claim_first_observed_after_the_day_is_not_used(rows, value, day, later):
    if later > day:
        future = claim(value, later)
        assert resolve(PATH, [*rows, future], day).provenance == resolve(PATH, rows, day).provenance
        if rows and any(row.current(day) for row in rows):
            assert resolve(PATH, [*rows, future], day) == resolve(PATH, rows, day)
        else:
            assert isinstance(resolve(PATH, [*rows, future], day).value, Unknown)


@given(some_claims, days, days)
def test_between_two_changes_every_day_is_alike(rows, first, second):
    one, two = sorted((first, second))
    begins = [row.provenance.observed for row in rows]
    ends = [row.expires for row in rows if row.expires]
    if not any(one < day <= two for day in begins) and not any(one <= day < two for day in ends):
        assert resolve(PATH, rows, one).value == resolve(PATH, rows, two).value


def test_the_shelf_life_of_the_fact_ends_a_claim_without_a_date_of_its_own():
    claims = """
claims:
  processing_countries: {value: [CN], source: s, observed: 2025-01-01, grade: official}
  storage_countries: {value: [CN], source: s, observed: 2025-01-01, grade: official, expires: 2030-01-01}
  first_party: {value: true, source: s, observed: 2020-01-01, grade: official}
sources: {s: {title: A page}}
"""
    book = catalogue_of(
        **{"routes__example-api": "name: R\noperator: example\nmodels: [example-one]" + claims}
    )
    route = book.routes["example-api"]
    rows = read_claims(route.claims, "route", book.sources(route), "example-api")
    value = {path: (lambda day, path=path: resolve(path, rows[path], day).value) for path in rows}
    assert value["route.processing_countries"]("2026-01-01") == known("CN")
    assert isinstance(value["route.processing_countries"]("2026-01-02"), Unknown)
    assert value["route.storage_countries"]("2029-12-31") == known("CN")
    assert value["route.first_party"]("2040-01-01") == Known(True)


@pytest.mark.parametrize("grade", GRADES)
def test_the_fact_carries_the_provenance_of_what_won(grade):
    found = resolve(PATH, [claim(known("CN"), grade=grade)], "2026-11-23")
    assert found.provenance.grade == grade and found.provenance.source == "a page"
