"""Dates as they are written everywhere in riskctl: ISO 8601 calendar dates as text."""

from __future__ import annotations

import datetime

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years a date may lie in: wide enough for any law in force, so that no term of years leaves the calendar."""


def is_date(text: object) -> bool:
    """Whether this is a real calendar date written ``YYYY-MM-DD``, from 1900 to 2199."""
    if not isinstance(text, str) or len(text) != 10 or text[4] != "-" or text[7] != "-":
        return False
    if not text.isascii() or not str(FIRST_YEAR) <= text[:4] <= str(LAST_YEAR):
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
    return (since or "") <= day <= (through or "9999-12-31")
