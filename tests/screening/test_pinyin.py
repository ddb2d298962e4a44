"""Pinyin is so dense that one letter makes another name; what is no pinyin is a slip or another language."""

from __future__ import annotations

import pytest

from riskctl.screening.comparison.organisations import best_scored
from riskctl.screening.index import Index, build
from riskctl.screening.names.known import Register
from riskctl.screening.names.pinyin import is_pinyin, other_syllables
from riskctl.screening.query import Query
from riskctl.screening.screen import Screener
from riskctl.watchlists.entry import Entry


@pytest.mark.parametrize("word", ["jinxin", "zhongguancun", "huawei", "xian", "lvliang", "erquan"])
def test_syllables_of_pinyin_are_known(word: str) -> None:
    assert is_pinyin(word)


@pytest.mark.parametrize("word", ["huawie", "zhonxing", "khouri", "toyota", "jin", "brzeg", ""])
def test_other_words_are_none(word: str) -> None:
    assert not is_pinyin(word)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("jinxin", "jingxin", True),
        ("shengda", "shangda", True),
        ("jinxin", "jinxin", False),
        ("zhongxing", "zhonxing", False),
        ("simona", "simone", False),
        ("abdulla", "abdalla", False),
    ],
)
def test_two_words_of_pinyin_that_differ_are_two_names(one: str, other: str, differ: bool) -> None:
    assert other_syllables(one, other) is differ
    assert other_syllables(other, one) is differ


def outcome(asked: str, listed: str, country: str = "", listed_in: tuple[str, ...] = ()) -> str:
    entry = Entry("own.list", "1", "organisation", listed, countries=listed_in)
    screener = Screener((Index(memoryview(build([entry]))),), Register())
    return screener.screen(Query(asked, country=country)).outcome


def test_other_syllables_tell_nothing_about_a_party_and_a_slip_does() -> None:
    listed = "Shenzhen Jinxin Optics Co., Ltd."
    assert outcome("Shenzhen Jingxin Optics Co., Ltd.", listed) not in ("match", "review")
    assert outcome("Shenzhen Jinxni Optics Co., Ltd.", listed) in ("match", "review")


def test_only_the_very_name_is_a_match_in_another_country() -> None:
    listed = "Pelnora Robotics Ltd"
    assert outcome("Pelnora Robotics", listed, "MY", ("AE",)) == "match"
    assert outcome("Pelnora Robotic", listed, "MY", ("AE",)) == "review"
    assert outcome("Pelnora Robotic", listed, "AE", ("AE",)) == "match"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Pelnora Shipping Ltd", "PELNORA SHIPPING Limited", True),
        ("Pelnora Kaiun K.K.", "Pelnora Kisen K.K.", False),
        ("Pelnora Steel", "Pelnora 钢铁", False),
        ("Pelnora Tech", "Pelnora Technologies", False),
        ("Pelnora Works No 7", "Pelnora Works No. 7", True),
    ],
)
def test_the_same_name_is_the_same_letters(left: str, right: str, same: bool) -> None:
    scored = best_scored(left, right)
    assert scored is not None
    assert scored.comparison.same_name is same
    assert scored.comparison.score > 0.85


def test_two_words_for_one_business_in_one_script_are_less_than_one_word() -> None:
    likeness = [
        scored.comparison.score
        for other in ("Pelnora Ship", "Pelnora 海运", "Pelnora Kisen")
        if (scored := best_scored("Pelnora Shipping", other))
    ]
    assert likeness[0] == likeness[1] == 1 > likeness[2]


def test_a_word_that_may_part_two_companies_asks_a_person() -> None:
    listed = "Tianjin Pelnoravia Velmarak Optics Co., Ltd."
    assert outcome("Tianjin Pelnoravia Velmarak Optics", listed) == "match"
    assert outcome("Tianjin Pelnoravia Velmarak Optics Group", listed) == "match"
    assert outcome("Pelnoravia Velmarak Optics", listed) == "review"
