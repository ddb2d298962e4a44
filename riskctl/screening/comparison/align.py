"""Pair the words of two names: the same word, the same sound, one word written as two, initials for words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from riskctl.screening.comparison.alike import (
    ALIKE,
    HOMOPHONE,
    KIN,
    SYLLABLES,
    alike,
)
from riskctl.screening.comparison.similar import word_likeness
from riskctl.screening.comparison.wording import one_word
from riskctl.screening.names.fold import HANGUL, KANA, UNSPACED, latin
from riskctl.screening.names.known import register
from riskctl.screening.names.lexicon import FILLER, FORM, NAME, NUMBER, lexicon
from riskctl.screening.names.parse import Parsed
from riskctl.screening.names.tokens import Token, raw

OTHER_SYLLABLES = "other-syllables"
"""How such a pair was found to be alike."""
BRANDED = 0.98
"""Two names of one organisation that the register knows."""
SLIP = 0.6
"""Likeness of two short names a letter apart among words that are all the same."""
LEAST_EQUALS, LEAST_LETTERS = 1, 3
"""Fewest such words, and fewest letters of the names."""
MOST_JOINED = 4
LEAST_JOINED = 0.88
"""Likeness of words run together from which they are one word."""
_MOST_APART = 2
"""Letters by which they may be longer or shorter."""
_NATIVE = re.compile(f"[{KANA}{HANGUL}{UNSPACED}]+")
_HOW = {HOMOPHONE: "homophone", SYLLABLES: OTHER_SYLLABLES, KIN: "near-business"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of both names taken as one; ``likeness`` from 0 to 1; ``how`` a key of ``PAIR_WORDS``."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    likeness: float
    how: str


Finder = Callable[[list[Token], list[Token]], Iterator[Pair]]
"""A search that takes the words it pairs out of both lists."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs, and the words that only one of the names has, in the order of the names."""

    pairs: tuple[Pair, ...]
    left: tuple[Token, ...]
    right: tuple[Token, ...]


def align(left: Parsed, right: Parsed) -> Alignment:
    """Pair the words of two parsed names, best first; quadratic in the words of the two names."""
    ours, theirs = list(left.tokens), list(right.tokens)
    # Each step takes the words that it pairs out of both lists, so the surest kinds of pair come first: a word that is
    # the same in both names must not be spent on one that only looks like it.
    pairs = list(_same(ours, theirs))
    pairs += _both_ways(_branded, ours, theirs)
    pairs += _contained(ours, theirs)
    pairs += _both_ways(_joined, ours, theirs)
    pairs += _both_ways(_compound, ours, theirs)
    pairs += _close(ours, theirs)
    pairs += _slip_among_equals(pairs, ours, theirs)
    return Alignment(tuple(pairs), tuple(ours), tuple(theirs))


def _both_ways(find: Finder, ours: list[Token], theirs: list[Token]) -> Iterator[Pair]:
    """The pairs of a search that looks from one name to the other, from either side."""
    yield from find(ours, theirs)
    for pair in find(theirs, ours):
        yield Pair(pair.right, pair.left, pair.likeness, pair.how)


def _same(ours: list[Token], theirs: list[Token]) -> Iterator[Pair]:
    for token in tuple(ours):
        for right in theirs:
            if token.key == right.key and _one_sense(token, right):
                # Two words of one concept, such as steel and iron, are alike and not the same.
                likeness = 1.0 if one_word(token, right) else KIN
                yield Pair((token,), (right,), likeness, _sameness(token, right))
                # Removed before the next word is tried: of a word that stands twice each pairs with one.
                ours.remove(token)
                theirs.remove(right)
                break


def _sameness(token: Token, opposite: Token) -> str:
    if token.text == opposite.text:
        return "same-word"
    return "same-reading" if token.kind == NAME else "same-meaning"


def _one_sense(token: Token, opposite: Token) -> bool:
    # One reading stands for many characters: where both are at hand, they decide.
    if token.han and opposite.han:
        return token.han == opposite.han
    return NAME in (token.kind, opposite.kind) or token.kind == opposite.kind


def _branded(ours: list[Token], theirs: list[Token]) -> Iterator[Pair]:
    """A Han name that is, or begins with, a brand whose name in other letters the other side has."""
    book = register()
    for token in tuple(ours):
        # The longest beginning first, so that a brand inside a longer brand is not taken for it.
        for size in range(len(token.han), 1, -1):
            # Only names the register holds: any other reading of characters is a guess.
            ids = book.brand(token.han[:size])
            opposite = _bearer(ids, theirs) if ids else None
            if opposite:
                yield Pair((token,), (opposite,), BRANDED, "one-organisation")
                remainder = token.han[size:]
                at = ours.index(token)
                ours[at : at + 1] = (
                    [Token(NAME, latin(remainder), remainder, (), remainder)] if remainder else []
                )
                theirs.remove(opposite)
                break


def _bearer(ids: frozenset[str], among: Sequence[Token]) -> Token | None:
    """The first name in other letters than Han that stands for one of the organisations."""
    book = register()
    for token in among:
        if token.kind == NAME and not token.han and ids & book.brand(token.text):
            return token
    return None


