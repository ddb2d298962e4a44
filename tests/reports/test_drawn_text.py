"""Texts in drawings: lines keep to their columns, nothing is lost, and a long word costs no more than its length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riskctl.reports.formats import environment
from riskctl.reports.formats.environment import columns, cut, fold, start_of

TEXT = st.text(alphabet="ab é日本한-", max_size=60)


@given(text=TEXT, width=st.integers(2, 14))
def test_folded_lines_fit_and_hold_everything(text: str, width: int) -> None:
    folded = fold(text, width)
    assert all(columns(line) <= width for line in folded.split("\n"))
    assert "".join(folded.split()) == "".join(text.split())


@given(text=TEXT, most=st.integers(2, 14))
def test_a_cut_text_fits_and_says_that_it_was_cut(text: str, most: int) -> None:
    shown = cut(text, most)
    assert columns(shown) <= most
    assert shown == text or text.startswith(shown.removesuffix("…"))
    assert (shown == text) == (columns(text) <= most)


def test_a_long_text_is_looked_at_once(monkeypatch) -> None:
    looked = 0

    def counted(text: str) -> int:
        nonlocal looked
        looked += len(text)
        return len(text)

    monkeypatch.setattr(environment, "columns", counted)
    assert start_of("W" * 100_000, 20) == "W" * 20
    assert cut("W" * 100_000, 20) == "W" * 19 + "…"
    assert looked < 100
    fold("W" * 10_000, 40)
    assert looked < 40_000
