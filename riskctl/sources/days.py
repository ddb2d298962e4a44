"""Dates as lists write them, turned into ISO text. What is not a whole date stays empty."""

from __future__ import annotations

import re

from riskctl.text.dates import is_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T +Z-].*)?")
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*\.?[ -](\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3})[A-Za-z]*\.? (\d{1,2}),? (\d{4})")


def iso_day(text: str | None, day_first: bool = False) -> str:
    """ISO date of ``2021-03-12``, ``3/12/2021`` (month first unless ``day_first``), ``12 Mar 2021``."""
    text = " ".join((text or "").split())
    if match := _ISO.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _NUMBERS.fullmatch(text):
        first, second = match[1], match[2]
        # Which figure is the day is a matter of the publisher, never of the figures: `3/12` is
        # both.
        return _day(_century(match[3]), *((second, first) if day_first else (first, second)))
    if match := _DAY_FIRST.fullmatch(text):
        return _day(match[3], _month(match[2]), match[1])
    if match := _MONTH_FIRST.fullmatch(text):
        return _day(match[3], _month(match[1]), match[2])
    return ""


def first_day(text: str) -> str:
    """The earliest US date (month/day/year) that a text such as a citation holds; empty when there is none."""
    days = (iso_day(match[0]) for match in _NUMBERS.finditer(text))
    return min((day for day in days if day), default="")


def _century(year: str) -> str:
    """Two-figure years are those of the Federal Register lists: 1960 to 2059."""
    if len(year) == 4:
        return year
    return f"20{year}" if int(year) < 60 else f"19{year}"


def _month(name: str) -> str:
    name = name.lower()
    return str(_MONTHS.index(name) + 1) if name in _MONTHS else "0"


def _day(year: str, month: str, day: str) -> str:
    text = f"{year}-{int(month):02d}-{int(day):02d}"
    return text if is_date(text) else ""
