"""Initials of persons that are written together, ``VN Ermolin``, or with more than a letter, ``Ch. S. Kim``."""

from __future__ import annotations

import re
from functools import lru_cache

from riskctl.screening.names.fold import fold, latin

PARTICLES = frozenset(
    "al el ul ur bin ben ibn bint ould abu abd de da di del der van von la le dos das na".split()  # noqa: SIM905
)
"""Words that a name may have or lack."""
_LETTERS = re.compile(r"[^\W\d_]+\.?")
_VOWELLED = re.compile("[a-zа-яёіїє]+", re.IGNORECASE)
"""Letters of scripts that write vowels: Arabic and Hebrew words have none."""
_MOST = 4
"""Initials that one word may hold."""
_TWO = 2
"""Letters of a word that may be initials where the whole name is in capitals."""
_VOWELS = frozenset("aeiouyаеёиоуыэюяіїє")
_SOUNDS = frozenset(["ch", "sh", "zh", "kh", "th", "ph", "ts", "tz", "dz", "sch", "shch", "dzh"])
"""Letters that write one sound, and so one initial, in romanised names."""


@lru_cache(maxsize=16384)
def readings(name: str, words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words of a name, and, where some may be initials, the words with each initial as a word of its own.

    A word is taken for initials when it is written in capitals among words that are not, when it has no vowel, or
    when a point says that it is cut short. ``words`` are those of the name in small Latin letters.
    """
    # Most names: decided before any pattern is run.
    if len(words) < 2 or all(len(word) < 2 or len(word) > _MOST for word in words):
        return (words,)
    spelt = _LETTERS.findall(name)
    # Where all is in capitals, capitals say nothing of initials.
    shouted = 2 * sum(word.isupper() for word in spelt) > len(spelt)
    short = {latin(fold(word.rstrip("."))) for word in spelt if _is_short(word, shouted)}
    apart: list[str] = []
    for word in words:
        apart += _initials(word) if word in short else [word]
    return (words,) if tuple(apart) == words else (words, tuple(apart))


def _is_short(word: str, shouted: bool) -> bool:
    """Whether a word as written may stand for initials."""
    letters = word.rstrip(".")
    if not 1 < len(letters) <= _MOST or letters.casefold() in PARTICLES:
        return False
    if word.endswith(".") or (letters.isupper() and (not shouted or len(letters) == _TWO)):
        return True
    return bool(_VOWELLED.fullmatch(letters)) and not _VOWELS & set(letters.casefold())


def _initials(word: str) -> list[str]:
    """The initials of a word; letters that write one sound are one."""
    return [word[0]] if word in _SOUNDS else list(word)
