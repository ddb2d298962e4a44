from __future__ import annotations

from decimal import Decimal

import pytest

from riskctl.ownership.amounts import FULL, UNIT, read_share, shown


@pytest.mark.parametrize(
    ("share", "ends"),
    [
        (50, (50 * UNIT, 50 * UNIT)),
        ("49.9999", (49_999_900_000, 49_999_900_000)),
        (Decimal("0.1"), (UNIT // 10, UNIT // 10)),
        (0.1, (UNIT // 10, UNIT // 10)),
        ([25, "50"], (25 * UNIT, 50 * UNIT)),
        ((0, 100), (0, FULL)),
        (None, (0, FULL)),
        ("33.3333333333", (33_333_333_333, 33_333_333_334)),
        ("49.9999999999999999999999999999999999", (49_999_999_999, 50 * UNIT)),
    ],
)
def test_shares_are_exact_and_round_outward(share, ends):
    assert read_share(share) == ends


@pytest.mark.parametrize(
    "share",
    [
        "",
        "abc",
        "101",
        "-1",
        101,
        -0.1,
        float("nan"),
        float("inf"),
        "1e2",
        [1],
        [1, 2, 3],
        [60, 40],
        True,
        [None],
    ],
)
def test_what_is_no_share_is_refused(share):
    with pytest.raises(ValueError):
        read_share(share)


def test_tenths_add_up():
    assert sum(read_share("0.1")[0] for _ in range(500)) == 50 * UNIT


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((50 * UNIT, 50 * UNIT), "50"),
        ((25 * UNIT, 50 * UNIT), "25 to 50"),
        ((0, FULL), "an unknown share"),
        ((0, 40 * UNIT), "at most 40"),
        ((25 * UNIT + 1, 50 * UNIT), "more than 25 to 50"),
        ((0, 25 * UNIT - 1), "less than 25"),
        ((49_999_900_000, 49_999_900_000), "49.9999"),
    ],
)
def test_words(ends, words):
    assert shown(*ends) == words
