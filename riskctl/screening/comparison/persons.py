"""Compare names of persons: order does not matter, initials and missing middle names cost little, other ones much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA

from riskctl.screening.comparison.initialled import PARTICLES, readings
from riskctl.screening.comparison.outcome import NOTHING, Comparison
from riskctl.screening.comparison.similar import word_likeness
from riskctl.screening.names.fold import HAN, HANGUL, fold, latin, without_quotes
from riskctl.screening.names.lexicon import WORDS
from riskctl.screening.names.skeleton import skeleton, sound_of
from riskctl.text.reason import Reason

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "sir",
        "lord",
        "sheikh",
        "shaikh",
        "shaykh",
        "hon",
        "he",
        "hrh",
        "gen",
        "col",
        "maj",
        "capt",
        "lt",
        "jr",
        "sr",
        "haji",
        "hajji",
        "mullah",
        "maulavi",
        "mawlawi",
        "qari",
        "imam",
        "his",
        "her",
        "excellency",
        "honourable",
        "honorable",
        "dato",
        "datuk",
        "datin",
        "rev",
        "madame",
        "monsieur",
        "herr",
        "frau",
        "mba",
        "phd",
        "llc",
    ]
)
PARTICLE, SINGLE = 0.15, 0.5
"""What a particle, and a single letter, is of a word."""
_INITIAL = 0.8
_MOST_APART = 4
"""Words whose lengths differ by more are two words."""
_MOST_SLIPS = 3
"""Words that are more slips apart than this, and sound otherwise, are not alike."""
MOST_WORDS = 64
"""Words of a name that are looked at; no person has as many."""
_APART = re.compile("[-・.]")
"""Signs between the words of a person's name: an initial with a point is a word of its own."""
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_AS_PERSIAN = str.maketrans("\u0636\u0638\u0630\u062b\u0635", "\u0632\u0632\u0632\u0633\u0633")
"""Letters that only Persian has, and those that Persian speaks as z and s: Reza is no Rida there."""
_IOTATED = re.compile("^i(?=[ua][a-z]{2})")
_HANGUL_ONLY = re.compile(f"[{HANGUL}]+")
_HAN_ONLY = re.compile(f"[{HAN}]+")


@lru_cache(maxsize=16384)
def words(name: str) -> tuple[str, ...]:
    """Words of a person's name in Latin letters, without titles; surname-first commas are no matter."""
    words: list[str] = []
    folded = fold(name)
    if _PERSIAN.search(folded):
        folded = folded.translate(_AS_PERSIAN)
    spelt = WORDS.findall(_APART.sub(" ", without_quotes(folded)))[:MOST_WORDS]
    for word in [word for word in spelt if word not in _TITLES] or spelt:
        # Up to four characters are surname and given name: romanised apart, as lists write them.
        apart = _HAN_ONLY.fullmatch(word) and len(word) < 5
        words += map(latin, word) if apart else [latin(word)]
    # "Iurii" and "Yury": libraries write i where others write y.
    return tuple(_IOTATED.sub("y", word) for word in words if word)


@lru_cache(maxsize=1024)
def compare(query: str, candidate: str) -> Comparison:
    """The best of the readings of both names; cubic at worst in the number of words, which are few."""
    best = as_written(query, candidate)
    if not best.score:
        return best  # initials alone name nobody
    ours, theirs = readings(query, words(query)), readings(candidate, words(candidate))
    # The first is the pair as written, which is compared above.
    for left, right in list(product(ours, theirs))[1:]:
        compared = _compare(query, candidate, left, right)
        best = compared if compared.score > best.score else best
    return best


@lru_cache(maxsize=1024)
def as_written(query: str, candidate: str) -> Comparison:
    """As :func:`compare`, without taking any word for initials: for words of names that may be no person's."""
    return _compare(query, candidate, words(query), words(candidate))


