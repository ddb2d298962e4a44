"""Recognise a short form made of first letters: PLA and People's Liberation Army, CATL and its four words."""

from __future__ import annotations

from riskctl.screening.comparison.align import initials
from riskctl.screening.comparison.outcome import Comparison
from riskctl.screening.names.parse import Parsed
from riskctl.text.reason import Reason

SHORTEST, LONGEST = 3, 8
BY_INITIALS = "initials"
"""The code of a comparison by initials."""


def by_initials(left: Parsed, right: Parsed) -> Comparison | None:
    """A comparison when one name is the initials of the other one's words, forms counted or not."""
    for short, long in ((left, right), (right, left)):
        word = short.joined
        if (
            len(short.tokens) != 1
            or not SHORTEST <= len(word) <= LONGEST
            or not word.isalpha()
            or not word.isascii()
        ):
            continue
        if len(long.tokens) < SHORTEST - 1 or any(
            not token.text.isascii() for token in long.tokens
        ):
            continue
        # Three ways in which short forms are made: without the form, with it, of the words as
        # written.
        bare = initials(long.tokens)
        full = bare + initials(long.forms)
        spelt = "".join(
            word[0] for word in long.text.replace("-", " ").split() if word[0].isalpha()
        )
        if word in (bare, full, spelt):
            # Three letters are the initials of many companies, so that they are for a person to
            # decide.
            score = 0.86 if len(word) > SHORTEST else 0.78
            return Comparison(score, False, (Reason(BY_INITIALS, (short.text, long.text)),))
    return None
