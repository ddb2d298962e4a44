"""The four shapes a fact's value can take, and where a fact came from.

A missing fact is :class:`Unknown`, never a default. A count known only as a range is :class:`Between`; a set of
which only some members are known is :class:`Partial`. Conditions over them are three-valued.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Scalar = bool | int | float | str
GRADES = ("unverified", "vendor", "third-party", "official")
"""Evidence grades, weakest first."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value known exactly: a scalar, or a frozenset that is declared complete."""

    value: Scalar | frozenset[str]


@dataclass(frozen=True, slots=True)
class Between:
    """A number known to lie in the closed interval ``[low, high]``, in the unit of its fact."""

    low: float
    high: float

    def __post_init__(self) -> None:
        # An empty interval would answer every condition, in both ways.
        if self.low > self.high:
            raise ValueError(f"range ends are the wrong way round: {self.low} > {self.high}")


@dataclass(frozen=True, slots=True)
class Partial:
    """A set with some members known, some known to be absent, and the rest open."""

    members: frozenset[str]
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Unknown:
    """No usable value; ``reason`` says why in plain words (never stated, expired, sources disagree)."""

    reason: str = "not stated"


Value = Known | Between | Partial | Unknown
UNKNOWN = Unknown()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value came from. Dates are ISO text; ``origin`` is the profile or use case that states it."""

    source: str = ""
    url: str = ""
    observed: str = ""
    grade: str = "unverified"
    note: str = ""
    origin: str = ""
    hypothetical: bool = False


NOWHERE = Provenance()


@dataclass(frozen=True, slots=True)
class Fact:
    """One named value with its provenance; ``also`` holds the inputs of a derived fact."""

    path: str
    value: Value = UNKNOWN
    provenance: Provenance = NOWHERE
    also: tuple[Fact, ...] = field(default=())


def rank_of(grade: str) -> int:
    """The place of a grade in :data:`GRADES`. Grades are compared by this alone, never as texts."""
    return GRADES.index(grade)


def weakest(grades: Iterable[str]) -> str:
    """The weakest of several grades; ``unverified`` when there is none."""
    return min(grades, key=rank_of, default="unverified")


def strongest(grades: Iterable[str]) -> str:
    """The strongest of several grades; ``unverified`` when there is none."""
    return max(grades, key=rank_of, default="unverified")


def display(value: Value) -> str:
    """A short, deterministic, human rendering of a value."""
    if isinstance(value, Known):
        return _plain(value.value)
    if isinstance(value, Between):
        return f"between {value.low:g} and {value.high:g}"
    if isinstance(value, Partial):
        known = ", ".join(sorted(value.members))
        return f"{known} and possibly others" if known else "not fully known"
    return f"unknown ({value.reason})"


def _plain(value: Scalar | frozenset[str]) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "none"
    # Before numbers, since a bool is an int to Python.
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        # Fifteen digits are what a float holds for certain: 0.1 + 0.2 shows as 0.3.
        return f"{value:.15g}"
    return str(value)


def to_json(value: Value) -> object:
    """The value as the assessment document writes it: scalar, sorted list, ``{between}``, ``{includes}`` or null."""
    if isinstance(value, Known):
        # Sorted: a set has no order, and the bytes of a document must not depend on the hash seed.
        return sorted(value.value) if isinstance(value.value, frozenset) else value.value
    if isinstance(value, Between):
        return {"between": [value.low, value.high]}
    if isinstance(value, Partial):
        return {"includes": sorted(value.members), "excludes": sorted(value.excluded)}
    return None
