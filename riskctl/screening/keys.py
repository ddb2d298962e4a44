"""The keys under which a name is filed and looked for."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.screening.align import raw
from riskctl.screening.lexicon import NAME, NUMBER
from riskctl.screening.parse import Parsed, parse
from riskctl.screening.similar import skeleton

SHORTEST_SLIP = 4
PREFIX = 8
"""Letters of a word within which a slip is looked for: later ones change few words into another."""


def deletions(word: str) -> set[str]:
    """The beginning of the word and all ways to leave one letter out (symmetric deletion, after W. Garbe's SymSpell)."""
    start = word[:PREFIX]
    return {start, *(start[:i] + start[i + 1 :] for i in range(len(start)))}


def words_of(parsed: Parsed) -> Iterator[tuple[str, bool]]:
    """Keys of words, and whether each is a name (and so worth looking for with a slip)."""
    for token in parsed.tokens:
        yield (f"#{token.key}" if token.kind == NUMBER else raw(token), token.kind == NAME)
        if token.kind != NAME and token.kind != NUMBER:
            yield f"={token.key}", False
        if token.han and len(token.han) > 2:
            yield raw(token._replace(key=_reading(token.han[:2]))), False


def _reading(han: str) -> str:
    from riskctl.screening.fold import latin

    return latin(han)


def keys_of(name: str) -> Iterator[tuple[str, bool]]:
    """Every key of a listed name; the second part says that the key is a word that may be misspelt."""
    for parsed in parse(name):
        yield from words_of(parsed)
        yield f"*{parsed.joined}", False
        for pair in zip(parsed.tokens, parsed.tokens[1:], strict=False):
            if NUMBER not in (pair[0].kind, pair[1].kind):
                yield raw(pair[0]) + raw(pair[1]), True
        letters = "".join(raw(token)[0] for token in parsed.tokens)
        if 3 <= len(letters) <= 8:
            yield f"@{letters}", False
            yield f"@{letters}{''.join(raw(token)[0] for token in parsed.forms[:2])}", False
        for token in parsed.tokens:
            if token.kind == NAME and len(token.key) > 4:
                yield f"~{skeleton(token.key)}", False
