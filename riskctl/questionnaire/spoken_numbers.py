"""Numbers, ranges and days as people write them."""

from __future__ import annotations

import re

from riskctl.questionnaire.spoken import is_none, tidy
from riskctl.text.dates import is_date

_SCALES = {
    "": 1,
    "k": 1_000,
    "thousand": 1_000,
    "thousands": 1_000,
    "tsd": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mio": 1_000_000,
    "mln": 1_000_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
"""What stands behind a number. ``mil`` is not among them: a thousand in Portuguese, a million in English."""
_ABOUT = (
    r"(?:(?:about|around|approximately|approx\.?|some|circa|ca\.?|c\.|roughly|nearly|almost|maybe|~|≈|cerca de|"
    r"ungefähr|environ|około)\s*)?"
)
_NUMBER = re.compile(
    _ABOUT + r"(?P<digits>\d[\d ,_.'\u00a0\u202f]*?)\s*(?P<scale>[a-z]*)(?:\s+[a-z][a-z ]*)?\s*",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(\d) ?(?:people|persons|users|customers|patients|percent|days|%)$")
_RANGE = re.compile(r"\s*(?:\.\.|–|—|\bto\b|\band\b|-)\s*")
_BELOW = re.compile(r"(?:under|below|less than|fewer than|up to|at most|max\.?|maximum|<=?|≤)\s*")
_GROUPED = re.compile(r"\d{1,3}(?:[ ,_']\d{3})+(?:\.\d+)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
"""Groups of three set apart by points, as in Brazil, Germany, Viet Nam or Indonesia."""
_COMMA = re.compile(r"\d+,\d{1,2}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def number(text: str, whole: bool = True) -> str | None:
    """A number written 50k, 400,000, 1.2 million or about 500, as plain digits; None for anything else.

    ``whole`` says that it counts something: 5.000 people are five thousand.
    """
    if is_none(text):
        return "0"
    read = _read(text)
    if read is None:
        return None
    digits, scale = read
    value = _digits(digits, whole and scale == "")
    return None if value is None else f"{value * _SCALES[scale]:.12g}"


def _read(text: str) -> tuple[str, str] | None:
    """The digits and the scale behind them."""
    plain = tidy(text).casefold()
    for candidate in (plain, _UNIT.sub(r"\1", plain)):
        match = _NUMBER.fullmatch(candidate)
        if match is not None and match["scale"] in _SCALES:
            return match["digits"].strip(), match["scale"]
    return None


def _digits(text: str, points_group: bool) -> float | None:
    """Blanks, commas and apostrophes part groups of three; a point, or a comma before one or two digits, is decimal."""
    plain = re.sub("[\u00a0\u202f]", " ", text)
    if points_group and _POINTS.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(plain):
        plain = re.sub(r"[ ,_']", "", plain)
    elif _COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def number_range(text: str, whole: bool = True) -> tuple[str, str] | None:
    """Both ends of ``100..500``, ``1k to 5k``, ``2-3 million`` or ``under 500``; None for anything else."""
    plain = tidy(text).casefold()
    below = _BELOW.match(plain)
    if below is not None:
        high = number(plain[below.end() :], whole)
        return None if high is None else ("0", high)
    parts = _RANGE.split(re.sub(r"^(?:between|from)\s+", "", plain))
    if len(parts) != 2:
        return None
    first, second = (_read(part) for part in parts)
    if first is None or second is None:
        return None
    # "900-1 million" says its scale at the end for the second number alone.
    scale = first[1] or (second[1] if _is_smaller(first[0], second[0]) else "")
    low, high = number(f"{first[0]} {scale}".strip(), whole), number(parts[1], whole)
    return None if low is None or high is None else (low, high)


def _is_smaller(low: str, high: str) -> bool:
    """Whether 2 stands before 3 as in "2-3 million": the scale is said once for both."""
    first, second = (_digits(text, points_group=False) for text in (low, high))
    return first is not None and second is not None and first <= second


def date(text: str) -> str | None:
    """A day as ``YYYY-MM-DD``, also from ``31 January 2026`` or ``Jan 31, 2026``; None for anything else."""
    words = tidy(text).casefold().replace(",", " ").split()
    if len(words) == 1:
        return words[0] if is_date(words[0]) else None
    months = [word for word in words if word[:3] in _MONTHS and word.isalpha()]
    numbers = [word.rstrip("stndrh") for word in words if word not in months]
    if len(months) != 1 or len(numbers) != 2 or not all(part.isdigit() for part in numbers):
        return None
    # The year has four digits and the day at most two.
    day, year = sorted(numbers, key=len)
    month = _MONTHS.index(months[0][:3]) + 1
    written = f"{year:0>4}-{month:02}-{day:0>2}"
    return written if is_date(written) else None
