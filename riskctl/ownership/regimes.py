"""What a regime asks of ownership, ready to compute with; files are read in :mod:`riskctl.ownership.regime_file`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from riskctl.facts.law import Source, Window
from riskctl.ownership.amounts import HALF

Sure = Literal["yes", "possible", "no"]
"""Whether something counts: ``possible`` counts only towards what may be, never towards what is."""
Enough = Literal["half", "more-than-half"]
"""Whether exactly fifty percent is enough."""
Caution = Literal["minority", "unknown_share", "control", "sold"]
"""Red flags for which a regime's own texts call for caution."""


class RegimeWindow(Window):
    """A window with the share that is enough in it."""

    enough: Enough


@dataclass(frozen=True, slots=True)
class Regime:
    """One test of ownership.

    Who counts at the top of a chain: parties on one of ``lists``; those on one of ``perhaps`` possibly; those whose
    country is in the reference list ``places`` or among ``countries``. ``adds`` is whether holders are added up.
    ``control``, ``votes`` (a majority of them), ``joint`` (arrangements with others) and ``non_voting`` (capital
    without votes) say what counts beside shares. ``spares`` are countries whose own entities the rule does not reach.
    ``persons`` is whether natural persons count at the top of a chain. ``follows`` is the rule whose windows are the
    regime's: one law, one calendar. ``cautions`` cite what calls for a look, by red flag.
    """

    id: str
    title: str
    jurisdiction: str
    windows: tuple[RegimeWindow, ...]
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
    follows: str = ""
    cautions: Mapping[Caution, Source] = field(default_factory=dict)
    sha256: str = ""

    def window(self, as_of: str) -> RegimeWindow | None:
        """The window of the day; None on a day before the first one or between two."""
        return next((window for window in self.windows if window.holds(as_of)), None)

    def enough(self, as_of: str) -> Enough:
        """The test of the day; where no window holds, that of the first one."""
        # Before a rule begins people ask what it will say, which is what its first window says.
        return (self.window(as_of) or self.windows[0]).enough

    def least(self, as_of: str) -> int:
        """The smallest share that is enough on the day, in billionths of a percent."""
        return HALF if self.enough(as_of) == "half" else HALF + 1

    def test(self, as_of: str) -> str:
        """The threshold of the day in words."""
        return "50 percent or more" if self.enough(as_of) == "half" else "more than 50 percent"

    def asks_who_is_listed(self) -> bool:
        """Whether listings alone start its chains; other regimes ask for the seat of an owner too."""
        return not self.places and not self.countries
