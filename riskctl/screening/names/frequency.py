"""How much it says that two names share a word: the rarer a word is among the world's companies, the more."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import NamedTuple

from riskctl.screening.names import tables
from riskctl.screening.names.lexicon import NAME
from riskctl.screening.names.tables.kept import kept
from riskctl.screening.names.tokens import Token, raw
from riskctl.screening.thresholds import (
    LETTERS_OF_A_CONCEPT,
    LETTERS_OF_A_HAN,
    NATS_A_LETTER,
    NATS_A_LETTER_MORE,
    PLAIN_LENGTH,
)


class World(NamedTuple):
    """In how many of a sample of company names a word stands."""

    names: int
    counts: dict[str, int]


@cache
def world() -> World:
    """The sample that ships as counts: ``tables/world.txt``."""
    names, counts = kept("world", _read)
    return World(names, counts)


def _read() -> list[object]:
    counts: dict[str, int] = {}
    for count, words in tables.rows("world.txt"):
        counts.update(dict.fromkeys(words.split(), int(count)))
    return [counts.pop("*"), counts]


def word_key(token: Token) -> str:
    """What a word is counted by: its letters, or its concept after an equals sign."""
    return raw(token) if token.kind == NAME else f"={token.key}"


@lru_cache(maxsize=16384)
def rarity(token: Token) -> float:
    """Information of a word in nats, about -log of the share of companies that bear it.

    A word the sample does not have is as rare as its length allows: many companies bear any three letters.
    """
    sample = world()
    key = word_key(token)
    most = _most(token, key, sample.names)
    count = sample.counts.get(key, 0)
    # Half a name less, as a word seen once in a sample may be rarer still.
    return min(most, math.log(sample.names / (count - 0.5))) if count else most


def _most(token: Token, key: str, names: int) -> float:
    if token.kind != NAME:
        # A concept has many spellings, so that their letters say nothing of how common it is.
        length = LETTERS_OF_A_CONCEPT
    else:
        length = LETTERS_OF_A_HAN * len(token.han) if token.han else len(key)
    longer = max(0, length - PLAIN_LENGTH)
    return min(NATS_A_LETTER * length, math.log(names) + NATS_A_LETTER_MORE * longer)
