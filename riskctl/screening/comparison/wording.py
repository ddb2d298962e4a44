"""Whether two spellings of one concept are one word: cut short, inflected, or of another script."""

from __future__ import annotations

from riskctl.screening.names.lexicon import TRADE
from riskctl.screening.names.tokens import Token, raw

_STEM = 3
"""First letters that forms of one word share: tech and technologies, ship and shipping."""


def one_word(token: Token, other: Token) -> bool:
    """Whether two words of one meaning are the same word otherwise written, and no other word for it.

    Only lines of business are held to it: a registered name says Lines or Shipping, not either. Words of two scripts
    translate one another.
    """
    if token.kind != TRADE or other.kind != TRADE or token.text == other.text:
        return True
    if token.text.isascii() != other.text.isascii():
        return True
    ours, theirs = sorted((raw(token), raw(other)), key=len)
    return ours[:_STEM] == theirs[:_STEM] or _abbreviates(ours, theirs)


def _abbreviates(short: str, long: str) -> bool:
    """Whether a word is made of letters of another one in their order, from its first: mfg of manufacturing."""
    letters = iter(long)
    return short[:1] == long[:1] and all(letter in letters for letter in short)
