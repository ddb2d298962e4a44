"""Answers as people write them: yes and no, numbers, ranges, lists, dates."""

from __future__ import annotations

import re
from collections.abc import Callable

from riskctl.text.dates import is_date

_YES = frozenset(
    ["y", "yes", "true", "yep", "yeah", "ja", "oui", "si", "sure", "correct", "of course"]
)
_NO = frozenset(
    ["n", "no", "false", "nope", "not", "never", "nein", "non", "none", "not applicable", "n/a"]
)
_OPEN = frozenset(
    [
        "unknown",
        "don't know",
        "dont know",
        "do not know",
        "i don't know",
        "i do not know",
        "not known",
        "not sure",
        "unsure",
        "no idea",
        "idk",
        "dunno",
    ]
)
_NONE = frozenset(["none", "nobody", "nowhere", "no", "nothing", "empty", "-", "zero", "no one"])
_SCALES = {
    "": 1,
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mio": 1_000_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_ABOUT = r"(?:about|around|approximately|approx\.?|some|circa|ca\.?|roughly|~|≈)?\s*"
_NUMBER = re.compile(
    _ABOUT + r"(?P<digits>\d[\d ,_.']*?)\s*(?P<scale>[a-z]*)(?:\s+[a-z][a-z ]*)?\s*", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:\.\.|–|—|\bto\b|\band\b|-)\s*")
_GROUPED = re.compile(r"\d{1,3}(?:[ ,_']\d{3})+(?:\.\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def tidy(text: str) -> str:
    """The text without blanks around it and the full stop or exclamation mark people end a word with."""
    bare = text.strip()
    return bare.rstrip(".!").strip() or bare


def is_open(text: str) -> bool:
    """Whether the answer says that nobody here knows."""
    return _plain(text) in _OPEN


def is_none(text: str) -> bool:
    """Whether the answer says that there is none."""
    return _plain(text) in _NONE


def truth(text: str) -> str | None:
    """``true`` or ``false``, or None for anything else. The first word counts: "no, never" is no."""
    plain = _plain(text)
    first = re.split(r"[,;]", plain)[0].strip()
    for word in (plain, first):
        if word in _YES:
            return "true"
        if word in _NO:
            return "false"
    return None


def number(text: str) -> str | None:
    """A number written 50k, 400,000, 1.2 million or about 500, as plain digits; None for anything else."""
    plain = _plain(text)
    if plain in _NONE:
        return "0"
    match = _NUMBER.fullmatch(plain)
    if match is None or match["scale"] not in _SCALES:
        match = _NUMBER.fullmatch(
            re.sub(r"(\d) ?(?:people|persons|users|percent|days)$", r"\1", plain)
        )
    if match is None or match["scale"] not in _SCALES:
        return None
    value = _digits(match["digits"].strip())
    if value is None:
        return None
    return f"{value * _SCALES[match['scale']]:.12g}"


def _digits(text: str) -> float | None:
    """Blanks, commas and apostrophes part groups of three; a point is a decimal point."""
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[ ,_']", "", text)
    try:
        return float(text)
    except ValueError:
        return None


def number_range(text: str) -> tuple[str, str] | None:
    """Both ends of ``100..500``, ``100-500`` or ``1k to 5k``; None for anything else."""
    parts = _RANGE.split(_plain(text).removeprefix("between ").removeprefix("from "))
    if len(parts) != 2:
        return None
    low, high = (number(part) for part in parts)
    return (low, high) if low is not None and high is not None else None


def members(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """The members of a list written with commas, semicolons, line ends or "and".

    ``is_name`` says which texts are a name as a whole, such as Trinidad and Tobago.
    """
    inside = text.strip().removeprefix("[").removesuffix("]")
    parts: list[str] = []
    for part in re.split(r"[,;\n]", inside):
        part = re.sub(r"^\s*and\s+", "", part)
        parts += [part] if is_name(tidy(part)) else re.split(r"\s+(?:and|&)\s+", part)
    return [tidy(part) for part in parts if part.strip()]


def date(text: str) -> str | None:
    """A day as ``YYYY-MM-DD``, also from ``31 January 2026`` or ``Jan 31, 2026``; None for anything else."""
    words = tidy(text).casefold().replace(",", " ").split()
    if len(words) == 1:
        return words[0] if is_date(words[0]) else None
    months = [word for word in words if word[:3] in _MONTHS and word.isalpha()]
    numbers = [word.rstrip("stndrh") for word in words if word not in months]
    if len(months) != 1 or len(numbers) != 2 or not all(part.isdigit() for part in numbers):
        return None
    day, year = sorted(numbers, key=len)
    month = _MONTHS.index(months[0][:3]) + 1
    written = f"{year:0>4}-{month:02}-{day:0>2}"
    return written if is_date(written) else None


def _plain(text: str) -> str:
    return tidy(text).casefold().replace("’", "'")
