"""What tells two companies of like names apart, and what makes one of a group of another."""

from __future__ import annotations

import pytest

from riskctl.screening import compare_names
from riskctl.screening.comparison.compare import compare_spelling
from riskctl.screening.comparison.weighed import Weighed, weighed
from riskctl.screening.names.known import KnownName, Register
from riskctl.screening.thresholds import FAINT_RELATED, POSSIBLE, RELATED_MOST, SURE


def weigh(asked: str, listed: str) -> Weighed:
    return weighed(asked, listed, compare_spelling(asked, listed, "organisation"), 0.0)


def test_another_word_for_a_business_is_less_than_the_same_letters() -> None:
    other = compare_names("Kelmar Kaiun K.K.", "Kelmar Kisen K.K.")
    assert other.score < compare_names("Kelmar Kaiun K.K.", "Kelmar Kaiun Ltd").score - 0.05
    assert compare_names("Hi Silicon Steel", "HiSilicon Steel").score > 0.95


def test_inc_is_no_translation_of_a_form_that_keeps_its_name_abroad() -> None:
    same = compare_names("Kelmar Vantey GmbH", "Kelmar Vantey GmbH").score
    assert compare_names("Kelmar Vantey Inc.", "Kelmar Vantey GmbH").score < same
    assert compare_names("Kelmar Vantey Inc.", "Kelmar Vantey K.K.").score == same


@pytest.mark.parametrize(
    ("asked", "listed", "outcome"),
    [
        ("QVX Systems, Inc.", "QVX Industries, Inc.", "related"),
        ("Pelnora Systems, Inc.", "Pelnora Industries, Inc.", "review"),
        ("QVX Systems", "QVX Industries", "review"),
    ],
)
def test_general_words_part_registered_firms_of_a_short_name(
    asked: str, listed: str, outcome: str
) -> None:
    assert compare_names(asked, listed).outcome == outcome


def test_a_name_that_sounds_otherwise_is_for_a_person() -> None:
    listed = "Shenzhen Pelnora Electronics Co., Ltd."
    assert weigh("Shenzhen Pelnorra Electronics Co., Ltd.", listed).outcome == "match"
    assert weigh("Shenzhen Penlora Electronics Co., Ltd.", listed).outcome == "match"
    assert weigh("Shenzhen Pelnotra Electronics Co., Ltd.", listed).outcome == "review"


def test_only_a_country_more_is_a_company_of_the_group_however_short_the_name() -> None:
    abroad = weigh("QVX Malaysia Sdn Bhd", "QVX Company Limited")
    assert abroad.outcome == "related" and abroad.score >= FAINT_RELATED
    assert weigh("QVX Fudge Malaysia Sdn Bhd", "QVX Company Limited").score < FAINT_RELATED


def test_bounds_are_in_order() -> None:
    assert FAINT_RELATED < RELATED_MOST < POSSIBLE < SURE


def test_letters_that_are_spelt_in_kana_are_read_without_their_dots() -> None:
    assert compare_names("日本アイ・ビー・エム株式会社", "IBM Japan, Ltd.").outcome == "match"


def test_an_organisation_known_in_one_town_is_not_of_another() -> None:
    book = Register()
    book.add(KnownName("kelmar", "CN", ("Zhejiang Kelmar Co., Ltd.", "Kelmar"), (), "", "memory"))
    book.add(KnownName("vantey", "CN", ("Vantey",), (), "", "memory"))
    assert book.ids("Zhejiang Kelmar Co., Ltd.") == {"kelmar"}
    assert book.ids("Kelmar Co., Ltd.") == {"kelmar"}
    assert not book.ids("Cangzhou Kelmar Co., Ltd.")
    assert book.ids("Cangzhou Vantey Co., Ltd.") == {"vantey"}
