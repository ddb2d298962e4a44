"""What decides an outcome of screening: the weights of evidence and the bounds on what they sum up to.

Policy of the matcher, in one table. The weights are log-odds (nats, or per nat of information of a word) fitted by
logistic regression and rounded: names left out of two lists against names of companies of two kinds that are on none,
listed on exchanges and traders as freight papers write them; docs/screening.md says how well. Likenesses of two names
by themselves have their bounds in ``comparison/outcome.py``.
"""

from __future__ import annotations

NATS_A_LETTER = 1.6
"""Most that each letter of a word can tell: 26 letters, unevenly used, that follow one another by habit."""
NATS_A_LETTER_MORE = 0.4
"""The same for letters beyond the plain length."""
PLAIN_LENGTH = 6
LETTERS_OF_A_CONCEPT = 8
LETTERS_OF_A_HAN = 3

LIKENESS_BOUNDS = (0.02, 0.98)
"""Likenesses are taken into these before their log-odds count."""
WEIGHTS = {
    "likeness": 0.5,
    "names": 0.55,
    "trades": 0.35,
    "generics": 0.35,
    "classes": 0.6,
    "places": 0.42,
    "numbers": 0.85,
    "name_pairs": 0.75,
    "misspelt": -0.9,
    "covered": 3.6,
    "place_more": -0.01,
    "trade_less": -0.1,
    "same_form": 0.85,
    "all_words": 5.4,
}
"""Log-odds for each unit of a kind of evidence (comparison/evidence.py says what each is)."""
START = -11.6
"""Log-odds before any evidence, where one in ten of the names asked is that of a listed party."""
SAME_COUNTRY, OTHER_COUNTRY = 0.4, -0.4
"""Log-odds of a country stated on both sides. Set by hand: listed parties work from other countries."""

SURE = 0.99
"""From this probability on, and from LEAST_LIKENESS on, an answer is a match."""
POSSIBLE = 0.65
"""From this probability on an answer is for review."""
RELATED_MOST = 0.64
"""A party that is related, or set aside, scores at most this."""
FAINT = 0.05
"""Answers from this probability on are kept as near misses."""
FAINT_RELATED = 0.033
"""The same for related ones: companies of one group are at home in many countries."""
LEAST_LIKENESS = 0.7
"""Two names less alike are no match, however rare the words they share."""
LEAST_SHARED = 7.5
"""Nats that names which are not the same letters must share: a lone common or short word is no identity."""
NEAR = 0.45
"""Likenesses from here on are kept as near misses where the likeness counts by itself, as for persons."""
