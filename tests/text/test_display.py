"""Hostile text is made visible; the world's scripts are left alone."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.text.display import safe, safe_block

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\r\nb\tc\0", "a\\x0d\\x0ab\\x09c\\x00"),
        ("\x7f\x85\x9b", "\\x7f\\x85\\x9b"),
        ("a\u202eb\u2066c\u200fd\u061c", "a\\u202eb\\u2066c\\u200fd\\u061c"),
        ("Hua\u200bwei\u2060 \ufeff\xad", "Hua\\u200bwei\\u2060 \\ufeff\\xad"),
        ("a\u200db", "a\\u200db"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        ("\ud800\udcff", "\\ud800\\udcff"),
        ("\U000e0041", "\\U000e0041"),
        ("a\ufe0f\U000e0100", "a\\ufe0f\\U000e0100"),
        ("\u3164\u115f", "\\u3164\\u115f"),
        ("\uffff\ufdd0\ue000", "\\uffff\\ufdd0\\ue000"),
        ("a" + "\u0301" * 6, "a" + "\u0301" * 4 + "\\u0301" * 2),
    ],
)
def test_hostile_characters_become_escapes(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Société Générale, Łódź, Đà Nẵng, e\u0301",
        "杭州深度求索人工智能基础技术研究有限公司",
        "株式会社サイバー　エージェント",
        "辻\U000e0100 﨑",
        "삼성전자 주식회사",
        "บริษัท กสิกรไทย จำกัด",
        "شركة الاتصالات السعودية",
        "می‌خواهم",
        "क्‍ष रिलायंस",
        "Газпром ЭП",
        "👩‍💻 ❤️ 1️⃣ 👍🏽 🇲🇾 ✈︎ ©️",
        "C:\\models\\x",
    ],
)
def test_ordinary_text_of_any_script_is_kept(text: str) -> None:
    assert safe(text) == text


@given(st.text(st.characters()))
def test_nothing_that_acts_on_a_terminal_is_left(text: str) -> None:
    shown = safe(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp", "Co"} for char in shown)
    assert not any(
        unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"}
        for char in shown
    )
    assert safe(shown) == shown
    assert len(shown.splitlines()) <= 1


@given(st.text(st.characters()), st.integers(1, 20))
def test_limit_counts_characters_shown(text: str, limit: int) -> None:
    shown = safe(text, limit)
    assert len(shown) <= limit
    assert shown == safe(text) or shown.endswith("…")


def test_truncation_keeps_whole_escapes() -> None:
    assert safe("abcdef", 6) == "abcdef"
    assert safe("abcdefg", 6) == "abcde…"
    assert safe("ab\x1b[0m", 6) == "ab…"
    assert safe("ab\x1b[0m", 7) == "ab\\x1b…"
    assert safe("x" * 10_000_000, 1) == "…"


def test_block_keeps_line_ends_only() -> None:
    assert safe_block("a\x1b\r\nb\tc\n\rd\n") == "a\\x1b\nb\\x09c\n\\x0dd\n"


def test_display_is_light_to_import() -> None:
    code = "import sys, riskctl.text.display; print({'yaml', 'rapidfuzz', 'pydantic'} & set(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
        cwd=ROOT,
    )
    assert ran.stdout.strip() == "set()"
