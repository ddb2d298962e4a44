"""How alike two words are, both in Latin letters: typing slips, and spellings of one sound in several romanisations."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from riskctl.screening.names.skeleton import skeleton

_BEATS = re.compile("[aeiou]+y?|y(?![aeiou])")
CLOSE = 0.72
"""Below this two words are different words."""


@lru_cache(maxsize=16384)
def word_likeness(left: str, right: str) -> float:
    """From 0 to 1: 1 for the same letters; about .9 for one slip in a longer word; 0 for words that only share some."""
    if left == right:
        return 1.0
    longer = max(len(left), len(right))
    if longer < 3 or min(len(left), len(right)) < 3:
        return 0.0
    # A slip in six letters: what people mistype grows with the length of a word.
    allowed = 1 if longer < 6 else 2 if longer < 10 else 3
    slips = OSA.distance(left, right, score_cutoff=allowed + 2)
    base = 1 - slips / longer
    if longer < 5:
        return 0.0  # in a short word one letter makes another word
    if slips == 1:
        base = max(base, 0.86 + min(longer, 10) * 0.006) if longer > 5 else 0.8
        if left[0] != right[0]:
            # People rarely mistype the first letter, so that another one is mostly another word.
            base -= 0.08
    elif slips > allowed:
        base *= 0.8
    # Spellings of one sound may differ in many letters; the skeleton is costly and asked last.
    if longer >= 5 and 0.4 < base < 0.93 and _beats(left) == _beats(right):
        ours, theirs = skeleton(left), skeleton(right)
        if len(ours) >= 3 and ours == theirs:
            base = max(base, 0.9)
    return base if base >= CLOSE else 0.0


def _beats(word: str) -> int:
    """Groups of vowels: quicker told than consonants, and as many in two spellings of one sound."""
    return len(_BEATS.findall(word))
