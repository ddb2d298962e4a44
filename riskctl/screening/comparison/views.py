"""A name as a glance needs it: its words with the most that each could tell, made once and remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from riskctl.screening.comparison.evidence import FIELDS
from riskctl.screening.comparison.initialled import PARTICLES, readings
from riskctl.screening.comparison.persons import PARTICLE, SINGLE, words
from riskctl.screening.comparison.score import ALONE, WEIGHT
from riskctl.screening.names.frequency import rarity
from riskctl.screening.names.lexicon import NAME
from riskctl.screening.names.parse import Parsed, parse
from riskctl.screening.names.skeleton import skeleton, sound_of
from riskctl.screening.names.tokens import Token, raw
from riskctl.screening.thresholds import WEIGHTS

MOST_NAMES = 16384
"""Names whose words are remembered."""


class Word(NamedTuple):
    """A word of a name as a glance needs it.

    ``odds`` is the most it adds, ``weight`` and ``alone`` are of likeness.

    ``sound`` is how an organisation's word sounds, ``begins`` a person's, whose first vowel is written in many ways.
    """

    key: str
    letters: str
    sound: str
    begins: str
    kind: str
    nats: float
    odds: float
    weight: float
    alone: float
    size: float


class View(NamedTuple):
    """A name for a glance: ``native`` where any word is in Han, ``forms`` are classes of legal forms.

    ``size`` is the number of its words, forms too, and ``initialled`` whether any may be initials of a person.
    """

    words: tuple[Word, ...]
    keys: frozenset[str]
    letters: str
    native: bool
    nats: float
    forms: frozenset[str]
    size: int
    initialled: bool


@lru_cache(maxsize=MOST_NAMES)
def views(name: str) -> tuple[View, ...]:
    """A view of every variant of a name."""
    spelt = words(name)
    initialled = len(readings(name, spelt)) > 1
    return tuple(_view(parsed, len(spelt), initialled) for parsed in parse(name))


def _view(parsed: Parsed, size: int, initialled: bool) -> View:
    seen = tuple(_word(token) for token in parsed.tokens)
    return View(
        seen,
        frozenset(word.key for word in seen),
        "".join(word.letters for word in seen),
        any(token.han for token in parsed.tokens),
        sum(word.nats for word in seen),
        frozenset(token.key for token in parsed.forms) - {"any"},
        size,
        initialled,
    )


def _word(token: Token) -> Word:
    letters, nats = raw(token), rarity(token)
    odds = WEIGHTS[FIELDS[token.kind]] * nats
    if token.kind == NAME:
        odds += WEIGHTS["name_pairs"]
    weight = WEIGHT[token.kind]
    size = PARTICLE if letters in PARTICLES else SINGLE if len(letters) == 1 else 1.0
    sounds = skeleton(letters), sound_of(letters)
    alone = weight * ALONE[token.kind]
    return Word(token.key, letters, *sounds, token.kind, nats, odds, weight, alone, size)
