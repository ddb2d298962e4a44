"""What a number was probably meant to be: a hint for people, never a reading."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"\d{1,3}(?:[ ,.'\u00a0\u202f\u2009_]\d{3})+")
_SCALED = re.compile(r"(\d+(?:[.,]\d+)?)\s*(k|thousand|tsd|m|mn|mio|million|millions|bn|billion)")
_SCALES = {"k": 3, "thousand": 3, "tsd": 3, "bn": 9, "billion": 9}
_ABOUT = re.compile(r"(?:~|≈|about|around|approx\.?|circa|ca\.?)\s*(.+)")
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(?:-|–|to|\.\.)\s*(\d+(?:\.\d+)?)")
_BOUND = re.compile(r"(?:>=?|≥|<=?|≤|more than|over|at least|less than|under|up to)\s*\d.*")
_POINT_OR_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def number_hint(text: str) -> str:
    """``" (write 42000)"`` for a number with separators, a unit or a sign; empty when nothing fits."""
    plain = text.strip().casefold()
    if about := _ABOUT.fullmatch(plain):
        plain = about[1]
    if span := _SPAN.fullmatch(plain):
        return f" (write [{span[1]}, {span[2]}] for a range)"
    if _BOUND.fullmatch(plain):
        return " (write a range such as [50, 100])"
    plain = plain.removesuffix("%").removesuffix("percent").strip()
    if _GROUPED.fullmatch(plain):
        return f" (write {re.sub('[^0-9]', '', plain)})"
    if scaled := _SCALED.fullmatch(plain):
        power = _SCALES.get(scaled[2], 6)
        return f" (write {float(scaled[1].replace(',', '.')) * 10**power:.0f})"
    if re.fullmatch(r"\d+,\d+", plain):
        return f" (write {plain.replace(',', '.')})"
    if re.fullmatch(r"\d+(?:\.\d+)?", plain) and plain != text.strip():
        return f" (write {plain})"
    return ""


def two_readings(text: str) -> tuple[str, str] | None:
    """A whole number such as ``42.000`` is 42 in one country and 42000 in another; both, or None."""
    if not _POINT_OR_GROUPS.fullmatch(text):
        return None
    return text.partition(".")[0], text.replace(".", "")
