"""The keys under which a name is filed and looked for."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.screening.align import raw
from riskctl.screening.fold import latin
from riskctl.screening.lexicon import NAME, NUMBER
from riskctl.screening.parse import Token, parse
from riskctl.screening.similar import skeleton

SHORTEST_SLIP = 4
PREFIX = 8
"""Letters of a word within which a slip is looked for: later ones change few words into another."""


def deletions(word: str) -> set[str]:
    """The beginning of the word and all ways to leave out one letter (symmetric deletion, W. Garbe, SymSpell)."""
    start = word[:PREFIX]
    return {start, *(start[:i] + start[i + 1 :] for i in range(len(start)))}


def _words(tokens: tuple[Token, ...]) -> Iterator[tuple[str, bool]]:
    """Keys of words, and whether each may be misspelt."""
    for token in tokens:
        if token.kind == NAME:
            yield token.key, True
            if len(token.key) > 4:
                yield f"~{skeleton(token.key)}", False
            if len(token.han) > 2:
                yield latin(token.han[:2]), False
        elif token.kind == NUMBER:
            yield f"#{token.key}", False
        else:
            yield raw(token), False
            yield f"={token.key}", False


def keys_of(name: str) -> Iterator[tuple[str, bool]]:
    """Every key of a listed name, and whether it is a word that may be misspelt."""
    for parsed in parse(name):
        tokens = parsed.tokens
        yield from _words(tokens)
        yield f"*{parsed.joined}", False
        written = [raw(token) for token in tokens]
        for at in range(len(tokens) - 1):
            if tokens[at].kind != NUMBER != tokens[at + 1].kind:
                yield written[at] + written[at + 1], False
        if 3 <= len(tokens) <= 8:
            letters = "".join(word[0] for word in written)
            yield f"@{letters}", False
            if parsed.forms:
                yield f"@{letters}{''.join(raw(token)[0] for token in parsed.forms[:2])}", False
