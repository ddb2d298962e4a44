"""What a number was probably meant to be: a hint for people, never a reading."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"\d{1,3}(?:[ ,.'\u00a0\u202f\u2009_]\d{3})+")
_SCALED = re.compile(r"(\d+(?:[.,]\d+)?)\s*(k|thousand|tsd|m|mn|mio|million|millions|bn|billion)")
# Every other unit in the pattern above stands for a million.
_SCALES = {"k": 3, "thousand": 3, "tsd": 3, "bn": 9, "billion": 9}
_ABOUT = re.compile(r"\A(?:~|≈|about|around|approx\.?|circa|ca\.?)\s*(.+)\Z", re.DOTALL)
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(?:-|–|to|\.\.)\s*(\d+(?:\.\d+)?)")
_BOUND = re.compile(r"(?:>=?|≥|<=?|≤|more than|over|at least|less than|under|up to)\s*\d.*")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
_POINT_OR_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def number_hint(text: str) -> str:
    """``" (write 42000)"`` for a number with separators, a unit or a sign; empty when nothing fits."""
    plain = _ABOUT.sub(r"\1", text.strip().casefold())
    plain = plain.removesuffix("%").removesuffix("percent").strip()
    # Before single numbers, as "30-50" begins with one.
    span = _SPAN.fullmatch(plain)
    if span:
        return f" (write [{span[1]}, {span[2]}] for a range)"
    if _BOUND.fullmatch(plain):
        return " (write a range such as [50, 100])"
    number = _plain_number(plain)
    return f" (write {number})" if number and number != text.strip() else ""


def _plain_number(text: str) -> str:
    """A number as it has to be written; empty for what is none."""
    # Groups of three before a decimal comma: "42,000" is forty-two thousand far more often than 42.
    if _GROUPED.fullmatch(text):
        return re.sub("[^0-9]", "", text)
    scaled = _SCALED.fullmatch(text)
    if scaled:
        factor = 10 ** _SCALES.get(scaled[2], 6)
        return f"{float(scaled[1].replace(',', '.')) * factor:.0f}"
    return text.replace(",", ".") if _DECIMAL.fullmatch(text) else ""


def two_readings(text: str) -> tuple[str, str] | None:
    """A whole number such as ``42.000`` is 42 in one country and 42000 in another; both, or None."""
    if not _POINT_OR_GROUPS.fullmatch(text):
        return None
    return text.partition(".")[0], text.replace(".", "")
