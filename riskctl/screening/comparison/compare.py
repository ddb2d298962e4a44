"""Compare two names: how likely they are one party, what the outcome is, and why, word by word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from riskctl.screening.comparison import organisations, persons
from riskctl.screening.comparison.outcome import Comparison, outcome_of
from riskctl.screening.reasons import sentences
from riskctl.watchlists.identifier_brackets import bracketed

__all__ = ["NameComparison", "compare_names"]


@dataclass(frozen=True, slots=True)
class NameComparison:
    """``score`` from 0 to 1; ``outcome`` match, review, related or clear; ``reasons`` in words, weightiest first."""

    score: float
    outcome: str
    reasons: tuple[str, ...]


def compare_names(query: str, candidate: str, kind: str = "organisation") -> NameComparison:
    """Compare a name that is asked for with a listed name, both as written, in any script.

    ``kind`` is ``organisation``, ``person``, ``vessel``, ``aircraft`` or ``unknown`` (compared as both, the higher
    counts). Pure and deterministic; quadratic in the words of the names, linear in their letters. Raises
    ``ValueError`` for another kind.
    """
    if kind not in _COMPARERS:
        raise ValueError(f"kind is one of {', '.join(_COMPARERS)}, not {kind!r}")
    ours, theirs = query, candidate
    if kind in ("organisation", "unknown"):
        ours, theirs = bracketed(query)[0], bracketed(candidate)[0]
    best = max(
        (compare(ours, theirs) for compare in _COMPARERS[kind]),
        key=lambda comparison: comparison.score,
    )
    # Rounded where it leaves the matcher: sums of floats differ in their last digit by machine.
    return NameComparison(round(best.score, 4), outcome_of(best), tuple(sentences(best.reasons)))


def compare_spelling(query: str, candidate: str, kind: str) -> Comparison:
    """As :func:`compare_names`, by spelling alone: other names of the organisation are the caller's to try."""
    compare = _BY_SPELLING.get(kind, _COMPARERS[kind])
    return max(
        (comparer(query, candidate) for comparer in compare),
        key=lambda comparison: comparison.score,
    )


_Comparer = Callable[[str, str], Comparison]
_COMPARERS: dict[str, tuple[_Comparer, ...]] = {
    "organisation": (organisations.compare,),
    "person": (persons.compare,),
    "vessel": (organisations.compare_craft,),
    "aircraft": (organisations.compare_craft,),
    "unknown": (organisations.compare, persons.compare),
}
_BY_SPELLING: dict[str, tuple[_Comparer, ...]] = {
    "organisation": (organisations.by_spelling,),
    "unknown": (organisations.by_spelling, persons.compare),
}
