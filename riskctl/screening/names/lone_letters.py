"""Letters that stand apart and are one word: ``A & B Logistics``, ``S and A Trading``, ``J T Express``.

Three or more are closed up where a name is folded. Two are joined here, once it is known which words are legal forms:
``Volvo A B`` ends in one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from riskctl.screening.names.lexicon import FILLER, NAME, NUMBER
from riskctl.screening.names.tokens import Token

_AND = "and"
_BOUND = re.compile(r"[^\W\d_](?: (?:and|und|et) [^\W\d_])+")


def joined_letters(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with letters that "and" or a sign for it binds, and two that begin a name, as one word."""
    if all(len(token.text) > 1 for token in tokens):
        return list(tokens)
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        size = _run(tokens, at)
        if size > 1:
            joined.append(_one_word(tokens[at : at + size]))
        else:
            joined.append(tokens[at])
        at += size
    return joined


def letters_of(text: str) -> str:
    """The letters of a word or phrase that is nothing but letters and "and", such as ``s and t``; else empty."""
    return "".join(text.split()[::2]) if _BOUND.fullmatch(text) else ""


def _run(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from a place on make one word of letters."""
    size = 1
    if _counts_letter(tokens[at : at + 2]):
        return 2
    if not _is_letter(tokens[at]):
        return size
    while _binds(tokens[at + size : at + size + 2]):
        size += 2
    pair = tokens[at : at + 2]
    if size == 1 and at == 0 and len(tokens) > len(pair) and all(map(_is_letter, pair)):
        return len(pair)
    return size


def _binds(following: Sequence[Token]) -> bool:
    """Whether an "and" and a letter come next."""
    if len(following) < 2 or not _is_letter(following[1]):
        return False
    return following[0].kind == FILLER and following[0].key == _AND


def _counts_letter(pair: Sequence[Token]) -> bool:
    """Whether a number and a letter are one word, as in ``Three V`` and ``3 V``, which are ``3V``."""
    return (
        len(pair) == 2 and pair[0].kind == NUMBER and pair[1].kind == NAME and _is_letter(pair[1])
    )


def _is_letter(token: Token) -> bool:
    """Whether a word is a lone letter; the article ``a`` is one too."""
    return token.kind in (NAME, FILLER) and len(token.text) == 1 and token.text.isalpha()


def _one_word(tokens: Sequence[Token]) -> Token:
    letters = "".join(
        token.key if token.kind == NUMBER else token.text
        for token in tokens
        if token.kind == NUMBER or _is_letter(token)
    )
    return Token(NAME, letters, " ".join(token.text for token in tokens))
