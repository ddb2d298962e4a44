"""Dates as they are written everywhere in riskctl: ISO 8601 calendar dates as text."""

from __future__ import annotations

import datetime


def is_date(text: object) -> bool:
    """Whether this is a real calendar date written ``YYYY-MM-DD``."""
    if not isinstance(text, str) or len(text) != 10 or text[4] != "-" or text[7] != "-":
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO date to another; negative when they are the wrong way round."""
    return (datetime.date.fromisoformat(later) - datetime.date.fromisoformat(earlier)).days
