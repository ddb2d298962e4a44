"""The word tables for names: their format holds, no spelling means two things, and well-known facts are in them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import riskctl.screening
from riskctl.facts.countries import COUNTRIES

TABLES = Path(riskctl.screening.__file__).parent / "names" / "tables"
FORM_CLASSES = {
    "private", "public", "partnership", "sole", "cooperative", "foundation", "association", "state", "any",
}  # fmt: skip
WORD_CLASSES = {"generic", "class", "trade", "direction", "number", "filler"}
BOTH_FORM_AND_WORD = {"og"}
NOT_LETTERS = str.maketrans(
    {"đ": "d", "ı": "i", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "ə": "a"}
)


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The fields of every line that is not a comment."""
    lines = (TABLES / name).read_text(encoding="utf-8").split("\n")
    return tuple(tuple(line.split(" | ")) for line in lines if line and not line.startswith("#"))


def spellings(row: tuple[str, ...]) -> list[str]:
    return row[2].split(" ; ")


@cache
def meaning(name: str) -> dict[str, tuple[str, ...]]:
    """The line of every spelling."""
    return {one: row for row in rows(name) for one in spellings(row)}


@cache
def han() -> dict[str, str]:
    return {
        old: new for _, olds, news in rows("han.txt") for old, new in zip(olds, news, strict=True)
    }


