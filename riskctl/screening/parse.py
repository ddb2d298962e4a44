"""Take an organisation's name apart: what is the name itself, what the business, the place, the number, the form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from riskctl.screening.fold import HAN, HANGUL, KANA, UNSPACED, close_up, fold, latin, plain
from riskctl.screening.lexicon import (
    CLASS,
    CODED,
    FILLER,
    FORM,
    GENERIC,
    NAME,
    NUMBER,
    PLACE,
    WORDS,
    Lexicon,
    Meaning,
    letters,
    lexicon,
    mark_codes,
    roman,
)

_RUNS = re.compile(rf"\([{HAN}{HANGUL}]{{1,2}}\)|[{HAN}{KANA}]+|[{HANGUL}]+|[{UNSPACED}]+")
_BRACKETS = re.compile(r"[(\[{]\s*([^()\[\]{}]*?)\s*[)\]}]")
_LABEL = re.compile(
    r"^(?:shipper|consignee|buyer|seller|vendor|supplier|notify party|customer|beneficiary|payee)\s*:\s*"
)
_FORMER = re.compile(
    r"\b(?:a\.?k\.?a\.?|f\.?k\.?a\.?|d\.?b\.?a\.?|t/a|ex|formerly(?: known as)?|previously|also known as|trading as"
    r"|doing business as|known as)[\s:-]+"
)
_BRANCH = re.compile(r"[(（][^()（）]*\b(?:branch|filiale?|sucursal|zweigniederlassung|succursale)\b[^()（）]*[)）]")
_SPECIAL = re.compile(r"[()\[\]{}:/]|,.*,|\b(?:[afd]\.?[kb]\.?a|ex|formerly|previously|also|known|trading|doing)\b")
"""What a name must hold to be more than one name, or to carry a label, a branch or an address."""
_ADDRESS = re.compile(r",\s*(?:no\.?\s*)?\d+[ \w-]*\s.*$")
MOST_VARIANTS, MOST_TOKENS = 16, 128
"""Names in one name, and words in one name, that are looked at: no real one has as many."""
_HAN_NUMBER = re.compile("第([零一二三四五六七八九十百]+)|([一二三四五六七八九十]+)(?=[局院所厂建号])")
_HAN_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")}


class Token(NamedTuple):
    """One unit of a name. ``key`` is what is compared; ``han`` keeps the characters where there are any."""

    kind: str
    key: str
    text: str
    countries: tuple[str, ...] = ()
    han: str = ""


class Parsed(NamedTuple):
    """A name taken apart; legal forms are apart, fillers are gone. ``joined`` are the keys of all that is left."""

    text: str
    tokens: tuple[Token, ...]
    forms: tuple[Token, ...]
    joined: str


def variants(name: str) -> list[str]:
    """The name as it stands and the other names it carries in brackets or after a stroke: ``X (ex-Y)``, ``X/Y``."""
    text = " ".join(close_up(fold(name)).split())  # long runs of blanks would make the patterns below slow
    if not _SPECIAL.search(text):
        return [text] if text else []
    text = _BRANCH.sub(" ", _LABEL.sub("", text)).strip()
    text = _ADDRESS.sub("", text) if text.count(",") > 1 else text
    found = [text]
    for inner in _BRACKETS.findall(text):
        former = _FORMER.match(inner)
        bare = inner[former.end() :] if former else inner
        if former or _is_name(bare):
            rest = _BRACKETS.sub(lambda hit, inner=inner: " " if hit[1] == inner else hit[0], text)  # type: ignore[misc]
            found = [rest.strip() or text, *found[1:], bare]
    parts = _FORMER.split(found[0]) if " " in found[0] else [found[0]]
    if len(parts) > 1 and all(len(part.strip()) > 2 for part in parts):
        found = [*(part.strip(" ,;-") for part in parts), *found[1:]]
    halves = found[0].split("/")
    if len(halves) == 2 and all(len(half.strip()) > 4 for half in halves):
        found += [half.strip() for half in halves]
    return [one for one in found if one][:MOST_VARIANTS]


def _is_name(text: str) -> bool:
    """Whether a bracket holds a name of its own, not a place, form or number that qualifies the one before it."""
    tokens = _tokens(text)
    return bool(tokens) and len(text) > 1 and all(token.kind == NAME for token in tokens)


@lru_cache(maxsize=131072)
def parse(name: str) -> tuple[Parsed, ...]:
    """Every variant of a name taken apart; linear in its length."""
    return tuple(one for text in dict.fromkeys(variants(name)) if (one := _parse(text)).joined)


def _parse(text: str) -> Parsed:
    tokens = _short_forms(_tokens(text)[:MOST_TOKENS])
    forms = tuple(token for token in tokens if token.kind == FORM)
    rest = _without_branch(_numbers(token for token in tokens if token.kind not in (FORM, FILLER)))
    if not rest:
        rest = [Token(NAME, token.key if token.kind == FILLER else latin(token.text), token.text) for token in tokens]
        forms = ()
    return Parsed(text, tuple(rest), forms, "".join(token.key for token in rest))


def _short_forms(tokens: list[Token]) -> list[Token]:
    """Two or three letters are a form only at an end of the name, and only beside a word that is the name."""
    outer = [0, len(tokens) - 1]
    while outer[0] < len(tokens) and tokens[outer[0]].kind == FORM:
        outer[0] += 1
    while outer[1] >= 0 and tokens[outer[1]].kind == FORM:
        outer[1] -= 1
    named = any(token.kind not in (FORM, FILLER, GENERIC, CLASS, PLACE) for token in tokens)
    if tokens and tokens[0].kind == FILLER and tokens[0].key != "the":
        tokens[0] = tokens[0]._replace(kind=NAME, key=latin(tokens[0].text))  # no name begins with "and"
    return [
        Token(NAME, latin(token.text), token.text)
        if token.kind == FORM and len(token.text) < 4 and token.text.isascii() and token.countries
        and (outer[0] < at < outer[1] or (not named and at < outer[0]))
        else token
        for at, token in enumerate(tokens)
    ]  # fmt: skip


def _without_branch(tokens: list[Token]) -> list[Token]:
    """A branch is the company itself: the word goes, and the place before it."""
    if len(tokens) < 2 or tokens[-1].key != "branch":
        return tokens
    kept = tokens[:-1]
    while len(kept) > 1 and kept[-1].kind == PLACE:
        kept.pop()
    return kept


def _numbers(tokens: Iterable[Token]) -> list[Token]:
    """Roman numerals count as numbers anywhere but in front; ``forty 4`` is one number."""
    found: list[Token] = []
    for token in tokens:
        if token.kind == NAME and found and (value := roman(token.key)):
            token = Token(NUMBER, str(value), token.text)
        if token.kind == NUMBER and found and (sum_ := _tens_and_ones(found[-1], token)):
            found[-1] = Token(NUMBER, sum_, f"{found[-1].text} {token.text}")
        else:
            found.append(token)
    return found


def _tens_and_ones(first: Token, second: Token) -> str:
    """The number that a word for tens and a digit make, or an empty text."""
    if first.kind != NUMBER or first.text.isdigit() or len(first.key) != 2 or first.key[1] != "0":
        return ""
    return first.key[0] + second.key if len(second.key) == 1 else ""


def _tokens(text: str) -> list[Token]:
    book = lexicon()
    if text.isascii():
        return _read([(word, word) for word in WORDS.findall(_signs(text))], book)
    text = _HAN_NUMBER.sub(lambda hit: f" {_han_number(hit[1] or hit[2])} ", text)
    words: list[tuple[str, str]] = []
    at = 0
    for run in _RUNS.finditer(text):
        words += _spaced_words(text[at : run.start()])
        words.append(("", run[0]))
        at = run.end()
    words += _spaced_words(text[at:])
    return _read(words, book)


def _signs(text: str) -> str:
    text = mark_codes(text)
    return text.replace("&", " and ").replace("+", " and ") if "&" in text or "+" in text else text


def _spaced_words(text: str) -> list[tuple[str, str]]:
    if not text or text.isspace():
        return []
    found = [(plain(word), word) for word in WORDS.findall(_signs(text))]
    return [pair for pair in found if pair[0]]


def _read(words: list[tuple[str, str]], book: Lexicon) -> list[Token]:
    found: list[Token] = []
    at, keys = 0, [key for key, _ in words]
    while at < len(words) and len(found) < MOST_TOKENS:
        key, text = words[at]
        if not key:
            found += _unspaced(text, book)
            at += 1
            continue
        meaning, size = book.phrase_at(keys, at)
        if meaning is not None:
            found.append(_meant(meaning, text if size == 1 else " ".join(text for _, text in words[at : at + size])))
        elif token := _word(key, text):
            found.append(token)
        at += size
    return found


def _meant(meaning: Meaning, text: str) -> Token:
    shown = f"({text.removeprefix(CODED)})" if text.startswith(CODED) else text
    return Token(meaning.kind, meaning.key, shown, meaning.countries)


def _word(key: str, text: str) -> Token | None:
    """A word of no table: a number or a name. A code in brackets that stands for nothing is no word."""
    if key.startswith(CODED):
        key, text = key.removeprefix(CODED), text.removeprefix(CODED)
    letters_only = latin(key)
    if key.isdecimal() or letters_only.isdigit():
        return Token(NUMBER, key if key.isdecimal() else letters_only, text)
    return Token(NAME, letters_only, text) if letters_only else None


def _unspaced(run: str, book: Lexicon) -> list[Token]:
    """Longest known spelling, from the end: in these scripts the form and the business stand last."""
    found: list[Token] = []
    at = end = len(run)
    while at > 0:
        size, meaning = book.ending_at(run, at)
        if meaning is None:
            at -= 1
            continue
        found += [*_native(run[at:end]), _meant(meaning, run[at - size : at])]
        at = end = at - size
    return [*_native(run[:end]), *reversed(found)]


def _native(text: str) -> list[Token]:
    text = text.strip("()")
    if not any(char.isalnum() for char in text):
        return []
    han = text if re.fullmatch(f"[{HAN}]+", text) else ""
    return [Token(NAME, _reading(text), text, (), han)]


@lru_cache(maxsize=65536)
def _reading(text: str) -> str:
    """Latin letters of a native word; letter names such as 에스케이 are read as the letters they stand for."""
    table = letters()
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
    return latin(letters_only) if letters_only.isascii() or len(letters_only) * 2 < len(text) else latin(text)


def _han_number(text: str) -> int:
    """The value of a Han numeral below a thousand."""
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _HAN_DIGIT[char] if digit and char in _HAN_DIGIT else _HAN_DIGIT[char]
    return total + digit
