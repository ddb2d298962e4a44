"""The day up to which the eCFR is up to date, from its list of titles."""

from __future__ import annotations

import json
from pathlib import Path

from riskctl.sources.errors import BadList
from riskctl.text.dates import is_date

TITLE = 15
"""Commerce and Foreign Trade, which holds the lists of the Bureau of Industry and Security."""
_MOST = 4 << 20


def up_to_date_as_of(path: Path) -> str:
    """The day from a downloaded ``titles.json``. Raises :class:`BadList`."""
    try:
        # Looked at before it is read: what answers in place of the list may be of any size.
        if path.stat().st_size > _MOST:
            raise ValueError("too large")
        titles = json.loads(path.read_bytes())["titles"]
        day = next(title["up_to_date_as_of"] for title in titles if title["number"] == TITLE)
    except (ValueError, TypeError, KeyError, StopIteration, RecursionError):
        raise BadList(
            "the publisher's list of titles does not say how far it is up to date; give --date"
        ) from None
    if not is_date(day):
        raise BadList(
            "the publisher's list of titles holds no date where one was expected; give --date"
        )
    return str(day)
