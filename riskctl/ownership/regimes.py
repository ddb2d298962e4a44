"""What a regime asks of ownership: the shape of the table in :mod:`~riskctl.ownership.table`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from riskctl.ownership.amounts import HALF
from riskctl.text.dates import within

Sure = Literal["yes", "possible", "no"]
"""Whether something counts: ``possible`` counts only towards what may be, never towards what is."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule was read; ``grade`` as everywhere: official, third-party, vendor, unverified."""

    citation: str
    title: str
    url: str
    grade: str
    retrieved: str = "2026-11-25"


@dataclass(frozen=True, slots=True)
class Window:
    """A time, both ends inclusive and empty when open, with the status of the rule in it.

    ``status`` is in-force, suspended or not-in-force; ``verify`` says that it was not confirmed. ``half`` is whether
    exactly fifty percent is enough then.
    """

    since: str
    through: str
    status: str
    half: bool
    verify: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Regime:
    """One test of ownership.

    Who counts at the top of a chain: parties on one of ``lists``; those on one of ``perhaps`` possibly; those whose
    country is in the reference list ``places`` or among ``countries``. ``adds`` is whether holders are added up.
    ``control``, ``votes`` (a majority of them), ``joint`` (arrangements with others) and ``non_voting`` (capital
    without votes) say what counts beside shares. ``spares`` are countries whose own entities the rule does not reach.
    ``persons`` is whether natural persons count at the top of a chain.
    """

    id: str
    title: str
    jurisdiction: str
    windows: tuple[Window, ...]
    sources: tuple[Source, ...]
    lists: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    places: str = ""
    countries: frozenset[str] = frozenset()
    adds: Sure = "yes"
    control: Sure = "no"
    votes: Sure = "no"
    joint: Sure = "no"
    non_voting: Sure = "possible"
    persons: Sure = "yes"
    spares: frozenset[str] = frozenset()
    perhaps_because: str = ""
    note: str = ""

    def window(self, as_of: str) -> Window:
        """The window of the day; before the first one its test, not in force."""
        for window in self.windows:
            if within(window.since, window.through, as_of):
                return window
        return Window("", "", "not-in-force", self.windows[0].half, note="before the rule")

    def least(self, as_of: str) -> int:
        """The smallest share that is enough on the day, in billionths of a percent."""
        return HALF if self.window(as_of).half else HALF + 1

    def test(self, as_of: str) -> str:
        """The threshold of the day in words."""
        return "50 percent or more" if self.window(as_of).half else "more than 50 percent"
