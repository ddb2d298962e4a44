"""How alike two words of organisations' names are, by what kinds of words they are."""

from __future__ import annotations

from riskctl.screening.comparison.similar import word_likeness
from riskctl.screening.names.fold import after_article, without_vowels
from riskctl.screening.names.lexicon import NAME, NUMBER, PLACE, kin
from riskctl.screening.names.pinyin import other_syllables
from riskctl.screening.names.skeleton import skeleton
from riskctl.screening.names.tokens import Token, raw

HOMOPHONE = 0.3
"""Two Han words of one reading but other characters are two names that sound alike."""
SYLLABLES = 0.76
"""Two words of pinyin that are nearly the same are, as their characters would show, mostly two names."""
ALIKE = 0.78
"""Below this two words of an organisation's name are different words."""
KIN = 0.82
"""Two lines of business that translations take for one another."""
CUT = 0.9
"""A general word cut short."""
LEAST_CONSONANTS = 3
"""Fewest consonants that a word without vowels must share."""
# Endings of Slavic adjectives as the usual romanisations write them.
_SUFFIXES = frozenset(
    {"skii", "skij", "skiy", "sky", "ski", "skaya", "skaia", "skoe", "skoye", "skogo", "skyi"}
)


def alike(token: Token, opposite: Token) -> float:
    """From 0 to 1; below ``ALIKE`` two words are different words, but for two values that tell known other names."""
    if NUMBER in (token.kind, opposite.kind):
        return 0.0
    if token.han and opposite.han:
        same_reading = token.key == opposite.key
        return HOMOPHONE if same_reading else _shared_characters(token.han, opposite.han)
    if token.kind != NAME and opposite.kind != NAME:
        # Both are words of the language with meanings of their own, so spelling says nothing: Steel is not Steal.
        if PLACE not in (token.kind, opposite.kind) and _cut_short(raw(token), raw(opposite)):
            return CUT
        # Two defaults that differ, so that two concepts of no group are not of one.
        near = kin().get(token.key, -1) == kin().get(opposite.key, -2)
        return KIN if near else 0.0
    ours, theirs = raw(token), raw(opposite)
    likeness = max(
        word_likeness(ours, theirs), _adjective(ours, theirs), _by_sound(token, opposite)
    )
    if token.kind == opposite.kind == NAME:
        likeness = max(likeness, _without_article(ours, theirs))
    if likeness and token.kind == opposite.kind and other_syllables(token.key, opposite.key):
        return SYLLABLES
    return likeness


def _adjective(left: str, right: str) -> float:
    """A Slavic adjective and the name it is made of: ``Muromskiy`` and ``Murom``."""
    short, long = sorted((left, right), key=len)
    is_adjective = long.startswith(short) and long[len(short) :] in _SUFFIXES
    return CUT if is_adjective and len(short) > 3 else 0.0


def _cut_short(left: str, right: str) -> bool:
    """Whether one word is the beginning of the other, as ``assoc`` of ``associates``."""
    short, long = sorted((left, right), key=len)
    return 3 < len(short) < len(long) and long.startswith(short)


def _shared_characters(left: str, right: str) -> float:
    """One character of four or more differs: a slip; in shorter names it is another name."""
    if len(left) != len(right) or len(left) < 4:
        return 0.0
    same = sum(left == right for left, right in zip(left, right, strict=True))
    return ALIKE if same == len(left) - 1 else 0.0


def _by_sound(token: Token, opposite: Token) -> float:
    """One word of a script without vowels and one in Latin letters have their consonants alone to agree in."""
    if without_vowels(token.text) == without_vowels(opposite.text):
        return 0.0
    ours, theirs = skeleton(raw(token)), skeleton(raw(opposite))
    return CUT if ours == theirs and len(ours) >= LEAST_CONSONANTS else 0.0


def _without_article(left: str, right: str) -> float:
    """One name begins with an article that is run together with it, and the other does not: Alkadiri and Qadiri."""
    ours, theirs = after_article(left), after_article(right)
    if bool(ours) == bool(theirs):
        return 0.0
    return min(CUT, word_likeness(ours or left, theirs or right))
