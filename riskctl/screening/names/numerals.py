"""Numbers that names write in words or Roman figures: ``Fifty-fourth``, ``Two Hundred and Sixth``, ``XXI``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from riskctl.screening.names.lexicon import NAME, NUMBER, lexicon, roman
from riskctl.screening.names.tokens import Token

_MOST_FIGURES = 4
"""Figures of a number in words; longer runs of number words are no number, as ``One Two Three Ltd`` is none."""
_ENDINGS = frozenset(
    {"st", "nd", "rd", "th", "го", "ый", "ой", "ий", "ая", "й", "я", "e", "er", "eme"}
)
"""Endings of ordinals that stand apart from their figures, as in ``206-th``."""
_ROMAN_FIRST = frozenset("xvi")
_TENS = re.compile(r"(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)([a-z]{3,7})")


def numbered(tokens: Iterable[Token]) -> list[Token]:
    """The tokens with each number as one of them. Roman numerals count anywhere but in front."""
    found: list[Token] = []
    for token in tokens:
        # "VI Holding" is a name with initials; "Plant VI" has a number.
        if token.kind == NAME and found and token.key[:1] in _ROMAN_FIRST:
            value = roman(token.key)
            token = Token(NUMBER, str(value), token.text) if value else token
        if _is_ending(found, token):
            continue
        found.append(token)
    if any(token.kind == NUMBER or "ty" in token.key for token in found):
        return list(_summed(_parted(found)))
    return found  # most names hold no number at all


def _is_ending(tokens: list[Token], token: Token) -> bool:
    return bool(tokens) and token.text in _ENDINGS and tokens[-1].text.isdigit()


def _parted(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tokens with ``fiftyfourth`` as the two words that it is."""
    words = lexicon().words
    for token in tokens:
        glued = _TENS.fullmatch(token.key) if token.kind == NAME else None
        unit = words.get(glued[2]) if glued else None
        if glued and unit and unit.kind == NUMBER and len(unit.key) == 1:
            yield Token(NUMBER, words[glued[1]].key, glued[1])
            yield Token(NUMBER, unit.key, glued[2])
        else:
            yield token


def _summed(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tokens with each run of number words that makes one number as that number."""
    run: list[Token] = []
    for token in tokens:
        if run and token.kind == NUMBER and _value([*run, token]):
            run.append(token)
            continue
        yield from _whole(run)
        run = []
        if token.kind == NUMBER and not token.text.isdigit():
            run.append(token)
        else:
            yield token
    yield from _whole(run)


def _whole(run: list[Token]) -> Iterator[Token]:
    if len(run) > 1:
        yield Token(NUMBER, str(_value(run)), " ".join(token.text for token in run))
    else:
        yield from run


def _value(run: list[Token]) -> int:
    """The number that words make in their order, each of a lower place than the one before; 0 where they make none."""
    total = below = 0
    for token in run:
        part = int(token.key) if token.key.isdecimal() and len(token.key) <= _MOST_FIGURES else 0
        # Thousand closes what stands before it; hundred multiplies it.
        if part == 1000 and not total and below < 1000:
            total, below = (below or 1) * 1000, 0
        elif part == 100 and below < 100:
            below = (below or 1) * 100
        elif not below or _fits(below, part):
            below += part
        else:
            return 0
    return total + below


def _fits(below: int, part: int) -> bool:
    """Whether a word may follow another in a number: ones and teens after hundreds, ones after tens."""
    if below % 100 == 0:
        return 0 < part < 100
    return below % 100 >= 20 and below % 10 == 0 and 0 < part < 10
