"""What a listed name that is like the asked one means among the world's names: its probability and its outcome."""

from __future__ import annotations

import math
from typing import NamedTuple

from riskctl.screening.comparison import persons
from riskctl.screening.comparison.align import OTHER_SYLLABLES, Pair
from riskctl.screening.comparison.evidence import evidence, log_odds, probability
from riskctl.screening.comparison.organisations import Scored, best_scored
from riskctl.screening.comparison.outcome import Comparison, outcome_of
from riskctl.screening.names.frequency import rarity
from riskctl.screening.names.lexicon import NAME, NUMBER, PLACE, TRADE, is_land
from riskctl.screening.names.parse import Parsed
from riskctl.screening.names.skeleton import skeleton
from riskctl.screening.names.tokens import raw
from riskctl.screening.thresholds import (
    FAINT_RELATED,
    LEAST_LIKENESS,
    LEAST_SHARED,
    POSSIBLE,
    RELATED_MOST,
    SAME_COUNTRY,
    SURE,
    WEIGHTS,
)
from riskctl.text.reason import Reason


class Weighed(NamedTuple):
    """The probability that two names are of one party, the outcome, and the reasons."""

    score: float
    outcome: str
    reasons: tuple[Reason, ...]


_MOST_MORE = WEIGHTS["all_words"] + SAME_COUNTRY
"""Log-odds that what is not yet weighed can add at most."""
_FAINT_ODDS = math.log(FAINT_RELATED / (1 - FAINT_RELATED))


def is_faint(asked: str, listed: str) -> bool:
    """Whether a comparison is no near miss whatever else is weighed: a quick look at most candidates."""
    best = best_scored(asked, listed)
    if best is None or _by_letters(best) or _only_abroad(best):
        return False
    return log_odds(evidence(best)) + _MOST_MORE < _FAINT_ODDS


def weighed(asked: str, listed: str, comparison: Comparison, prior: float) -> Weighed:
    """Weigh a comparison of organisations' names as evidence.

    ``prior`` is log-odds that something else than the names adds.
    """
    best = best_scored(asked, listed)
    # The sample of the world's names knows words, not letters run together or characters.
    if best is None or _by_letters(best):
        likely = _by_likeness(comparison)
        common = best is not None and _is_common(best)
        return likely._replace(outcome="review") if common and likely.outcome == "match" else likely
    weight = evidence(best, persons.as_written(asked, listed).score)
    score = probability(log_odds(weight) + prior)
    little = weight.shared - weight.misspelt < LEAST_SHARED
    # However the sum turns out, names that share so little are at most related.
    if little or _other_number(best) or _other_names(best):
        score = min(score, RELATED_MOST)
    alike = max(comparison.score, best.comparison.score) >= LEAST_LIKENESS
    abroad = prior < 0 and not best.comparison.same_name
    # Each makes a sure score a question: a person sees in a moment what no weight can tell.
    doubtful = abroad or _left_over(best) or _other_sound(best)
    if score >= SURE and alike and not doubtful:
        return Weighed(score, "match", comparison.reasons)
    if score >= POSSIBLE:
        return Weighed(score, "review", comparison.reasons)
    if comparison.related and _only_abroad(best):
        score = max(score, FAINT_RELATED)
    return Weighed(score, "related" if comparison.related else "clear", comparison.reasons)


def _only_abroad(scored: Scored) -> bool:
    """Whether a country, and its form, are all that one name has and the other lacks: X Malaysia Sdn Bhd and X Ltd.

    However short the name, such a company is one of the group as a rule.
    """
    words = (*scored.alignment.left, *scored.alignment.right)
    lands = [
        token for token in words if token.kind == PLACE and is_land(token.key, token.countries)
    ]
    whole = all(pair.likeness == 1 for pair in scored.alignment.pairs)
    return bool(lands) and len(lands) == len(words) and whole


def _by_likeness(comparison: Comparison) -> Weighed:
    """Names that the sample of the world's names says nothing about: the same letters, or native scripts."""
    return Weighed(comparison.score, outcome_of(comparison), comparison.reasons)


def _by_letters(scored: Scored) -> bool:
    """Whether letters decide: they are the same, or both names are in Han."""
    if _letters(scored.left) == _letters(scored.right):
        return True
    return _native(scored.left) and _native(scored.right)


def _is_common(scored: Scored) -> bool:
    """Whether names of the same letters, not written the same, say too little: Mic AG and MIC."""
    rarities = sum(rarity(token) for token in scored.left.tokens)
    return rarities < LEAST_SHARED and scored.left.text != scored.right.text


def _letters(parsed: Parsed) -> str:
    return "".join(raw(token) for token in parsed.tokens)


def _native(parsed: Parsed) -> bool:
    return any(token.han for token in parsed.tokens)


def _other_number(scored: Scored) -> bool:
    """Whether each name has a number that the other lacks: fund 12 is not fund 13."""
    sides = (scored.alignment.left, scored.alignment.right)
    return all(any(token.kind == NUMBER for token in side) for side in sides)


def _left_over(scored: Scored) -> bool:
    """Whether a word is left over that may part two companies: a name, a business, a place or a number."""
    words = (*scored.alignment.left, *scored.alignment.right)
    return any(token.kind in (NAME, TRADE, PLACE, NUMBER) for token in words)


def _other_sound(scored: Scored) -> bool:
    """Whether a name is spelt in a way that sounds otherwise, which may be another name: Sinnet and Sinonet.

    Letters that changed places are a slip of the pen.
    """
    return any(_sounds_otherwise(pair) for pair in scored.alignment.pairs if _is_named(pair))


def _sounds_otherwise(pair: Pair) -> bool:
    if pair.how != "similar-spelling":
        return False
    ours, theirs = ("".join(map(raw, side)) for side in (pair.left, pair.right))
    if skeleton(ours) == skeleton(theirs) or sorted(ours) == sorted(theirs):
        return False
    return not (ours.startswith(theirs) or theirs.startswith(ours))


def _other_names(scored: Scored) -> bool:
    """Whether the only names that are alike are other syllables of pinyin, which are other characters."""
    named = [pair for pair in scored.alignment.pairs if _is_named(pair)]
    return bool(named) and all(pair.how == OTHER_SYLLABLES for pair in named)


def _is_named(pair: Pair) -> bool:
    return any(token.kind == NAME for token in (*pair.left, *pair.right))
