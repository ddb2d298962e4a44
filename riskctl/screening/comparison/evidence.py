"""Whether two like names are one party, among all the world's names: evidence summed as log-odds.

After Fellegi and Sunter, with the frequency of each word taken into account: agreement on a rare word says much, on a
common one little. The likeness of the two names by themselves is one part of the evidence. Weights stand in
``thresholds.py``.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from riskctl.screening.comparison.align import OTHER_SYLLABLES, Pair
from riskctl.screening.comparison.organisations import Scored
from riskctl.screening.names.frequency import rarity
from riskctl.screening.names.lexicon import CLASS, GENERIC, NAME, NUMBER, PLACE, TRADE
from riskctl.screening.thresholds import LIKENESS_BOUNDS, START, WEIGHTS

FIELDS = {
    NAME: "names",
    TRADE: "trades",
    GENERIC: "generics",
    CLASS: "classes",
    PLACE: "places",
    NUMBER: "numbers",
}
"""The part of the evidence that a kind of word counts for."""
_DIFFERENT = 0.5
"""Pairs less alike than this are two words that only sound alike."""
_RUN_TOGETHER = 0.97
"""From this likeness on the letters of words run together are the same."""
SLIP, _EACH = 2.0, 10.0
"""Nats that a misspelling takes from a word, and for each whole step of likeness that is missing."""


class NameEvidence(NamedTuple):
    """What speaks for one party: nats of the words that agree, by kind, and what else is weighed.

    ``covered`` is the share of the asked name's information that the listed name shares, ``misspelt`` the nats lost
    to other spellings, ``place_more`` the places that only the listed name has, ``trade_less`` the lines of business
    that only the asked name has, ``all_words`` the likeness of all words,
    forms too, in any order, as names of persons are compared.
    """

    likeness: float
    names: float
    trades: float
    generics: float
    classes: float
    places: float
    numbers: float
    name_pairs: float
    misspelt: float
    covered: float
    place_more: float
    trade_less: float
    same_form: float
    all_words: float

    @property
    def shared(self) -> float:
        """Nats of all words that agree."""
        agreed = (self.names, self.trades, self.generics, self.classes, self.places, self.numbers)
        return sum(agreed)


_WEIGHTS = tuple(WEIGHTS[field] for field in NameEvidence._fields)


def log_odds(evidence: NameEvidence) -> float:
    """Log-odds that the two are one party (natural logarithm)."""
    total = START
    for value, weight in zip(evidence, _WEIGHTS, strict=True):
        total += weight * value
    return total


def probability(odds: float) -> float:
    """The probability of log-odds."""
    # Below that the exponential overflows, and the probability is nothing anyway.
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def evidence(scored: Scored, all_words: float = 0.0) -> NameEvidence:
    """The evidence that an aligned pair of names gives; linear in the words."""
    agreed = dict.fromkeys(FIELDS.values(), 0.0)
    misspelt, name_pairs = 0.0, 0
    for pair in scored.alignment.pairs:
        # Such pairs are known to be two words: they are no evidence that the names are one.
        if pair.likeness < _DIFFERENT or pair.how == OTHER_SYLLABLES:
            continue
        nats, kind = _nats(pair), _kind(pair)
        agreed[FIELDS[kind]] += nats
        name_pairs += _names_in(pair) if kind == NAME else 0
        # A translation is no misspelling, however its letters look.
        if pair.likeness < 1 and pair.how != "same-meaning":
            misspelt += min(nats, SLIP + _EACH * (1 - pair.likeness))
    asked = sum(rarity(token) for token in scored.left.tokens)
    places = [token for token in scored.alignment.right if token.kind == PLACE]
    trades = [token for token in scored.alignment.left if token.kind == TRADE]
    least, most = LIKENESS_BOUNDS
    # Cut at both ends, where log-odds would be infinite.
    likeness = min(max(scored.comparison.score, least), most)
    return NameEvidence(
        likeness=math.log(likeness / (1 - likeness)),
        **agreed,
        name_pairs=name_pairs,
        misspelt=misspelt,
        # Never above one: a word that stands twice agrees twice.
        covered=min(1.0, sum(agreed.values()) / asked) if asked else 0.0,
        place_more=sum(rarity(token) for token in places),
        trade_less=sum(rarity(token) for token in trades),
        same_form=float(_same_form(scored)),
        all_words=all_words,
    )


def _nats(pair: Pair) -> float:
    """What the less telling side of a pair tells: several words taken for one count together."""
    return min(sum(map(rarity, pair.left)), sum(map(rarity, pair.right)))


def _names_in(pair: Pair) -> int:
    """How many names agree: one word that the other side writes as several shares them all."""
    return max(len(pair.left), len(pair.right)) if pair.likeness >= _RUN_TOGETHER else 1


def _kind(pair: Pair) -> str:
    """The kind of a pair; words of two kinds that agree in spelling only count as a name."""
    kinds = {token.kind for token in (*pair.left, *pair.right)}
    if len(kinds) == 1:
        return kinds.pop()
    return NAME if pair.likeness < 1 else pair.left[0].kind


def _same_form(scored: Scored) -> bool:
    """Whether both names have a legal form of one class that is more than Ltd."""
    ours = {token.key for token in scored.left.forms} - {"any"}
    return bool(ours & {token.key for token in scored.right.forms})
