"""Take an organisation's name apart: what is the name itself, what the business, the place, the number, the form."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from riskctl.screening.names.fold import latin
from riskctl.screening.names.lexicon import CLASS, FILLER, FORM, GENERIC, NAME, PLACE, lexicon
from riskctl.screening.names.lone_letters import joined_letters, letters_of
from riskctl.screening.names.numerals import numbered
from riskctl.screening.names.several import variants
from riskctl.screening.names.tokens import Token, tokens_of

_MAY_LEAD = frozenset({"the", "number-word"})
_UNIT = "по"
"""Stands in front for "production association", and elsewhere for "for"."""
_APART = frozenset({FORM, FILLER})
_NAMELESS = frozenset({FORM, FILLER, GENERIC, CLASS, PLACE})
LONGEST_SHORT = 3
"""Letters of a form that may as well be a name."""


class Parsed(NamedTuple):
    """A name taken apart; legal forms are apart, fillers are gone. ``joined`` are the keys of all that is left.

    ``registered``: it has a legal form, or stands in a bracket behind a name that has one.
    """

    text: str
    tokens: tuple[Token, ...]
    forms: tuple[Token, ...]
    joined: str
    registered: bool = False


@lru_cache(maxsize=16384)
def parse(name: str) -> tuple[Parsed, ...]:
    """Every variant of a name taken apart; linear in its length."""
    readings: list[Parsed] = []
    for text in dict.fromkeys(variants(name)):
        tokens = _short_forms(_whole_places(joined_letters(tokens_of(text))))
        readings.append(_parse(text, tokens))
        if _may_be_name(tokens):
            # Both readings are kept, since no rule tells which one is meant.
            readings.append(_parse(text, [_as_name(tokens[0]), *tokens[1:]]))
    registered = bool(readings and readings[0].forms)
    return tuple([_of_registered(parsed, registered) for parsed in readings if parsed.joined])


def _whole_places(tokens: list[Token]) -> list[Token]:
    """The tokens with a town that is written by its syllables, ``Bei Jing``, as the one place that it is."""
    words = lexicon().words
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if before and before.kind == token.kind == NAME and not token.han:
            meaning = words.get(before.key + token.key)
            if meaning and meaning.kind == PLACE:
                text = f"{before.text} {token.text}"
                found[-1] = Token(PLACE, meaning.key, text, meaning.countries)
                continue
        found.append(token)
    return found


def _of_registered(parsed: Parsed, registered: bool) -> Parsed:
    return parsed._replace(registered=registered or bool(parsed.forms))


def _may_be_name(tokens: list[Token]) -> bool:
    """Whether a short form in front may be the name itself, no other word being one: AB Logistics, S&T Works."""
    if len(tokens) < 2 or not (_is_short_form(tokens[0]) or letters_of(tokens[0].text)):
        return False
    return all(token.kind != NAME for token in tokens)


def _is_short_form(token: Token) -> bool:
    return token.kind == FORM and len(token.text) <= LONGEST_SHORT and token.text.isascii()


def _as_name(token: Token) -> Token:
    letters = letters_of(token.text) or latin(token.text).replace(" ", "")
    return Token(NAME, letters, token.text)


def _parse(text: str, tokens: list[Token]) -> Parsed:
    forms = tuple([token for token in tokens if token.kind == FORM])
    counted = _without_branch(numbered([token for token in tokens if token.kind not in _APART]))
    # Nothing but forms and fillers: then they are the name.
    if not counted:
        counted = [
            Token(NAME, token.key if token.kind == FILLER else latin(token.text), token.text)
            for token in tokens
        ]
        forms = ()
    return Parsed(text, tuple(counted), forms, "".join([token.key for token in counted]))


def _short_forms(tokens: list[Token]) -> list[Token]:
    """Two or three letters are a form only at an end of the name, and only beside a word that is the name."""
    first, last = _inside_forms(tokens)
    short = [at for at, token in enumerate(tokens) if token.countries and _is_short_form(token)]
    # "AB SA" has no other word that could be the name.
    named = not short or any(token.kind not in _NAMELESS for token in tokens)
    if first < len(tokens):
        tokens[first] = _leading(tokens[first])
    for at in short:
        if first < at < last or (not named and at < first):
            tokens[at] = Token(NAME, latin(tokens[at].text), tokens[at].text)
    return tokens


def _inside_forms(tokens: list[Token]) -> tuple[int, int]:
    """Places of the first and the last word that is no legal form."""
    first, last = 0, len(tokens) - 1
    while first < len(tokens) and tokens[first].kind == FORM:
        first += 1
    while last >= 0 and tokens[last].kind == FORM:
        last -= 1
    return first, last


def _leading(token: Token) -> Token:
    """The first word that is no form: no name begins with "and", so that it is a name there."""
    if token.kind != FILLER or token.key in _MAY_LEAD or token.text == _UNIT:
        return token
    return token._replace(kind=NAME, key=latin(token.text))


def _without_branch(tokens: list[Token]) -> list[Token]:
    """A branch is the company itself: the word goes, and the place before it."""
    if len(tokens) < 2 or tokens[-1].key != "branch":
        return tokens
    kept = tokens[:-1]
    while len(kept) > 1 and kept[-1].kind == PLACE:
        kept.pop()
    return kept
