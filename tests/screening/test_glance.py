"""A glance never hides a result: what it turns away would not have been kept, and it turns most of the rest away."""

from __future__ import annotations

from itertools import islice, product
from pathlib import Path

import pytest

from riskctl.screening.comparison.compare import compare_spelling
from riskctl.screening.comparison.glance import may_be_one
from riskctl.screening.comparison.weighed import weighed
from riskctl.screening.thresholds import FAINT_RELATED, SAME_COUNTRY

LINES = (Path(__file__).parent / "golden_pairs.txt").read_text("utf-8").splitlines()
PAIRS = [line.split(" | ") for line in LINES if line and not line.startswith("#")]
NAMES = sorted({name for pair in PAIRS if pair[1] == "organisation" for name in pair[2:]})


def score(asked: str, listed: str) -> float:
    found = compare_spelling(asked, listed, "organisation")
    return weighed(asked, listed, found, SAME_COUNTRY).score


@pytest.mark.parametrize(("asked", "listed"), [pair[2:] for pair in PAIRS if "match" in pair[0]])
def test_no_match_is_turned_away(asked: str, listed: str) -> None:
    assert may_be_one(asked, listed) or score(asked, listed) < FAINT_RELATED


def test_what_is_turned_away_would_not_be_kept_and_it_is_most() -> None:
    pairs = list(islice(product(NAMES, NAMES), 0, None, 7))
    away = [pair for pair in pairs if not may_be_one(*pair)]
    assert len(away) > len(pairs) / 2
    assert [pair for pair in away if score(*pair) >= FAINT_RELATED] == []


def test_names_in_han_and_names_written_together_are_always_compared() -> None:
    assert may_be_one("北京示例", "上海范例")
    assert may_be_one("Hi Silvanta Works", "HiSilvanta Work")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [("Ali Hasan Torun", "Torun Ali"), ("VN Torun", "Viktor Nikolaevich Torun")],
)
def test_where_either_may_be_a_person_their_likeness_counts_too(asked: str, listed: str) -> None:
    assert may_be_one(asked, listed, "unknown")
    assert not may_be_one("Ali Torun", "Delmara Optics", "unknown")


def test_a_company_abroad_is_never_turned_away() -> None:
    for name in ("QVX", "HP", "Kelmar"):
        assert may_be_one(f"{name} Malaysia Sdn Bhd", f"{name} Company Limited")
