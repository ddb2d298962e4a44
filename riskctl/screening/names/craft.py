"""Names of ships without the words that say what kind of ship they are: ``M/V``, ``S.S.``, ``Motor Tanker``."""

from __future__ import annotations

import re
from functools import lru_cache

from riskctl.screening.names.fold import fold

_SURE = r"(?:[a-z]{1,4}\s?/\s?[a-z]{1,2}|[msftry]\.\s?[vtsy]\.?|mv|mt)\.?"
"""Abbreviations that stand for a kind of ship and for nothing else in front of a name."""
_LIKELY = r"(?:ms|ss|sv|my|fv|rv|mts|mtv|lngc?|lpgc?|fpso|fso|vlcc|ulcc)\.?"
_USES = (
    r"(?:(?:motor|merchant|steam|sailing|fishing|research|cargo|container|crude|oil|chemical|product|gas|bulk|general"
    r"|passenger|supply|naval|patrol|lng|lpg)\s+)*"
)
_TYPES = rf"{_USES}(?:vessel|ship|tanker|carrier|tugboat|tug|yacht|barge|trawler|ferry|freighter)"
_FRONT_SURE = re.compile(rf"^(?:the\s+)?{_SURE}[\s:,\"“«-]+(?=\S)")
_FRONT = re.compile(rf"^(?:the\s+)?(?:{_LIKELY}|{_TYPES})[\s:,\"“«-]+(?=\S)")
_BEHIND = re.compile(rf"(?:,\s*|\s+\(?)(?:{_SURE}|{_LIKELY}|{_TYPES})\)?$")
_QUOTES = re.compile(r"^[\"“”«»]+|[\"“”«»]+$")


@lru_cache(maxsize=65536)
def craft_names(name: str) -> tuple[tuple[str, bool], ...]:
    """The name as it stands without sure signs of a ship, and, where it may hold others, without those.

    Each comes with whether it is sure: a ship may be called *Tug Master* or *My Love*.
    """
    text = " ".join(fold(name).split())
    # What would leave nothing is the name: a ship may be called "Tug".
    plain = _QUOTES.sub("", _FRONT_SURE.sub("", text, count=1)).strip() or text
    bare = _BEHIND.sub("", _FRONT.sub("", plain, count=1)).strip(" ,") or plain
    first = (name, True) if plain == text else (plain, True)
    return (first,) if bare == plain else (first, (bare, False))
