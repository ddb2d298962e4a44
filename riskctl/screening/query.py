"""What is asked for, and the result: outcome, matches, and the near misses that were looked at and set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from riskctl.text.reason import Reason
from riskctl.watchlists.entry import Entry

OUTCOMES = ("match", "review", "related", "clear", "unknown")
"""Most telling first. ``unknown`` means that a list could not be searched, so that nothing can be called clear."""


@dataclass(frozen=True, slots=True)
class Query:
    """A name with what else is known of its bearer. ``id`` comes back with the result; empty texts are not stated."""

    name: str
    country: str = ""
    kind: str = "organisation"
    id: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()


Basis = Literal["same-identifier", "same-name", "likeness"]
"""What a match rests on."""


@dataclass(frozen=True, slots=True)
class Match:
    """One listed party that the query may be. ``name`` is the listed name that fits best, ``score`` from 0 to 1.

    What is decided is decided by ``basis`` and the codes of ``reasons``, weightiest first.
    ``set_aside`` says who set the match aside, until when and why; empty where nobody did.
    """

    entry: Entry
    name: str
    score: float
    outcome: str
    reasons: tuple[Reason, ...]
    basis: Basis = "likeness"
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """``matches`` best first; ``near`` were compared and are clear, with their reason; ``open`` says why not clear."""

    query: Query
    outcome: str
    matches: tuple[Match, ...] = ()
    near: tuple[Match, ...] = ()
    open: tuple[str, ...] = field(default=())
