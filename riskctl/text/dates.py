"""Dates as they are written everywhere in riskctl: ISO 8601 calendar dates as text."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years a date may lie in: wide enough for any law in force, so that no term of years leaves the calendar."""


_LENGTH = len("2026-11-23")
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_date(text: object) -> bool:
    """Whether this is a real calendar date written ``YYYY-MM-DD``, from 1900 to 2199."""
    return isinstance(text, str) and len(text) == _LENGTH and _is_date(text)


@lru_cache(maxsize=4096)
def _is_date(text: str) -> bool:
    # The standard library also takes week dates, dates without dashes, and digits of other scripts.
    if not _WRITTEN.fullmatch(text):
        return False
    if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO date to another; negative when they are the wrong way round."""
    return (datetime.date.fromisoformat(later) - datetime.date.fromisoformat(earlier)).days


def within(since: str | None, through: str | None, day: str) -> bool:
    """Whether a day lies in a period, both ends inclusive; an absent end is open."""
    # ISO dates sort as text, which spares a parse in the innermost loop of every rule.
    return (since or "") <= day <= (through or "9999-12-31")


# Any of the separators that people use between day, month and year.
_THREE_NUMBERS = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})\.?")


def readings(text: str) -> list[str]:
    """The dates that three numbers, such as ``01/12/2026``, may be; with the year behind, day or month may be first."""
    numbers = _THREE_NUMBERS.fullmatch(text.strip())
    if numbers is None:
        return []
    first, middle, last = numbers.groups()
    # With the year in front nobody writes the day before the month.
    orders = [(first, middle, last)]
    if len(first) < 4:
        orders = [(last, first, middle), (last, middle, first)]
    dates = (f"{year:0>4}-{month:0>2}-{day:0>2}" for year, month, day in orders)
    return list(dict.fromkeys(date for date in dates if is_date(date)))


def date_hint(text: str) -> str:
    """What to say after a text that is no ISO date: both readings where there are two; empty when there is none."""
    possible = readings(text)
    if len(possible) > 1:
        return f"; it can be read as {possible[0]} or as {possible[1]}: write one of them"
    return f" (did you mean {possible[0]}?)" if possible else ""