def _contained(ours: list[Token], theirs: list[Token]) -> Iterator[Pair]:
    """A name without blanks that begins with the other one: the rest stays a word of its own."""
    for token in tuple(ours):
        for right in tuple(theirs):
            spelt, also = _unspaced(token), _unspaced(right)
            # A single character begins too many names.
            if min(len(spelt), len(also)) < 2 or bool(token.han) != bool(right.han):
                continue
            long, short = (token, right) if len(spelt) > len(also) else (right, token)
            rest = _rest(_unspaced(long), _unspaced(short))
            if not rest or token not in ours or right not in theirs:
                continue
            remainder = Token(NAME, latin(rest), rest, (), rest if long.han else "")
            yield Pair((token,), (right,), 1.0, "same-beginning")
            for side, word in ((ours, token), (theirs, right)):
                side[side.index(word) : side.index(word) + 1] = [remainder] if word is long else []


def _unspaced(token: Token) -> str:
    """The characters of a name in a script without blanks, or in Hangul, where words are run together too."""
    if token.han:
        return token.han
    return token.text if token.kind == NAME and _NATIVE.fullmatch(token.text) else ""


def _rest(long: str, short: str) -> str:
    """What a longer Han name has before or after the shorter one; empty when it does not hold it at an end."""
    if long.startswith(short):
        return long[len(short) :]
    return long[: -len(short)] if len(short) > 2 and long.endswith(short) else ""


def _compound(ours: list[Token], theirs: list[Token]) -> Iterator[Pair]:
    """A name run together with a word of the language: ``Gazprombank`` begins with ``Gazprom``."""
    for token in tuple(ours):
        for right in tuple(theirs):
            if token.han or not token.kind == right.kind == NAME:
                continue
            remainder = token.key[len(right.key) :]
            # Shorter beginnings and shorter words of the language occur in names by chance.
            if len(right.key) < 5 or len(remainder) < 4:
                continue
            meaning = lexicon().words.get(remainder)
            if meaning and token.key.startswith(right.key) and token in ours and right in theirs:
                yield Pair((token,), (right,), 1.0, "same-beginning")
                at = ours.index(token)
                # A legal form or a filler run together with the name weighs nothing, as it does apart from it.
                word = Token(meaning.kind, meaning.key, remainder)
                ours[at : at + 1] = [] if meaning.kind in (FORM, FILLER) else [word]
                theirs.remove(right)


def _joined(ours: list[Token], theirs: list[Token]) -> Iterator[Pair]:
    """Several words of ``ours`` that are one word of ``theirs``: ``Hi Silicon`` and ``HiSilicon``."""
    for right in tuple(theirs) if len(ours) > 1 else ():
        target = raw(right)
        # Two initials run together are two letters, and figures run together are another number.
        if len(target) < 4 or right.kind == NUMBER:
            continue
        best = _joining([raw(token) for token in ours], target)
        if best[0]:
            yield Pair(tuple(ours[best[1] : best[2]]), (right,), best[0], "run-together")
            del ours[best[1] : best[2]]
            theirs.remove(right)


def _joining(words: list[str], target: str) -> tuple[float, int, int]:
    """The likeness of the words that, run together, are most like the target, and which they are."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    for start, first in enumerate(words):
        text = first
        for stop in range(start + 2, min(len(words), start + MOST_JOINED) + 1):
            text += words[stop - 1]
            # Lengths are compared before letters: this loop runs for every word of every candidate.
            if len(text) > len(target) + _MOST_APART:
                break
            if len(text) < len(target) - _MOST_APART:
                continue
            likeness = word_likeness(text, target)
            if likeness > best[0] and likeness >= LEAST_JOINED:
                best = (likeness, start, stop)
    return best


def _close(ours: list[Token], theirs: list[Token]) -> Iterator[Pair]:
    """Words that are nearly the same, the closest first."""
    pairs = []
    for i, token in enumerate(ours):
        for j, right in enumerate(theirs):
            likeness = alike(token, right)
            # The two values below the bar are words known to be two names: they pair, and pull the score down.
            if likeness >= ALIKE or likeness in (HOMOPHONE, SYLLABLES):
                pairs.append((-likeness, i, j))
    # Greedy, the closest first: a word is taken by the one it is most like.
    used_left: set[int] = set()
    used_right: set[int] = set()
    for negative, i, j in sorted(pairs):
        if i in used_left or j in used_right:
            continue
        used_left.add(i)
        used_right.add(j)
        how = _HOW.get(-negative, "similar-spelling")
        yield Pair((ours[i],), (theirs[j],), -negative, how)
    ours[:] = [token for i, token in enumerate(ours) if i not in used_left]
    theirs[:] = [token for j, token in enumerate(theirs) if j not in used_right]


def _slip_among_equals(pairs: list[Pair], ours: list[Token], theirs: list[Token]) -> Iterator[Pair]:
    """One short name that is a letter away, where every other word of both names is the same."""
    if len(ours) != 1 or len(theirs) != 1 or len(pairs) < LEAST_EQUALS:
        return
    token, opposite = ours[0], theirs[0]
    if token.kind != NAME or opposite.kind != NAME or token.han or opposite.han:
        return
    # People mistype a first letter least: beside one equal word that makes two names of it.
    if token.key[0] != opposite.key[0] and len(pairs) == LEAST_EQUALS:
        return
    if min(len(token.key), len(opposite.key)) < LEAST_LETTERS:
        return
    if any(pair.likeness < 1 for pair in pairs) or OSA.distance(token.key, opposite.key) > 1:
        return
    yield Pair((token,), (opposite,), SLIP, "letter-differs")
    ours.clear()
    theirs.clear()


def initials(tokens: Sequence[Token]) -> str:
    """First letters of the words of a name."""
    return "".join(raw(token)[0] for token in tokens if raw(token))
