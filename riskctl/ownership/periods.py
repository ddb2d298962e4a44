"""Dates of other formats as first and last days."""

from __future__ import annotations

import datetime
import re

from riskctl.text.dates import is_date

_PART = re.compile(r"(\d{4})(?:-(\d{2}))?")


def first_day(text: str) -> str:
    """The first day of a date, month or year; empty for anything else, which leaves the start open."""
    if is_date(text[:10]):
        return text[:10]
    match = _PART.fullmatch(text)
    day = f"{match[1]}-{match[2] or '01'}-01" if match else ""
    return day if is_date(day) else ""


def last_day(text: str) -> str:
    """The last day of a date, month or year; empty for anything else, which leaves the end open."""
    if is_date(text[:10]):
        return text[:10]
    match = _PART.fullmatch(text)
    first = f"{match[1]}-{match[2] or '12'}-01" if match else ""
    if not is_date(first):
        return ""
    # Some day of the next month, whatever the length of this one.
    next_month = datetime.date.fromisoformat(first) + datetime.timedelta(days=31)
    return (next_month.replace(day=1) - datetime.timedelta(days=1)).isoformat()


def day_before(day: str) -> str:
    """The day before an ISO date."""
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()
