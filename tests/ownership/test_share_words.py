"""Shares in words: right in many languages or unknown, never the number found inside words not understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.ownership.amounts import FULL, UNIT
from riskctl.ownership.share_words import (
    AT_LEAST,
    AT_MOST,
    BEYOND,
    LESS_THAN,
    MORE_THAN,
    OR_LESS,
    OR_MORE,
    SHORT_OF,
    read_share_words,
)

JUST = 1
"""An end that is left out itself is moved by the least amount."""


def billionths(low: float, high: float) -> tuple[int, int]:
    return int(low * UNIT), int(high * UNIT)


@pytest.mark.parametrize(
    "text",
    ["≥ 50 %", "50+", "not less than 50%", "minimum 50%", "50 or more", "mindestens 50 Prozent", "au moins 50 %",
     "al menos 50 %", "no menos del 50%", "не менее 50%", "50% или более", "50%以上", "５０％以上", "至少50%",
     "不低于50%",
     "50% 이상", "sekurang-kurangnya 50%", "pelo menos 50%", "almeno 50 per cento"],
)  # fmt: skip
def test_at_least(text: str) -> None:
    assert read_share_words(text) == (50 * UNIT, FULL)


@pytest.mark.parametrize(
    "text",
    ["> 50%", "more than 50 percent", "over 50%", "mehr als 50 %", "über 50 %", "plus de 50 %", "más de 50%",
     "mais de 50 por cento", "oltre 50%", "более 50%", "свыше 50 процентов", "超过50%", "lebih daripada 50%"],
)  # fmt: skip
def test_more_than(text: str) -> None:
    assert read_share_words(text) == (50 * UNIT + JUST, FULL)


@pytest.mark.parametrize(
    "text",
    ["≤ 50%", "at most 50%", "not more than 50%", "up to 50 percent", "höchstens 50%", "jusqu'à 50 %", "hasta 50%",
     "не более 50%", "不超过50%", "50%以下", "50 or less"],
)  # fmt: skip
def test_at_most(text: str) -> None:
    assert read_share_words(text) == (0, 50 * UNIT)


@pytest.mark.parametrize(
    "text", ["less than 25%", "unter 25 %", "moins de 25 %", "менее 25%", "低于25%"]
)
def test_less_than(text: str) -> None:
    assert read_share_words(text) == (0, 25 * UNIT - JUST)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("75–100%", 75, 100), ("25 bis 50 Prozent", 25, 50), ("entre 25 et 50 %", 25, 50), ("от 25 до 50%", 25, 50),
     ("between 25% and 50%", 25, 50), ("25%至50%", 25, 50), ("12,5 %", 12.5, 12.5), ("百分之51", 51, 51)],
)  # fmt: skip
def test_ranges_and_numbers(text: str, low: float, high: float) -> None:
    assert read_share_words(text) == billionths(low, high)


def test_two_bounds_in_words() -> None:
    lower = 25 * UNIT + JUST
    assert read_share_words("more than 25% but not more than 50%") == (lower, 50 * UNIT)
    assert read_share_words("over 25% up to and including 50%") == (lower, 50 * UNIT)


@pytest.mark.parametrize(
    "text",
    ["510 of 1000 shares", "-60", "1/2", "½", "half", "~50%", "approx. 50%", "about 50%", "51% of class A", "1,234",
     "33 1/3 %", "120%", "50% unless converted", "not 50%", "过半数", "50 51", "60-40", "", "%", "nearly 50 %"],
)  # fmt: skip
def test_what_is_not_understood_as_a_whole_is_no_share(text: str) -> None:
    assert read_share_words(text) is None


@given(st.text(max_size=30))
def test_any_text_is_a_share_within_the_whole_or_none(text: str) -> None:
    ends = read_share_words(text)
    assert ends is None or 0 <= ends[0] <= ends[1] <= FULL


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("de 5,25 %", 5.25, 5.25), ("von 25,51 %", 25.51, 25.51), ("entre 5,25 %", 5.25, 5.25),
     ("du 5,25 au 7,5 %", 5.25, 7.5)],
)  # fmt: skip
def test_a_decimal_comma_parts_no_range(text: str, low: float, high: float) -> None:
    assert read_share_words(text) in (None, billionths(low, high))


@pytest.mark.parametrize(
    "text", ["0.51", "0,51", "1.0", "1", "0.25-0.5", "at least 0.5", ">0.5", "0.500"]
)
def test_a_number_that_may_be_a_fraction_of_the_whole_is_no_share(text: str) -> None:
    assert read_share_words(text) is None
    assert read_share_words(f"{text} %") is not None


def test_nothing_and_small_shares_that_say_percent_are_read() -> None:
    assert read_share_words("0") == (0, 0)
    assert read_share_words("0 - 25") == billionths(0, 25)
    assert read_share_words("0.51 percent") == billionths(0.51, 0.51)


BOUNDS = [
    (AT_LEAST, (50 * UNIT, FULL)),
    (MORE_THAN, (50 * UNIT + JUST, FULL)),
    (AT_MOST, (0, 50 * UNIT)),
    (LESS_THAN, (0, 50 * UNIT - JUST)),
]
NEGATIONS = [
    "not", "nicht", "pas", "no", "non", "não", "не", "不", "nie", "tidak", "bukan", "아니", "nearly", "almost", "about",
    "fast", "environ", "casi", "quase",
    "около", "почти", "约", "hampir", "약", "~", "±", "1 -", "combined", "previously",
]  # fmt: skip


@pytest.mark.parametrize(("words", "ends"), BOUNDS)
@pytest.mark.parametrize("sign", [" %", "%", " percent", " Prozent", " процентов", "％"])
def test_every_word_of_a_bound_in_every_language(words, ends, sign: str) -> None:
    for word in words:
        assert read_share_words(f"{word} 50{sign}") == ends, word


@pytest.mark.parametrize(("words", "ends"), BOUNDS)
def test_a_word_before_a_bound_never_leaves_its_reading(words, ends) -> None:
    for before in NEGATIONS:
        for word in words:
            if f"{before} {word}" not in words:
                assert read_share_words(f"{before} {word} 50 %") != ends, (before, word)


@pytest.mark.parametrize("words", [OR_MORE, OR_LESS, BEYOND, SHORT_OF])
def test_a_word_before_a_bound_behind_is_not_understood(words) -> None:
    for before in NEGATIONS:
        for word in words:
            assert read_share_words(f"{before} 50 % {word}") is None, (before, word)
