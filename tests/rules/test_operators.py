"""Every operator on every shape a value can have."""

from __future__ import annotations

import pytest

from riskctl.facts.values import Between, Known, Partial, Unknown
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import OPERATORS, misfit, parse_condition
from riskctl.rules.evaluate import MAYBE, NO, YES, compile_condition, years_before

LISTS = {"xx.list": frozenset({"MY", "SG"})}
DAY = "2026-11-23"
SET, NUMBER, WHOLE = "data.subject_countries", "route.listed_ownership_percent", "data.subjects"
CHOICE, TRUTH, HELD, DATED = "route.deployment", "data.personal", "evidence.dpia", "model.released"


def known(*members):
    return Known(frozenset(members))


def partial(*members, without=()):
    return Partial(frozenset(members), frozenset(without))


TABLE = [
    # sets
    (SET, "any_of", ["CN", "US"], known("CN"), YES),
    (SET, "any_of", ["CN", "US"], known("MY"), NO),
    (SET, "any_of", ["CN", "US"], known(), NO),
    (SET, "any_of", ["CN", "US"], partial("CN"), YES),
    (SET, "any_of", ["CN", "US"], partial("MY"), MAYBE),
    (SET, "any_of", ["CN", "US"], partial("MY", without=["CN"]), MAYBE),
    (SET, "any_of", ["CN", "US"], partial("MY", without=["CN", "US"]), NO),
    (SET, "any_of", ["CN", "US"], Unknown(), MAYBE),
    (SET, "any_of", {"list": "xx.list"}, known("SG"), YES),
    (SET, "any_outside", {"list": "xx.list"}, known("SG", "MY"), NO),
    (SET, "any_outside", ["MY"], known("MY"), NO),
    (SET, "any_outside", ["MY"], known("MY", "CN"), YES),
    (SET, "any_outside", ["MY"], known(), NO),
    (SET, "any_outside", ["MY"], partial("MY"), MAYBE),
    (SET, "any_outside", ["MY"], partial("CN"), YES),
    (SET, "any_outside", ["MY"], partial(without=["CN"]), MAYBE),
    (SET, "any_outside", ["MY"], Unknown(), MAYBE),
    (SET, "all_of", ["MY", "SG"], known("MY", "SG", "CN"), YES),
    (SET, "all_of", ["MY", "SG"], known("MY"), NO),
    (SET, "all_of", ["MY", "SG"], partial("MY", "SG"), YES),
    (SET, "all_of", ["MY", "SG"], partial("MY"), MAYBE),
    (SET, "all_of", ["MY", "SG"], partial("MY", without=["SG"]), NO),
    (SET, "all_of", ["MY", "SG"], Unknown(), MAYBE),
    # numbers
    (NUMBER, "at_least", "50", Known(50.0), YES),
    (NUMBER, "at_least", "50", Known(49.99), NO),
    (NUMBER, "at_least", "50", Between(30, 55), MAYBE),
    (NUMBER, "at_least", "50", Between(50, 60), YES),
    (NUMBER, "at_least", "50", Between(30, 49.99), NO),
    (NUMBER, "at_least", "50", Between(30, 50), MAYBE),
    (NUMBER, "at_least", "50", Unknown(), MAYBE),
    (NUMBER, "below", "50", Known(50.0), NO),
    (NUMBER, "below", "50", Known(49.99), YES),
    (NUMBER, "below", "50", Between(30, 55), MAYBE),
    (NUMBER, "below", "50", Between(30, 49.99), YES),
    (NUMBER, "below", "50", Unknown(), MAYBE),
    (WHOLE, "is", "100", Known(100), YES),
    (WHOLE, "is", "100", Known(99), NO),
    (WHOLE, "is", "100", Between(90, 110), MAYBE),
    (WHOLE, "is", "100", Between(101, 110), NO),
    # scalars
    (TRUTH, "is", "true", Known(True), YES),
    (TRUTH, "is", "true", Known(False), NO),
    (TRUTH, "is", "no", Known(False), YES),
    (TRUTH, "is", "true", Unknown(), MAYBE),
    (CHOICE, "is", "self-hosted", Known("self-hosted"), YES),
    (CHOICE, "in", ["self-hosted", "hyperscaler"], Known("hyperscaler"), YES),
    (CHOICE, "in", ["self-hosted", "hyperscaler"], Known("aggregator"), NO),
    (CHOICE, "in", ["self-hosted", "hyperscaler"], Unknown(), MAYBE),
    # evidence and dates
    (HELD, "is", "none", Known("none"), YES),
    (HELD, "is", "none", Known("2026-01-01"), NO),
    (HELD, "within_years", "2", Known("2024-11-23"), YES),
    (HELD, "within_years", "2", Known("2024-11-22"), NO),
    (HELD, "within_years", "2", Known(DAY), YES),
    (HELD, "within_years", "2", Known("2026-11-24"), NO),
    (HELD, "within_years", "2", Known("none"), NO),
    (HELD, "within_years", "2", Unknown(), MAYBE),
    (HELD, "before", "2025-01-01", Known("none"), NO),
    (DATED, "before", "2025-01-01", Known("2024-12-31"), YES),
    (DATED, "before", "2025-01-01", Known("2025-01-01"), NO),
    (DATED, "before", "2025-01-01", Unknown(), MAYBE),
]


