"""Listed names in the spellings that people, forms and web pages give them are found, and never clear."""

from __future__ import annotations

import pytest

from riskctl.screening import compare_names
from riskctl.screening.index import Index, build
from riskctl.screening.names.known import register
from riskctl.screening.names.pinyin import SYLLABLES
from riskctl.screening.names.romanised import other_spellings, wade_giles
from riskctl.screening.names.several import variants
from riskctl.screening.queries import new_query
from riskctl.screening.screen import Screener
from riskctl.watchlists.entry import Entry

ENTRIES = [
    Entry("own.l", "1", "organisation", "Kelmarov Precision Works JSC", (), ("RU",),
          identifiers=(("registration", "7704681172"),)),
    Entry("own.l", "2", "person", "XU Zhiwei", (), ("CN",)),
    Entry("own.l", "3", "organisation", "3V Trading Co.", (), ("AE",)),
    Entry("own.l", "4", "vessel", "Ocean Lark", (), ("PA",), identifiers=(("imo", "9074729"),)),
    Entry("own.l", "5", "organisation", "21st Century Kelmar Aviation", (), ("CN",)),
    Entry("own.l", "6", "person", "Tsai Ming-hsin", (), ("TW",)),
    Entry("own.l", "7", "person", "Mohammed Al-Kelmari", (), ("YE",)),
    Entry("own.l", "8", "organisation", "Beijing Varnes Optoelectronics Co. Ltd.", (), ("CN",)),
]  # fmt: skip


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener((Index(memoryview(build(ENTRIES))),), register())


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Кеlmarov Precision Works", "1"),
        ("ᴋᴇʟᴍᴀʀᴏᴠ ᴘʀᴇᴄɪsɪᴏɴ ᴡᴏʀᴋs", "1"),
        ("K̶e̶l̶m̶a̶r̶o̶v̶ Precision Works", "1"),
        ("KelmarovPrecisionWorks", "1"),
        ("sales@kelmarovprecisionworks.ru", "1"),
        ("https://kelmarovprecisionworks.com/about", "1"),
        ("kelmarovprecisionworks.ru", "1"),
        ("Kelmarov&nbsp;Precision&#32;Works", "1"),
        ("Kelmarov%20Precision%20Works", "1"),
        ("Kelmarov Precision Wks.", "1"),
        ("Another Name, reg. 7704681172", "1"),
        ("Another Name / 7704681172", "1"),
        ("Another Name (7704681172)", "1"),
        ("Another Name No 7704681172", "1"),
        ("Three V Trading", "3"),
        ("3 V Trading", "3"),
        ("3-V Trading", "3"),
        ("OCEAN LARK IMO９０７４７２９", "4"),
        ("Ocean Lark 9074729", "4"),
        ("Another Ship 9074729", "4"),
        ("XXI Century Kelmar Aviation", "5"),
        ("Hsu Chih-wei", "2"),
        ("HSU, Chih-Wei", "2"),
        ("许志伟", "2"),
        ("Cai Mingxin", "6"),
        ("蔡明欣", "6"),
        ("محمد الكلماري", "7"),
        ("Bei Jing Varnes Optoelectronics", "8"),
    ],
)
def test_a_listed_party_is_found(screener: Screener, name: str, entry: str) -> None:
    found = {match.entry.id: match.outcome for match in screener.screen(new_query(name)).matches}
    assert found.get(entry) in ("match", "review")


@pytest.mark.parametrize(
    "name",
    [
        "Golden Horizon Trading International LLC and Kelmarov Precision Works JSC",
        "Golden Horizon Trading International LLC, Kelmarov Precision Works",
        "Golden Horizon Trading International LLC\nKelmarov Precision Works",
        "Golden Horizon Trading International LLC + Kelmarov Precision Works JSC",
        "Golden Horizon Trading GmbH und Kelmarov Precision Works JSC",
    ],
)
def test_two_registered_names_in_one_are_two(screener: Screener, name: str) -> None:
    (match,) = screener.screen(new_query(name, kind="organisation")).matches
    assert (match.entry.id, match.outcome) == ("1", "match")


@pytest.mark.parametrize(
    "name", ["Kelmar Co., Ltd.", "Kelmar & Sons Co. Ltd", "Kelmar GmbH & Co. KG", "Kelmar\nWorks"]
)
def test_one_registered_name_stays_one(name: str) -> None:
    assert len(variants(new_query(name).name)) == 1


def test_a_kind_that_is_stated_wrongly_is_told_whatever_the_legal_form(screener: Screener) -> None:
    result = screener.screen(new_query("Kelmarov Precision Works", kind="person"))
    assert [near.reasons[0].code for near in result.near] == ["other-kind"]


def test_another_romanisation_is_for_review_alone(screener: Screener) -> None:
    (match,) = screener.screen(new_query("Hsu Chih-wei", kind="person")).matches
    assert match.outcome == "review"
    assert match.reasons[0].code == "romanised"


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Zhang Zhongmou", ("chang chung-mou",)),
        ("Xie Jinhe", ("hsieh chin-ho",)),
        ("Kuo Tai-ming", ("guo daiming", "guo taiming", "kuo daiming")),
        ("Anna Mei", ()),
        ("Wang Wei", ()),
        ("Kelmar Technologies", ()),
        ("", ()),
        ("Li Xiao Ming Da Hua Zhong", ()),
    ],
)
def test_only_names_of_chinese_syllables_are_written_otherwise(
    name: str, spelt: tuple[str, ...]
) -> None:
    assert other_spellings(name) == spelt


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iurii Solparin", "Yury Solparin"),
        ("His Excellency Dmitri Varnesky", "Dmitri Vladimirovich Varnesky"),
        ("Dr. Dmitri Varnesky, MBA", "Dmitri Varnesky"),
    ],
)
def test_titles_and_libraries_make_no_other_person(one: str, other: str) -> None:
    assert compare_names(one, other, kind="person").outcome == "match"


def test_each_syllable_has_one_spelling_in_letters() -> None:
    assert all(wade_giles(syllable).isalpha() for syllable in SYLLABLES)


@pytest.mark.parametrize(
    "name",
    ["a" * 1990, "chang-" * 300, "#" * 1900 + "1", "# " * 900 + "123456", "(1 " * 600, "[:" * 900],
)
def test_a_hostile_name_is_read(name: str) -> None:
    query = new_query(name)
    assert variants(query.name)
    assert other_spellings(query.name) == ()
