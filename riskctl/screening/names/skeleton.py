"""The consonants of a word, with the letters that romanisations confuse made one."""

from __future__ import annotations

import re
from functools import lru_cache

_SOUNDS = tuple(
    (frozenset(letters), re.compile(pattern), to)
    for letters, pattern, to in (
        ("s", "shch|sch|sh|sz|sj", "s"),
        ("chqx", "tch|tsch|ch|kh|q|ck|x(?=[aeiou])", "k"),
        ("jz", "zh|dzh|dj|j", "j"),
        ("p", "ph", "f"),
        ("w", "w", "v"),
        ("t", "th|dt", "t"),
        ("g", "gh", "g"),
        ("yj", "[yj](?=[aeiou])|(?<=[aeiou])[yj]", ""),
        ("ct", "c(?=[eiy])|ts|tz", "s"),
        ("c", "c", "k"),
        ("iy", "[iy]+[jy]?$", "i"),
    )
)
"""Letters of which a word must have one, what is written for one sound, and how it is written here."""
_DOUBLED = re.compile(r"(.)\1+")
_FIRST = (("u", "ou"), ("a", "a"), ("i", "eiyj"))
"""The vowel that a name is taken to begin with, by the first of these letters among those before its consonants."""
_VOWELS = re.compile("(?<!^)[aeiouyh]")


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Consonants of a word with the letters that romanisations confuse made one; its first vowel is kept."""
    # In this order: "sch" has to go before "ch", and "ch" before "c".
    for letters, pattern, to in _SOUNDS:
        if not letters.isdisjoint(word):
            word = pattern.sub(to, word)
    word = _DOUBLED.sub(r"\1", word)
    return _VOWELS.sub("", word.replace("j", "y") if word.startswith("j") else word)


_BEGINS = re.compile("[aeiouyj]*")


@lru_cache(maxsize=16384)
def sound_of(word: str) -> str:
    """As :func:`skeleton`, with one letter for the vowels a given name may begin with: ``youssef`` and ``yusuf``.

    Made for names of persons, where *Omar* and *Umar* are one: the words of an organisation are written in one way.
    """
    begin = _BEGINS.match(word.replace("x", "ks"))
    vowels = begin[0] if begin else ""
    first = next((sound for sound, letters in _FIRST if set(letters) & set(vowels)), "")
    consonants = skeleton(word.replace("x", "ks")[len(vowels) :])
    return first + _VOWELS.sub("", consonants)
