"""Shares in files of our own form: words that are understood, and numbers that may be fractions."""

from __future__ import annotations

import pytest

from riskctl.ownership.amounts import FULL, UNIT
from riskctl.ownership.stated_share import stated_share


@pytest.mark.parametrize(
    "share", ["0.6", ".6", "0.51", "1", "1.0", "0.60", ["0.25", "0.5"], ["0", "1"]]
)
def test_a_number_up_to_one_is_refused_with_both_readings(share) -> None:
    with pytest.raises(ValueError, match=r"can be read as .* percent or as .* percent"):
        stated_share(share)


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        ("0.6 %", 0.6, 0.6),
        ("0.6%", 0.6, 0.6),
        ("0", 0, 0),
        ("60", 60, 60),
        ("51 %", 51, 51),
        ("51,5 Prozent", 51.5, 51.5),
        ("at least 50", 50, 100),
        ("50 bis 60 %", 50, 60),
        (["0.5", "20"], 0.5, 20),
        (["25 %", "50 %"], 25, 50),
        (["0.2 %", "0.6 %"], 0.2, 0.6),
        (None, 0, 100),
    ],
)
def test_shares_that_are_understood(share, low, high) -> None:
    assert stated_share(share) == (round(low * UNIT), round(high * UNIT))


@pytest.mark.parametrize(
    "words",
    ["über 50 %", "plus de 50 %", "más del 50 %", "более 50%", "超过50%", "lebih daripada 50%"],
)
def test_more_than_half_in_words_is_more_than_half(words) -> None:
    assert stated_share(words) == (50 * UNIT + 1, FULL)


@pytest.mark.parametrize(
    "words",
    [
        "mehr als die Hälfte",
        "过半数",
        "أكثر من النصف",
        "51 % of votes",
        "49 % and 2 %",
        "~60",
        "sixty",
        ["a", "b"],
        "-5",
        "101",
    ],
)
def test_what_is_not_understood_is_refused(words) -> None:
    with pytest.raises(ValueError, match="share"):
        stated_share(words)
