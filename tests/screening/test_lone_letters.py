"""Letters that stand apart are one word, and a short form in front may be the name."""

from __future__ import annotations

import pytest

from riskctl.screening import compare_names
from riskctl.screening.names.lexicon import FORM, NAME
from riskctl.screening.names.lone_letters import joined_letters
from riskctl.screening.names.parse import parse
from riskctl.screening.names.tokens import tokens_of

ONE_PARTY = (
    ("AB Logistics", "A & B Logistics"),
    ("A+B Logistics", "A and B Logistics"),
    ("A B Logistics", "A & B Logistics"),
    ("A.B. Logistics", "A&B Logistics"),
    ("SA Trading Ltd", "S & A Trading Ltd"),
    ("CA Shipping", "C and A Shipping"),
    ("JT Express", "J & T Express"),
    ("PG Chemicals", "P+G Chemicals"),
    ("Kelmar AI Ltd", "Kelmar A & I Ltd"),
    ("R&D Steel", "Research and Development Steel"),
)


@pytest.mark.parametrize(("asked", "listed"), ONE_PARTY)
def test_letters_apart_are_one_word(asked: str, listed: str) -> None:
    assert compare_names(asked, listed).outcome == "match"
    assert compare_names(listed, asked).outcome == "match"


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("AB Logistics", "A & C Logistics"),
        ("S & A Trading Ltd", "S & B Trading Ltd"),
        ("A & B Logistics", "B Logistics"),
    ],
)
def test_other_letters_are_another_name(asked: str, listed: str) -> None:
    assert compare_names(asked, listed).outcome not in ("match", "review")


def joined(text: str) -> list[str]:
    return [token.key for token in joined_letters(tokens_of(text))]


def test_only_lone_letters_that_something_binds_are_joined() -> None:
    assert joined("a & b & c kelmar") == ["abc", "kelmar"]
    assert joined("kelmar & b") == ["kelmar", "and", "b"]
    assert joined("j t kelmar") == ["jt", "kelmar"]
    assert joined("kelmar j t") == ["kelmar", "j", "t"]
    assert joined("b c") == ["b", "c"], "a name of two letters alone is folded as it stands"


def test_a_form_in_front_is_read_both_ways_where_no_word_is_the_name() -> None:
    readings = parse("AB Logistics")
    assert [[token.key for token in parsed.forms] for parsed in readings] == [["any"], []]
    assert [token.kind for token in readings[1].tokens][:1] == [NAME]


@pytest.mark.parametrize("name", ["AB Kelmar", "Logistics AB", "OOO Kelmar Logistics"])
def test_a_form_beside_a_name_is_a_form(name: str) -> None:
    (parsed,) = parse(name)
    assert [token.kind for token in parsed.forms] == [FORM]