@pytest.mark.parametrize(("fact", "operator", "right", "value", "expected"), TABLE)
def test_operator_on_value(fact, operator, right, value, expected):
    problems = []
    condition = parse_condition(
        {"fact": fact, operator: right}, lambda path, message: problems.append(message)
    )
    assert not problems
    assert compile_condition(condition, DAY, LISTS.__getitem__)({fact: value}) == expected


def test_every_operator_is_in_the_table():
    assert {row[1] for row in TABLE} == set(OPERATORS)


@pytest.mark.parametrize("fact", [SET, NUMBER, WHOLE, CHOICE, TRUTH, HELD, DATED])
@pytest.mark.parametrize("operator", OPERATORS)
def test_an_operator_fits_a_fact_exactly_when_the_table_uses_it(fact, operator):
    """Or the fact's type is like one that it uses."""
    kind = VOCABULARY[fact].type
    used = {(VOCABULARY[row[0]].type, row[1]) for row in TABLE}
    like = {
        ("percent", "is"),
        ("integer", "at_least"),
        ("integer", "below"),
        ("date", "is"),
        ("date", "within_years"),
    }
    anything = operator == "in" and kind != "set"
    assert (misfit(VOCABULARY[fact], operator) == "") == (
        anything or (kind, operator) in used | like
    )


def test_years_before_a_leap_day():
    assert years_before("2028-02-29", 1) == "2027-02-28"
    assert years_before("2028-02-29", 4) == "2024-02-29"
    assert years_before("2026-11-23", 3) == "2023-11-23"


MISTAKES = [
    ({}, (), "a condition is a mapping"),
    ("data.personal", (), "a condition is a mapping"),
    ({"fact": "data.personnal", "is": "true"}, ("fact",), "did you mean 'data.personal'?"),
    ({"fact": ["a"], "is": "true"}, ("fact",), "unknown fact"),
    ({"fact": "data.personal", "iz": "true"}, ("iz",), "unknown operator 'iz'"),
    ({"fact": "data.personal"}, (), "has exactly one operator"),
    ({"fact": "data.personal", "is": "true", "in": ["true"]}, (), "has exactly one operator"),
    ({"fact": "data.personal", "is": "maybe"}, ("is",), "takes true or false"),
    ({"fact": SET, "is": "MY"}, ("is",), "is a set; use any_of"),
    ({"fact": TRUTH, "any_of": ["true"]}, ("any_of",), "is not a set"),
    ({"fact": TRUTH, "at_least": "1"}, ("at_least",), "is not a number"),
    ({"fact": TRUTH, "within_years": "1"}, ("within_years",), "is not a date"),
    ({"fact": HELD, "within_years": "0"}, ("within_years",), "whole number of years"),
    ({"fact": HELD, "within_years": "101"}, ("within_years",), "whole number of years"),
    ({"fact": HELD, "within_years": ["1"]}, ("within_years",), "whole number of years"),
    ({"fact": DATED, "before": "tomorrow"}, ("before",), "takes a date"),
    ({"fact": NUMBER, "at_least": "101"}, ("at_least",), "percentage from 0 to 100"),
    ({"fact": SET, "any_of": []}, ("any_of",), "at least one literal"),
    ({"fact": SET, "any_of": "MY"}, ("any_of",), "at least one literal"),
    ({"fact": SET, "any_of": {"lst": "x"}}, ("any_of",), "{list: ID}"),
    ({"fact": SET, "any_of": ["MY", "Malaysia"]}, ("any_of", 1), "not an ISO 3166-1"),
    ({"fact": CHOICE, "in": ["selfhosted"]}, ("in", 0), "did you mean 'self-hosted'?"),
    ({"all": []}, ("all",), "at least one condition"),
    ({"any": {"fact": TRUTH}}, ("any",), "at least one condition"),
    ({"al": [{"fact": TRUTH, "is": "true"}]}, ("al",), "unknown condition 'al'"),
    ({"all": [{"fact": TRUTH, "is": "true"}], "any": []}, (), "one of all, any, not"),
    ({"all": [{"not": {"fact": "x", "is": "y"}}]}, ("all", 0, "not", "fact"), "unknown fact 'x'"),
]


@pytest.mark.parametrize(("raw", "place", "words"), MISTAKES)
def test_a_mistake_is_told_at_its_place(raw, place, words):
    problems = []
    assert parse_condition(raw, lambda path, message: problems.append((path, message))) is None
    assert [path for path, _ in problems] == [place]
    assert words in problems[0][1]


def test_all_mistakes_of_a_condition_are_told_at_once():
    problems = []
    raw = {
        "all": [
            {"fact": "a", "is": "b"},
            {"any": [{"fact": TRUTH, "is": "x"}]},
            {"not": {"fact": "c", "is": "d"}},
        ]
    }
    assert parse_condition(raw, lambda path, message: problems.append(path)) is None
    assert problems == [("all", 0, "fact"), ("all", 1, "any", 0, "is"), ("all", 2, "not", "fact")]
