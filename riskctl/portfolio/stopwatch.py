"""What is left of a time limit, by a clock that the caller hands in; only the command line reads one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Clock = Callable[[], float]
"""Seconds from any fixed moment."""


def standing_still() -> float:
    """The clock of callers that have none: then only what the solver tells of itself counts."""
    return 0.0


@dataclass(slots=True)
class Stopwatch:
    """A limit in seconds that runs from the moment this is made."""

    limit: float
    clock: Clock = standing_still
    _started: float = field(init=False)
    _told: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        self._started = self.clock()

    def note(self, seconds: float) -> None:
        """The solver says that it took so long."""
        self._told += seconds

    @property
    def left(self) -> float:
        """Seconds until the limit, never less than 0."""
        spent = max(self.clock() - self._started, self._told)
        return max(self.limit - spent, 0.0)

    def part(self, limit: float) -> Stopwatch:
        """A watch on the same clock with a limit of its own, never beyond this one."""
        return Stopwatch(min(limit, self.left), self.clock)
