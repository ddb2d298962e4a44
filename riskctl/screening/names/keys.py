"""The keys under which a name is filed and looked for."""

from __future__ import annotations

from functools import lru_cache

from riskctl.screening.names.fold import after_article, latin, without_vowels
from riskctl.screening.names.lexicon import NAME, NUMBER
from riskctl.screening.names.parse import Parsed, parse
from riskctl.screening.names.skeleton import skeleton
from riskctl.screening.names.tokens import raw

SHORTEST_SLIP = 4
_SHORTEST_SOUND = 4
INITIALS = (3, 8)
"""Fewest and most words of which initials are a key."""
PREFIX = 8
"""Letters of a word within which a slip is looked for: later ones change few words into another."""


def deletions(word: str) -> set[str]:
    """The beginning of the word and all ways to leave out one letter (symmetric deletion, W. Garbe, SymSpell)."""
    start = word[:PREFIX]
    return {start, *[start[:i] + start[i + 1 :] for i in range(len(start))]}


def keys_of(name: str) -> tuple[list[str], list[str]]:
    """Keys of a name: its words that may be misspelt, and all others."""
    words: list[str] = []
    weak_keys: list[str] = []
    for parsed in parse(name):
        tokens = parsed.tokens
        written = [raw(token) for token in tokens]
        for token, letters in zip(tokens, written, strict=True):
            if token.kind == NAME:
                words.append(letters)
                weak_keys += _sounds_of(token.text, letters)
                # A Han name may go on without a blank: its beginning finds the shorter one.
                if len(token.han) > 2:
                    weak_keys.append(latin(token.han[:2]))
            elif token.kind == NUMBER:
                weak_keys.append(f"#{token.key}")
            else:
                weak_keys += (letters, f"={token.key}")
        weak_keys.append(f"*{parsed.joined}")
        # As written too: what is run together on the other side has no concepts.
        weak_keys.append(f"*{''.join(written)}")
        numbers = [token.kind == NUMBER for token in tokens]
        # Two neighbours as one word, for names that are cut in other places.
        for at in range(len(tokens) - 1):
            if not numbers[at] and not numbers[at + 1]:
                weak_keys.append(written[at] + written[at + 1])
        if INITIALS[0] <= len(tokens) <= INITIALS[1]:
            weak_keys += _initials(written, parsed)
    return words, weak_keys


@lru_cache(maxsize=65536)
def _sounds_of(text: str, letters: str) -> tuple[str, ...]:
    """Keys of the sound of a word, and of what follows an article that is run together with it: ``alkadiri``.

    A word of a script without vowels has one however short it is.
    """
    whole = (f"~{skeleton(letters)}",) if without_vowels(text) else _sound_keys(letters)
    return (*whole, *_sound_keys(after_article(letters)))


def _sound_keys(letters: str) -> tuple[str, ...]:
    """The key of the sound of a word that is long enough to have one."""
    return (f"~{skeleton(letters)}",) if len(letters) > _SHORTEST_SOUND else ()


def _initials(written: list[str], parsed: Parsed) -> list[str]:
    letters = "".join([word[0] for word in written])
    forms = "".join([raw(token)[0] for token in parsed.forms[:2]])
    return [f"@{letters}", f"@{letters}{forms}"] if forms else [f"@{letters}"]
