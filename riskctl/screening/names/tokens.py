"""Cut a folded name into units: words of the tables, numbers, and what is left, which is the name itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from riskctl.screening.names.fold import HAN, HANGUL, KANA, UNSPACED, latin, plain
from riskctl.screening.names.lexicon import (
    CODED,
    NAME,
    NUMBER,
    WORDS,
    Lexicon,
    Meaning,
    letters,
    lexicon,
    mark_codes,
    signs_as_words,
)

_RUNS = re.compile(rf"\([{HAN}{HANGUL}]{{1,2}}\)|[{HAN}{KANA}]+|[{HANGUL}]+|[{UNSPACED}]+")
_HAN_NUMBER = re.compile(
    "第([零一二三四五六七八九十百]+)|([一二三四五六七八九十]+)(?=[局院所厂建号])"
)
_HAN_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)|no(\d+)")
"""A number written as ``54th`` or ``No54``."""
_MIDDLE_DOT = "\u30fb"
"""Stands between the words of a name in kana, and between letters that are spelt: it is read as nothing."""
MOST_TOKENS = 128
"""Words of one name that are looked at: no real one has as many."""


class Token(NamedTuple):
    """One unit of a name. ``key`` is what is compared; ``han`` keeps the characters where there are any."""

    kind: str
    key: str
    text: str
    countries: tuple[str, ...] = ()
    han: str = ""


def raw(token: Token) -> str:
    """The letters as written, for a word whose key is a concept."""
    return token.key if token.kind == NAME else latin(token.text)


def tokens_of(text: str) -> list[Token]:
    """The units of a folded name in their order; linear in its length."""
    book = lexicon()
    # Most names: no script without blanks to look for.
    if text.isascii():
        return _read([(word, word) for word in WORDS.findall(_signs(text))], book)[:MOST_TOKENS]
    text = _HAN_NUMBER.sub(lambda hit: f" {_han_number(hit[1] or hit[2])} ", text)
    words: list[tuple[str, str]] = []
    at = 0
    for run in _RUNS.finditer(text):
        words += _spaced_words(text[at : run.start()])
        words.append(("", run[0]))
        at = run.end()
    words += _spaced_words(text[at:])
    return _read(words, book)[:MOST_TOKENS]


def _signs(text: str) -> str:
    return signs_as_words(mark_codes(text))


def _spaced_words(text: str) -> list[tuple[str, str]]:
    if not text or text.isspace():
        return []
    spaced_words = [(plain(word), word) for word in WORDS.findall(_signs(text))]
    return [pair for pair in spaced_words if pair[0]]


def _read(words: list[tuple[str, str]], book: Lexicon) -> list[Token]:
    tokens: list[Token] = []
    at, keys = 0, [key for key, _ in words]
    # Bounded, because what follows is quadratic in the words and input is hostile.
    while at < len(words) and len(tokens) < MOST_TOKENS:
        key, text = words[at]
        size = 1
        if key in book.phrases:
            meaning, size = book.phrase_at(keys, at)
            if meaning is not None and size > 1:
                text = " ".join(text for _, text in words[at : at + size])
                tokens.append(_meant(meaning, text))
                at += size
                continue
        tokens += _unit(key, text)
        at += size
    return tokens


@lru_cache(maxsize=65536)
def _unit(key: str, text: str) -> tuple[Token, ...]:
    """What a word, or a run of a script without blanks, is by itself; names share most of their words."""
    book = lexicon()
    if not key:
        return tuple(_unspaced(text, book))
    meaning = book.words.get(key)
    token = _word(key, text) if meaning is None else _meant(meaning, text)
    return (token,) if token else ()


def _meant(meaning: Meaning, text: str) -> Token:
    shown = f"({text.removeprefix(CODED)})" if text.startswith(CODED) else text
    return Token(meaning.kind, meaning.key, shown, meaning.countries)


def _word(key: str, text: str) -> Token | None:
    """A word of no table: a number or a name. A code in brackets that stands for nothing is no word."""
    if key.startswith(CODED):
        key, text = key.removeprefix(CODED), text.removeprefix(CODED)
    if written := _ORDINAL.fullmatch(key):
        return Token(NUMBER, written[1] or written[2], text)
    letters_only = latin(key)
    if key.isdecimal() or letters_only.isdigit():
        return Token(NUMBER, key if key.isdecimal() else letters_only, text)
    return Token(NAME, letters_only, text) if letters_only else None


def _unspaced(run: str, book: Lexicon) -> list[Token]:
    """Longest known spelling, from the end: in these scripts the form and the business stand last."""
    tokens: list[Token] = []
    at = end = len(run)
    while at > 0:
        size, meaning = book.ending_at(run, at)
        if meaning is None:
            at -= 1
            continue
        tokens += [*_native(run[at:end]), _meant(meaning, run[at - size : at])]
        at = end = at - size
    return [*_native(run[:end]), *reversed(tokens)]


def _native(text: str) -> list[Token]:
    text = text.strip("()")
    if not any(char.isalnum() for char in text):
        return []
    han = text if re.fullmatch(f"[{HAN}]+", text) else ""
    return [Token(NAME, _reading(text), text, (), han)]


@lru_cache(maxsize=8192)
def _reading(text: str) -> str:
    """Latin letters of a native word; letter names such as 에스케이 are read as the letters they stand for."""
    table = letters()
    text = text.replace(_MIDDLE_DOT, "") or text
    if text in table:
        return table[text]
    out, at = [], 0
    while at < len(text):
        for length in range(min(4, len(text) - at), 0, -1):
            part = text[at : at + length]
            if part in table and (length == len(text) or text[0] not in "一二三四五六七八九十"):
                out.append(table[part])
                at += length
                break
        else:
            out.append(text[at])
            at += 1
    letters_only = "".join(out)
    return (
        latin(letters_only)
        if letters_only.isascii() or len(letters_only) * 2 < len(text)
        else latin(text)
    )


def _han_number(text: str) -> int:
    """The value of a Han numeral below a thousand."""
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = (
                digit * 10 + _HAN_DIGIT[char] if digit and char in _HAN_DIGIT else _HAN_DIGIT[char]
            )
    return total + digit