def _compare(
    query: str, candidate: str, left: tuple[str, ...], right: tuple[str, ...]
) -> Comparison:
    if not left or not right:
        return NOTHING
    # Surname first or last is custom, and lists mix both.
    if sorted(left) == sorted(right):
        return Comparison(1.0, False, (Reason("same-words"),))
    joined = word_likeness("".join(left), "".join(right))
    if joined >= 0.97:
        return Comparison(joined, False, (Reason("same-letters"),))
    native = fold(query), fold(candidate)
    # Two names in one native script that are not the same are two names, however alike they sound.
    if all(_HAN_ONLY.fullmatch(one) or _HANGUL_ONLY.fullmatch(one) for one in native):
        return Comparison(0.5, False, (Reason("other-characters"),))
    score, reasons = _paired(list(left), list(right))
    # Words cut in another place leave the letters nearly the same; with as many words each more is asked of them.
    least = 0.92 if len(left) == len(right) else 0.86
    if joined >= least and joined - 0.03 > score:
        return Comparison(joined - 0.03, False, (Reason("near-letters"),))
    return Comparison(score, False, reasons)


def _paired(left: list[str], right: list[str]) -> tuple[float, tuple[Reason, ...]]:
    pairs = sorted(_pairs(left, right))
    used_left: set[int] = set()
    used_right: set[int] = set()
    agreed = weight = 0.0
    reasons = []
    exact = 0
    # Sorted by likeness, so that a word is taken by the one it is most like.
    for negative, i, j in pairs:
        if i in used_left or j in used_right:
            continue
        used_left.add(i)
        used_right.add(j)
        part = max(_weight(left[i]), _weight(right[j]))
        weight += part
        agreed += -negative * part
        exact += negative == -1 and part == 1
        words_of_both = left[i], right[j]
        if negative == -1:
            reasons.append(Reason("same-part", words_of_both))
        else:
            reasons.append(Reason("like-part", (*words_of_both, -negative)))
    ours = [word for i, word in enumerate(left) if i not in used_left]
    theirs = [word for j, word in enumerate(right) if j not in used_right]
    if not weight:
        return 0.0, (Reason("nothing"),)
    extra_left, extra_right = (sum(_weight(word) for word in side) for side in (ours, theirs))
    # Words that each name has and the other lacks tell two persons apart; a middle name left out does not.
    both = min(extra_left, extra_right)
    one_side = max(extra_left, extra_right) - both
    score = agreed / (weight + 0.9 * both + 0.2 * one_side)
    if ours and theirs and both > 0.3:
        score *= 0.75
        reasons.insert(0, Reason("other-parts", (" ".join(ours), " ".join(theirs))))
    elif ours or theirs:
        reasons.insert(0, Reason("lone-parts", (" ".join(ours or theirs),)))
        # One word in common is a first name or a family name that thousands share.
        if weight < 1.5:
            score *= 0.7
    return score, tuple(reasons)


def _pairs(left: list[str], right: list[str]) -> Iterator[tuple[float, int, int]]:
    """Words that are alike, with their likeness below zero; most pairs are not, and are passed over quickly."""
    sounds = [sound_of(other) for other in right]
    for i, one in enumerate(left):
        sound, size = sound_of(one), len(one)
        for j, other in enumerate(right):
            apart = size > 1 < len(other) and sound != sounds[j]
            if apart and OSA.distance(one, other, score_cutoff=_MOST_SLIPS) > _MOST_SLIPS:
                continue
            likeness = _likeness(one, other)
            if likeness:
                yield -likeness, i, j


def _begins_alike(left: str, right: str) -> bool:
    """Whether two words differ in nothing but how a vowel, at their beginning too, is written."""
    sound = sound_of(left)
    return len(sound) > 2 and sound == sound_of(right)


def _weight(word: str) -> float:
    if word in PARTICLES:
        return PARTICLE
    return SINGLE if len(word) == 1 else 1.0


def _likeness(left: str, right: str) -> float:
    if left == right:
        return 1.0
    if min(len(left), len(right)) == 1:
        # A particle that begins alike ("de", "d") is no initial.
        return _INITIAL if left[0] == right[0] and left not in PARTICLES else 0.0
    if abs(len(left) - len(right)) > _MOST_APART:
        return 0.0
    likeness = word_likeness(left, right)
    if likeness < 0.9 and min(len(left), len(right)) >= 3:
        ours, theirs = skeleton(left), skeleton(right)
        alike = ours == theirs and len(ours) >= 2
        if alike or _begins_alike(left, right):
            return max(likeness, 0.88)
    slip = not likeness and min(len(left), len(right)) >= 3 and left[0] == right[0]
    if slip and OSA.distance(left, right, score_cutoff=1) <= 1:
        return 0.75
    return likeness