def normal(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def bare(text: str) -> str:
    """A Latin spelling without its diacritics; others as they are."""
    if not any("LATIN" in unicodedata.name(char, "") for char in text):
        return text
    parts = unicodedata.normalize("NFD", text.translate(NOT_LETTERS))
    return "".join(char for char in parts if not unicodedata.combining(char))


@pytest.mark.parametrize("name", ["forms.txt", "words.txt", "places.txt", "han.txt", "letters.txt"])
def test_files_are_plain_text_of_three_fields(name: str) -> None:
    text = (TABLES / name).read_bytes().decode("utf-8")
    assert text.endswith("\n") and "\r" not in text
    hidden = {
        f"U+{ord(char):04X}"
        for char in text
        if unicodedata.category(char) in {"Cc", "Co", "Cn"} and char != "\n"
    }
    assert not hidden
    wrong = [
        row
        for row in rows(name)
        if len(row) != 3 or any(not field or field != field.strip() for field in row)
    ]
    assert not wrong


@pytest.mark.parametrize("name", ["forms.txt", "words.txt", "places.txt"])
def test_spellings_are_as_the_reader_makes_them(name: str) -> None:
    wrong = [
        one
        for row in rows(name)
        for one in spellings(row)
        if one != " ".join(normal(one).replace(".", "").split())
    ]
    assert not wrong


@pytest.mark.parametrize("name", ["forms.txt", "words.txt", "places.txt"])
def test_no_spelling_stands_twice(name: str) -> None:
    every = [one for row in rows(name) for one in spellings(row)]
    assert not [one for one, count in Counter(every).items() if count > 1]


@pytest.mark.parametrize("name", ["words.txt", "places.txt"])
def test_no_spelling_means_two_things_once_marks_and_han_variants_are_gone(name: str) -> None:
    found: dict[str, str] = {}
    clashes = []
    for row in rows(name):
        for one in spellings(row):
            key = bare("".join(han().get(char, char) for char in one))
            if found.setdefault(key, row[0]) != row[0]:
                clashes.append((one, found[key], row[0]))
    assert not clashes


def test_forms_and_words_share_only_what_is_meant_to_be_shared() -> None:
    assert set(meaning("forms.txt")) & set(meaning("words.txt")) == BOTH_FORM_AND_WORD


def test_no_place_is_also_a_word_or_a_form() -> None:
    places = {bare(one) for one in meaning("places.txt")}
    assert not places & {bare(one) for name in ("words.txt", "forms.txt") for one in meaning(name)}


def test_classes_and_countries_of_forms() -> None:
    for kind, where, _ in rows("forms.txt"):
        assert kind in FORM_CLASSES
        assert where == "*" or set(where.split()) <= set(COUNTRIES), where


def test_classes_of_words_and_one_line_per_concept() -> None:
    concepts = [row[0] for row in rows("words.txt")]
    assert len(concepts) == len(set(concepts))
    assert {row[1] for row in rows("words.txt")} == WORD_CLASSES
    assert all(row[0].isdigit() == (row[1] == "number") for row in rows("words.txt"))


def test_countries_of_places_and_one_line_per_place() -> None:
    places = [row[0] for row in rows("places.txt")]
    assert len(places) == len(set(places))
    assert {row[1] for row in rows("places.txt")} - {"-"} <= set(COUNTRIES)


def test_lines_of_words_are_sorted_within_a_class() -> None:
    for kind in WORD_CLASSES - {"number"}:
        concepts = [row[0] for row in rows("words.txt") if row[1] == kind]
        assert concepts == sorted(concepts)


def test_han_is_one_character_for_one_and_ends_where_it_leads() -> None:
    olds = [old for row in rows("han.txt") for old in row[1]]
    assert {row[0] for row in rows("han.txt")} == {"trad", "jp"}
    assert all(len(row[1]) == len(row[2]) for row in rows("han.txt"))
    assert len(olds) == len(set(olds)) >= 2_300
    assert not set(olds) & set(han().values())


def test_letters_stand_once_in_a_system() -> None:
    keys = [row[:2] for row in rows("letters.txt")]
    assert len(keys) == len(set(keys))
    assert {row[0] for row in rows("letters.txt")} == {"ko", "ja", "th", "ar", "digit", "reading"}
    for system, _, latin in rows("letters.txt"):
        if system == "digit":
            assert latin.isdigit() and latin.isascii()
        elif system == "reading":
            assert latin.isascii() and latin.isalpha() and latin.islower()
        else:
            assert latin == "&" or (len(latin) == 1 and latin.isascii() and latin.isalpha())


def test_the_tables_are_as_wide_as_they_claim() -> None:
    assert len(meaning("forms.txt")) >= 1_500
    assert len(rows("words.txt")) >= 450 and len(meaning("words.txt")) >= 10_000
    assert len(rows("places.txt")) >= 1_400


@pytest.mark.parametrize(
    ("form", "kind", "country"),
    [
        ("有限公司", "private", "CN"), ("股份有限公司", "public", "CN"), ("株式会社", "public", "JP"),
        ("주식회사", "public", "KR"), ("sdn bhd", "private", "MY"), ("pte ltd", "private", "SG"),
        ("công ty cổ phần", "public", "VN"), ("persero", "state", "ID"), ("фгуп", "state", "RU"),
        ("sa de cv", "public", "MX"), ("gmbh & co kg", "partnership", "DE"), ("oyj", "public", "FI"),
        (normal("จำกัด (มหาชน)"), "public", "TH"), ("limited", "any", "*"),
    ],
)  # fmt: skip
def test_known_forms(form: str, kind: str, country: str) -> None:
    line = meaning("forms.txt")[form]
    assert line[0] == kind
    assert country in line[1].split()


@pytest.mark.parametrize(
    ("concept", "kind", "words"),
    [
        ("technology", "generic", ["tech", "科技", "keji", "기술", "công nghệ", "teknologi", "технологии"]),
        ("steel", "trade", ["steel", "钢铁", "baja", "stahl", "acero", "فولاد", "제철"]),
        ("cement", "trade", ["cement", "水泥", "semen", "시멘트"]),
        ("shipping", "trade", ["kaiun", "kisen", "해운", "пароходство", "reederei", "naviera"]),
        ("electronics", "trade", ["dianzi", "jeonja", "điện tử", "электроника"]),
        ("microelectronics", "trade", ["微电子", "микроэлектроники"]),
        ("semiconductor", "trade", ["半导体", "반도체", "halbleiter"]),
        ("branch", "class", ["分公司", "支店", "филиал", "chi nhánh", "cawangan"]),
        ("holding", "class", ["holdings", "控股", "홀딩스"]),
        ("and", "filler", ["&", "und", "dan", "và", "и"]),
        ("north", "direction", ["北方", "utara", "северный"]),
        ("14", "number", ["第十四", "fourteenth"]),
        ("3", "number", ["three", "第三", "tiga", "третий"]),
    ],
)  # fmt: skip
def test_known_words(concept: str, kind: str, words: list[str]) -> None:
    assert {word: meaning("words.txt").get(word, ("?",))[:2] for word in words} == dict.fromkeys(
        words, (concept, kind)
    )


@pytest.mark.parametrize(
    ("spelling", "place", "country"),
    [
        ("peking", "beijing", "CN"), ("(sz)", "shenzhen", "CN"), ("amoy", "xiamen", "CN"), ("(m)", "malaysia", "MY"),
        ("马来西亚", "malaysia", "MY"), ("t'aipei", "taipei", "TW"), ("rangoon", "yangon", "MM"),
        ("(t)", "tanzania", "TZ"), ("российская", "russia", "RU"), ("asia pacific", "asia-pacific", "-"),
    ],
)  # fmt: skip
def test_known_places(spelling: str, place: str, country: str) -> None:
    assert meaning("places.txt")[spelling][:2] == (place, country)


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("臺灣積體電路", "台湾积体电路"),
        ("東芝電気鉄鋼", "东芝电气铁钢"),
        ("華為技術有限公司", "华为技术有限公司"),
    ],
)
def test_known_han(text: str, simplified: str) -> None:
    assert "".join(han().get(char, char) for char in text) == simplified


def test_known_letters_and_readings() -> None:
    known = {row[:2]: row[2] for row in rows("letters.txt")}
    assert (
        known["ko", "에스"] == "s"
        and known["ja", "ダブリュー"] == "w"
        and known["digit", "〇"] == "0"
    )
    assert known["reading", "重庆"] == "chongqing" and known["reading", "银行"] == "yinhang"
