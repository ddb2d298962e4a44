"""Near names are offered, far ones are not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.text.suggest import did_you_mean, hint

FACTS = [
    "route.served_on",
    "route.processing_countries",
    "route.storage_countries",
    "route.listed_ownership_percent",
    "actor.sends_items_subject_to_ear",
    "actor.sector",
    "data.personal",
    "data.subject_countries",
    "developer.lists",
    "developer.id",
    "operator.lists",
    "operator.id",
]
OPERATORS = [
    "is",
    "in",
    "any_of",
    "any_outside",
    "all_of",
    "at_least",
    "below",
    "within_years",
    "before",
    "all",
    "any",
    "not",
]


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("route.procesing_countries", "route.processing_countries"),
        ("rout.processing_countries", "route.processing_countries"),
        ("route.processing-countries", "route.processing_countries"),
        ("Route.Processing_Countries", "route.processing_countries"),
        ("processing_countries", "route.processing_countries"),
        ("route_processing_countries", "route.processing_countries"),
        ("actor.sect", "actor.sector"),
        ("data.persnal", "data.personal"),
        ("operator.list", "operator.lists"),
        ("route.listed_ownership", "route.listed_ownership_percent"),
    ],
)
def test_near_fact_names(word: str, choice: str) -> None:
    assert did_you_mean(word, FACTS)[0] == choice


@pytest.mark.parametrize(
    ("word", "choice"),
    [("atleast", "at_least"), ("anyof", "any_of"), ("al", "all"), ("bellow", "below")],
)
def test_near_operators(word: str, choice: str) -> None:
    assert did_you_mean(word, OPERATORS)[0] == choice


@pytest.mark.parametrize(
    "word",
    ["route.colour", "developer.xyz", "zzz", "operator.", "", "banana", "route", "\ud800", "."],
)
def test_far_words_suggest_nothing(word: str) -> None:
    assert did_you_mean(word, FACTS) == []
    assert hint(word, FACTS) == ""


def test_ties_go_by_name_whatever_the_order() -> None:
    choices = ["abcx", "abcz", "abcy", "abcw"]
    assert (
        did_you_mean("abcd", choices)
        == did_you_mean("abcd", reversed(choices))
        == ["abcw", "abcx", "abcy"]
    )
    assert did_you_mean("abcd", choices, limit=1) == ["abcw"]


def test_a_right_name_is_not_a_suggestion_for_itself() -> None:
    assert did_you_mean("actor.sector", FACTS) == []


def test_hint_shows_the_nearest_safely() -> None:
    assert hint("actor.sectr", FACTS) == " (did you mean 'actor.sector'?)"
    assert hint("vendor\x1b", ["vendor\x1b["]) == " (did you mean 'vendor\\x1b['?)"


def test_hostile_words_cost_little() -> None:
    started = time.process_time()
    assert did_you_mean("a" * 10_000_000, ["a" * 10_000_000 + "b", "b"]) == []
    assert did_you_mean("a" * 120, ["a" * i for i in range(1, 2000)])
    assert time.process_time() - started < 1


@given(st.text(st.characters()), st.lists(st.text(st.characters()), max_size=6))
def test_suggestions_are_choices(word: str, choices: list[str]) -> None:
    found = did_you_mean(word, choices)
    assert len(found) <= 3
    assert set(found) <= set(choices)
