"""Take an organisation's name apart: what is the name itself, what the business, the place, the number, the form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from riskctl.screening.names.fold import close_up, fold, latin
from riskctl.screening.names.lexicon import CLASS, FILLER, FORM, GENERIC, NAME, NUMBER, PLACE, roman
from riskctl.screening.names.tokens import Token, tokens_of

_BRACKETS = re.compile(r"[(\[{]\s*([^()\[\]{}]*?)\s*[)\]}]")
_LABEL = re.compile(
    r"^(?:shipper|consignee|buyer|seller|vendor|supplier|notify party|customer|beneficiary|payee)\s*:\s*"
)
_FORMER = re.compile(
    r"\b(?:a[./]?k[./]?a\.?|f[./]?k[./]?a\.?|d[./]?b[./]?a\.?|t/a|ex|formerly(?: known as)?"
    r"|previously|also known as|trading as"
    r"|doing business as|known as)[\s:,-]+"
)
_BRANCH = re.compile(
    r"[(（][^()（）]*\b(?:branch|filiale?|sucursal|zweigniederlassung|succursale)\b[^()（）]*[)）]"
)
_SPECIAL = re.compile(
    r"[()\[\]{}:/]|,.*,|\b(?:[afd]\.?[kb]\.?a|ex|formerly|previously|also|known|trading|doing|including|namely"
    r"|comprising|consisting|subsidiaries|affiliates|branches|entities)\b"
)
"""What a name must hold to be more than one name, or to carry a label, a branch or an address."""
_ADDRESS = re.compile(r",\s*(?:no\.?\s*)?\d+[ \w-]*\s.*$")
_PARTS = re.compile(
    r",?\s+and\s+(?:all\s+|any\s+)?(?:of\s+)?(?:its|their|the)?\s*"
    r"(?:subsidiaries|affiliates|branches|subordinate entities|related entities)\b.*$"
)
"""Words about a party and its parts, which are no part of its name."""
_INCLUDING = re.compile(r",?\s+(?:including|namely|comprising|consisting of)\b[\s:]*(?=\S)")
_LIST = re.compile(r"\s*[;,]\s*(?:and\s+)?|\s+and\s+")
_MAY_LEAD = frozenset({"the", "number-word"})
MOST_VARIANTS = 16
"""Names in one name that are looked at: no real one holds as many."""


class Parsed(NamedTuple):
    """A name taken apart; legal forms are apart, fillers are gone. ``joined`` are the keys of all that is left."""

    text: str
    tokens: tuple[Token, ...]
    forms: tuple[Token, ...]
    joined: str


def variants(name: str) -> list[str]:
    """The name as it stands and the other names it carries in brackets or after a stroke: ``X (ex-Y)``, ``X/Y``."""
    text = " ".join(
        close_up(fold(name)).split()
    )  # long runs of blanks would make the patterns below slow
    if not _SPECIAL.search(text):
        return [text] if text else []
    text = _BRANCH.sub(" ", _LABEL.sub("", text)).strip()
    text, members = _members(_PARTS.sub("", text))
    text = _ADDRESS.sub("", text) if text.count(",") > 1 else text
    names = [*_bracketed(text), *members]
    parts = _FORMER.split(names[0]) if " " in names[0] else [names[0]]
    if len(parts) > 1 and all(len(part.strip()) > 2 for part in parts):
        names = [*(part.strip(" ,;-") for part in parts), *names[1:]]
    halves = names[0].split("/")
    if len(halves) == 2 and all(len(half.strip()) > 4 for half in halves):
        names += [half.strip() for half in halves]
    return [name for name in names if name][:MOST_VARIANTS]


def _members(text: str) -> tuple[str, list[str]]:
    """The name before a list of members, ``X Group, including: X Steel and X Ports``, and the members."""
    before, *after = _INCLUDING.split(text, maxsplit=1)
    if not after or len(before) < 3:
        return text, []
    return before, [name for name in _LIST.split(after[0].rstrip(". ")) if len(name) > 2]


def _bracketed(text: str) -> list[str]:
    """The name without the brackets that hold names of their own, and those names; several stand apart by ``;``."""
    names = [text]
    for inner in _BRACKETS.findall(text):
        inside = [part.strip() for part in inner.split(";") if part.strip()]
        bare = [_FORMER.sub("", part, count=1) if _FORMER.match(part) else part for part in inside]
        if bare != inside or (bare and all(map(_is_name, bare))):
            names[0] = _without(names[0], inner) or names[0]
            names += bare
    return names


def _without(text: str, inner: str) -> str:
    """The text without the bracket that holds just this."""
    return _BRACKETS.sub(lambda hit: " " if hit[1] == inner else hit[0], text).strip()


def _is_name(text: str) -> bool:
    """Whether a bracket holds a name of its own, not a place, form or number that qualifies the one before it."""
    tokens = tokens_of(text)
    return bool(tokens) and len(text) > 1 and all(token.kind == NAME for token in tokens)


@lru_cache(maxsize=131072)
def parse(name: str) -> tuple[Parsed, ...]:
    """Every variant of a name taken apart; linear in its length."""
    return tuple(one for text in dict.fromkeys(variants(name)) if (one := _parse(text)).joined)


def _parse(text: str) -> Parsed:
    tokens = _short_forms(tokens_of(text))
    forms = tuple(token for token in tokens if token.kind == FORM)
    rest = _without_branch(_numbers(token for token in tokens if token.kind not in (FORM, FILLER)))
    if not rest:
        rest = [
            Token(NAME, token.key if token.kind == FILLER else latin(token.text), token.text)
            for token in tokens
        ]
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
    if outer[0] < len(tokens):
        tokens[outer[0]] = _leading(tokens[outer[0]])
    return [
        Token(NAME, latin(token.text), token.text)
        if token.kind == FORM
        and len(token.text) < 4
        and token.text.isascii()
        and token.countries
        and (outer[0] < at < outer[1] or (not named and at < outer[0]))
        else token
        for at, token in enumerate(tokens)
    ]


def _leading(token: Token) -> Token:
    """The first word that is no form: no name begins with "and", so that it is a name there."""
    if token.kind != FILLER or token.key in _MAY_LEAD:
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
