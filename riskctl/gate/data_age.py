"""How old what a decision rests on may be by the policy: profiles and lists by the day they were last looked at."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

_DATED = ("profiles", "watchlists")
"""Inputs whose date is that of their content; the date of a ruleset is that of its next review (``--strict``)."""


def too_old(document: Mapping[str, Any], as_of: str, most_days: int) -> str:
    """The oldest input that bears on a decision and is older than so many days, in words; empty when none is."""
    last = datetime.date.fromisoformat(as_of) - datetime.timedelta(days=most_days)
    old = sorted((row["date"], row["kind"], row["id"]) for row in _bearing(document))
    # ISO dates sort as text, the oldest first.
    if not old or old[0][0] >= last.isoformat():
        return ""
    day, kind, name = old[0]
    count = sum(date < last.isoformat() for date, _, _ in old)
    others = f" and {count - 1} more" if count > 1 else ""
    return f"{kind} {name} is of {day}{others}: older than {most_days} days (max-data-age)"


def _bearing(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for part in _DATED:
        yield from (row for row in document["inputs"][part] if row["bears"] and row["date"])
