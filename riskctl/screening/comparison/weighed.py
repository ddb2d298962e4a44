"""What a listed name that is like the asked one means among the world's names: its probability and its outcome."""

from __future__ import annotations

from typing import NamedTuple

from riskctl.screening.comparison import persons
from riskctl.screening.comparison.evidence import evidence, log_odds, probability
from riskctl.screening.comparison.organisations import Scored, best_scored
from riskctl.screening.comparison.outcome import Comparison, outcome_of
from riskctl.screening.names.lexicon import NUMBER
from riskctl.screening.names.parse import Parsed
from riskctl.screening.names.tokens import raw
from riskctl.screening.thresholds import LEAST_LIKENESS, LEAST_SHARED, POSSIBLE, RELATED_MOST, SURE


class Weighed(NamedTuple):
    """The probability that two names are of one party, the outcome, and the reasons."""

    score: float
    outcome: str
    reasons: tuple[str, ...]


def weighed(asked: str, listed: str, found: Comparison, prior: float) -> Weighed:
    """Weigh a comparison of organisations' names as evidence.

    ``prior`` is log-odds that something else than the names adds.
    """
    best = best_scored(asked, listed)
    all_words = persons.compare(asked, listed).score
    if best is None:
        return _by_likeness(found)
    if _same_letters(best) or (_native(best.left) and _native(best.right)):
        return _by_likeness(found)
    told = evidence(best, all_words)
    score = probability(log_odds(told) + prior)
    if told.shared < LEAST_SHARED or _other_number(best):
        score = min(score, RELATED_MOST)
    if score >= SURE and max(found.score, best.comparison.score) >= LEAST_LIKENESS:
        return Weighed(score, "match", found.reasons)
    if score >= POSSIBLE:
        return Weighed(score, "review", found.reasons)
    return Weighed(score, "related" if found.related else "clear", found.reasons)


def _by_likeness(found: Comparison) -> Weighed:
    """Names that the sample of the world's names says nothing about: the same letters, or native scripts."""
    return Weighed(found.score, outcome_of(found), found.reasons)


def _same_letters(scored: Scored) -> bool:
    return _letters(scored.left) == _letters(scored.right)


def _letters(parsed: Parsed) -> str:
    return "".join(raw(token) for token in parsed.tokens)


def _native(parsed: Parsed) -> bool:
    return any(token.han for token in parsed.tokens)


def _other_number(scored: Scored) -> bool:
    """Whether each name has a number that the other lacks: fund 12 is not fund 13."""
    sides = (scored.alignment.left, scored.alignment.right)
    return all(any(token.kind == NUMBER for token in side) for side in sides)
