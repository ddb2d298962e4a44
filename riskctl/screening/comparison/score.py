"""From paired words to a score: the share of both names that agrees, less what the other words say against it."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from rapidfuzz.distance import OSA

from riskctl.screening.comparison.align import Alignment, Pair
from riskctl.screening.comparison.leftover import (
    GENERAL,
    differs_in_general,
    leftovers,
    texts,
)
from riskctl.screening.comparison.legal_forms import without_misspelt
from riskctl.screening.comparison.outcome import NOTHING, Comparison
from riskctl.screening.comparison.similar import word_likeness
from riskctl.screening.names.lexicon import CLASS, GENERIC, NAME, NUMBER, PLACE, TRADE
from riskctl.screening.names.parse import Parsed
from riskctl.screening.names.tokens import Token, raw
from riskctl.text.reason import Reason

WEIGHT = {NAME: 1.0, TRADE: 0.55, CLASS: 0.3, GENERIC: 0.14, PLACE: 0.4, NUMBER: 0.6}
"""How much of a name a word of each kind is."""
ALONE = {NAME: 0.9, TRADE: 0.45, CLASS: 0.35, GENERIC: 0.3, PLACE: 0.3, NUMBER: 0.8}
"""Share of that weight that counts against the names when only one of them has the word."""
SHORT = 0.7
"""Share of its weight that a name of one or two letters has."""
UNTOLD = 0.55
"""Factor when the names agree in words of the language alone and differ in others."""
AKIN = 0.5
"""From here on names that an arm, a country or a holding tells apart are related."""
RUN_TOGETHER = 0.93
"""Likeness of all letters run together from which two names that were cut differently are one."""
_LONG_RUN = 10
"""Letters of a name that may be a slip away, even in its first letter, and still be one."""
_CUT_OTHERWISE = 0.04
_SHORTEST_RUN = 6


def score_alignment(alignment: Alignment, left: Parsed, right: Parsed) -> Comparison:
    """The score of two names whose words are paired, with a reason for every word."""
    whole = _whole(left, right)
    if not alignment.pairs:
        return whole
    alignment = without_misspelt(alignment, left, right)
    total = sum(_pair_weight(pair) for pair in alignment.pairs)
    agreed = sum(_pair_weight(pair) * pair.likeness for pair in alignment.pairs)
    only = sum(_weight(token) * ALONE[token.kind] for token in (*alignment.left, *alignment.right))
    unmatched = leftovers(alignment, left, right)
    distinctive = _told(alignment)
    # What stands in one name only counts half: lists leave words out more often than they add any.
    score = agreed / (total + only / 2) * prod(side.factor for side in unmatched)
    if not distinctive:
        score *= UNTOLD
    if differs_in_general(alignment, left, right):
        score = min(score, GENERAL)
    if whole.score > score:
        return whole
    related = any(side.akin for side in unmatched) and not any(side.apart for side in unmatched)
    reasons = [] if distinctive else [Reason("only-general")]
    reasons += [side.reason for side in unmatched]
    reasons += map(_words, alignment.pairs)
    return Comparison(score, distinctive and related and score >= AKIN, tuple(reasons))


def _whole(left: Parsed, right: Parsed) -> Comparison:
    """All letters run together: for names whose words were cut in other places. Numbers and Han are never run in."""
    tokens = (*left.tokens, *right.tokens)
    cut_otherwise = len(left.tokens) != len(right.tokens)
    ours, theirs = (side.joined if cut_otherwise else _letters(side) for side in (left, right))
    if len(ours) < _SHORTEST_RUN or any(token.kind == NUMBER for token in tokens):
        return NOTHING
    # Han names are compared by characters: their readings run together are many names at once.
    if any(token.han for token in left.tokens) and any(token.han for token in right.tokens):
        return NOTHING
    likeness = word_likeness(ours, theirs)
    if cut_otherwise and _letters(left) == _letters(right):
        likeness = 1.0  # what one side writes as one word has no concepts to compare
    one_slip = len(ours) >= _LONG_RUN and _one_slip(ours, theirs)
    least = 0.0 if one_slip else RUN_TOGETHER
    # Cut alike, words were compared one by one already; the run adds nothing but equality.
    if likeness < (least if cut_otherwise else 1):
        return NOTHING
    reason = Reason("run-together", (left.text, right.text))
    return Comparison(likeness - _CUT_OTHERWISE, False, (reason,))


def _letters(parsed: Parsed) -> str:
    """All letters as written: another word for one line of business is not the same letters."""
    return "".join(raw(token) for token in parsed.tokens)


def _one_slip(one: str, other: str) -> bool:
    return bool(OSA.distance(one, other, score_cutoff=1) <= 1)


def _told(alignment: Alignment) -> bool:
    """Whether the names agree in a word that is theirs, or, having none, in all that is not general."""
    if any(token.kind == NAME for pair in alignment.pairs for token in (*pair.left, *pair.right)):
        return True
    kinds = {token.kind for token in (*alignment.left, *alignment.right)} - {GENERIC}
    telling = [pair for pair in alignment.pairs if pair.left[0].kind != GENERIC]
    return bool(telling) and (not kinds or (kinds <= {PLACE, CLASS} and len(telling) > 1))


def _pair_weight(pair: Pair) -> float:
    return max(_heaviest(pair.left), _heaviest(pair.right))


def _heaviest(tokens: Sequence[Token]) -> float:
    return max(_weight(token) for token in tokens)


def _weight(token: Token) -> float:
    short = token.kind == NAME and len(raw(token)) < 3
    return WEIGHT[token.kind] * (SHORT if short else 1.0)


def _words(pair: Pair) -> Reason:
    left, right = texts(pair.left), texts(pair.right)
    if pair.likeness == 1:
        return Reason("same-pair", (left, right, pair.how))
    return Reason("like-pair", (left, right, pair.how, pair.likeness))
