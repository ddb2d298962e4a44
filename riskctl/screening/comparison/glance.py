"""Whether two names can be one party at all: an upper bound of the evidence, at a tenth of the cost of weighing it.

Most candidates share one word and nothing else. What two names could tell at most, if every word that has any possible
partner in the other name agreed fully, is quickly summed up. Only where that is enough are they compared word by word.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from riskctl.screening.comparison.evidence import SLIP
from riskctl.screening.comparison.leftover import CONFLICT, LONE
from riskctl.screening.comparison.persons import compare
from riskctl.screening.comparison.views import View, Word, views
from riskctl.screening.names.lexicon import NUMBER, PLACE, TRADE
from riskctl.screening.thresholds import (
    FAINT_RELATED,
    LIKENESS_BOUNDS,
    NEAR,
    SAME_COUNTRY,
    START,
    WEIGHTS,
)

_LEAST_ODDS = math.log(FAINT_RELATED / (1 - FAINT_RELATED))
_ALIKE, _SAME = 1, 2
_PARTNER = 0.66
"""Two words less alike than this, letter by letter, are not paired."""
_RUN_TOGETHER = 0.85
"""Names that are so much alike run together are compared in full, however their words were cut."""
_SHORTEST = 3
"""Fewest letters of a word that counts as a part of the other name."""


class Bound(NamedTuple):
    """The most that two names can reach: log-odds of one party, and the likeness of all words in any order."""

    odds: float
    all_words: float


_NO_BOUND = Bound(math.inf, 1.0)


def may_be_one(asked: str, listed: str, kind: str = "organisation") -> bool:
    """Whether two names can reach a result that is kept.

    Of ``kind`` unknown either may be a person, whose likeness counts by itself.
    """
    # Every reading of one name against every reading of the other: one that can reach is enough.
    bounds = [_bound(left, right) for left in views(asked) for right in views(listed)]
    if any(most.odds >= _LEAST_ODDS for most in bounds):
        return True
    if kind != "unknown" or all(most.all_words < NEAR for most in bounds):
        return False
    return compare(asked, listed).score >= NEAR


def _bound(left: View, right: View) -> Bound:
    # Han words have no letters that the bounds below could be taken from.
    if left.native or right.native:
        return _NO_BOUND
    if OSA.normalized_similarity(left.letters, right.letters, score_cutoff=_RUN_TOGETHER):
        return _NO_BOUND
    ours, slips = _without_partner(left, right)
    theirs, _ = _without_partner(right, left)
    if all(word.kind == PLACE for word in (*ours, *theirs)):
        return _NO_BOUND  # a company abroad is told however short the name
    if len(ours) == len(left.words):
        return Bound(-math.inf, float(left.initialled or right.initialled))
    all_words = _most_all_words(left, right, ours, theirs)
    # Everything not looked at here is taken at its most favourable, so that nothing is passed over.
    odds = START + SAME_COUNTRY + WEIGHTS["all_words"] * all_words
    odds += sum([word.odds for word in left.words]) - sum([word.odds for word in ours])
    odds += WEIGHTS["misspelt"] * slips
    if left.nats:
        odds += WEIGHTS["covered"] * (1 - sum([word.nats for word in ours]) / left.nats)
    if left.forms & right.forms:
        odds += WEIGHTS["same_form"]
    odds += WEIGHTS["trade_less"] * sum([word.nats for word in ours if word.kind == TRADE])
    odds += WEIGHTS["likeness"] * _most_likeness(left, ours, theirs)
    return Bound(odds, 1.0 if left.initialled or right.initialled else all_words)


def _without_partner(view: View, other: View) -> tuple[list[Word], float]:
    """The words for which nothing of the other name could be taken: no meaning, sound, spelling or part.

    With them the nats that those which are only spelt alike lose at least.
    """
    shared = view.keys & other.keys
    theirs = [word for word in other.words if word.key not in shared]
    alone, slips = [], 0.0
    for word in view.words:
        if word.key in shared:
            continue
        partner = _partner(word, theirs, other.letters)
        if not partner:
            alone.append(word)
        elif partner == _ALIKE:
            slips += min(word.nats, SLIP)
    return alone, slips


def _partner(word: Word, among: Sequence[Word], letters: str) -> int:
    """What could be taken for a word: nothing, a word that is only spelt alike, or one that may be the same."""
    # Figures are the same or another number; there is no nearly.
    if word.kind == NUMBER:
        return 0
    spelt = word.letters
    if len(spelt) >= _SHORTEST and spelt in letters:
        return _SAME
    found = 0
    for other in among:
        if word.sound == other.sound or word.begins == other.begins:
            return _SAME
        if len(other.letters) >= _SHORTEST and other.letters in spelt:
            return _SAME
        if OSA.normalized_similarity(spelt, other.letters, score_cutoff=_PARTNER):
            found = _ALIKE
    return found


def _most_all_words(left: View, right: View, ours: Sequence[Word], theirs: Sequence[Word]) -> float:
    """Most that ``persons.compare`` gives, where these words of both names have no partner."""
    alone = sum([word.size for word in ours]), sum([word.size for word in theirs])
    paired = min(left.size - alone[0], right.size - alone[1])
    if paired <= 0:
        return 0.0
    both = min(alone)
    more = max(alone) - both
    # The factors of ``persons.compare``, which this must never be below.
    most = paired / (paired + 0.9 * both + 0.2 * more)
    return most * 0.75 if both > 0.3 else most


def _most_likeness(left: View, ours: Sequence[Word], theirs: Sequence[Word]) -> float:
    """Log-odds of the most that the likeness of the two names can be."""
    agreed = sum([word.weight for word in left.words]) - sum([word.weight for word in ours])
    against = sum([word.alone for word in ours]) + sum([word.alone for word in theirs])
    likeness = agreed / (agreed + against / 2)
    kinds, also = {word.kind for word in ours}, {word.kind for word in theirs}
    for kind in kinds ^ also:
        likeness *= LONE[kind]
    for kind in (kinds & also) - {PLACE}:  # a town agrees with its own country
        likeness *= CONFLICT[kind]
    least, most = LIKENESS_BOUNDS
    likeness = min(max(likeness, least), most)
    return math.log(likeness / (1 - likeness))
