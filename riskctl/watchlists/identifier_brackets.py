"""Numbers that stand behind a company's name without a label: ``TENAGA NASIONAL BHD (200866-W)``."""

from __future__ import annotations

import re

FEWEST = 6
"""Figures of a number that is no year, no ordinal and no number of a fund."""
_CODE = r"[A-Z]{0,4}[ -]?\d[\d ./-]{3,}\d(?: ?-? ?[A-Z])?"
_BRACKETED = re.compile(
    rf"[(（\[]\s*({_CODE})\s*(?:[(（\[]\s*({_CODE})\s*[)）\]])?\s*[)）\]]", re.IGNORECASE
)
_STANDING = re.compile(
    r"(?:[,;/|–—:-]\s*)?(?<![\w.])(?:(?:reg|no|nr|id|tel|number|vat|pass|inn|ИНН|КПП)\b[.\s:/]*|№\s*|#\s*){0,3}"
    r"\b([A-Z]{0,3}\d[\d./-]{4,}\d)(?![\w])",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d[/-](?:19|20)\d\d")
_COUNTRY = re.compile("^[A-Za-z]{2}(?=[0-9])")
_BEFORE_BRACKET = re.compile(r"(?<=\s)(\d{6,14})\s*$")
"""The new number of a Malaysian company before its old one in brackets."""
_EMPTY = re.compile(
    r"[(（\[](?:统一社会信用代码|社会信用代码|USCC|LEI|Co\.?|Company|Reg\.?|No\.?|Nr\.?|[:：;,.#\s])*[)）\]]",
    re.IGNORECASE,
)
"""A bracket from which a number was taken, with what stood around it."""
_COURT = re.compile(r"[,;\s]*(?:\b[A-Z][,;\s]+)?\bAmtsgericht\s+[^\s,;]+")


def bracketed(name: str) -> tuple[str, list[tuple[str, str]]]:
    """A name without the numbers that stand in brackets behind it, and those, of no known scheme; linear."""
    pairs: list[tuple[str, str]] = []
    # From the end, so that cutting out moves no place that is still to come.
    for match in reversed(list(_BRACKETED.finditer(name))):
        numbers = [number for number in match.groups() if number]
        if name[: match.start()].strip() == "" or any(_figures(one) < FEWEST for one in numbers):
            continue
        before = name[: match.start()]
        newer = _BEFORE_BRACKET.search(before)
        if newer:
            numbers.insert(0, newer[1])
            before = before[: newer.start()]
        pairs += [("other", re.sub(r"\s", "", number)) for number in numbers]
        name = f"{before.rstrip()} {name[match.end() :].lstrip()}".strip()
    return name, pairs


def standing(name: str) -> tuple[str, list[tuple[str, str]]]:
    """A name without the long numbers that stand in it as words, and those: ``X Ltd, reg. 7704681172``.

    What is nothing but a number, and figures that grow together with letters, stay.
    """
    pairs: list[tuple[str, str]] = []
    for match in reversed(list(_STANDING.finditer(name))):
        rest = f"{name[: match.start()].rstrip()} {name[match.end() :].lstrip()}".strip()
        if _YEARS.fullmatch(match[1]) or not any(map(str.isalpha, rest)):
            continue
        if _figures(match[1]) < FEWEST:
            continue
        pairs += [("other", number) for number in _numbers(match[1])]
        name = rest
    return name, pairs


def _numbers(text: str) -> list[str]:
    """The number as it stands, its halves where it is two, and without the country before it: ``RU7704681172``."""
    halves = text.split("/")
    several = halves if all(_figures(half) >= FEWEST for half in halves) else [text]
    bare = [_COUNTRY.sub("", number) for number in several]
    return list(dict.fromkeys([*several, *bare]))


def without_empty(name: str) -> str:
    """A name without the brackets that held nothing but a number and its label, and without the court of a register."""
    return _COURT.sub("", _EMPTY.sub(" ", name))


def _figures(text: str) -> int:
    return sum(map(str.isdigit, text))
