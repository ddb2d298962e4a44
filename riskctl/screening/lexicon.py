"""What a word of a name says: a legal form, a place, a line of business, or nothing but the name itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from riskctl.screening import tables
from riskctl.screening.fold import close_up, fold, plain

NAME, TRADE, GENERIC, CLASS = "name", "trade", "generic", "class"
PLACE, NUMBER, FILLER, FORM = "place", "number", "filler", "form"
WORD_KINDS = {
    "generic": GENERIC, "trade": TRADE, "class": CLASS, "filler": FILLER, "direction": CLASS, "ordinal": NUMBER,
    "number": NUMBER,
}  # fmt: skip
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10}
WORDS = re.compile(r"[^\W_]+(?:[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f\u1000-\u109f\u1780-\u17ff]+[^\W_]*)*")


class Meaning(NamedTuple):
    """What a spelling stands for: ``key`` is the concept, place, number or class of form; countries where it tells."""

    kind: str
    key: str
    countries: tuple[str, ...] = ()


@dataclass(slots=True)
class Lexicon:
    """Spellings by their words, for text with blanks, and by their characters, for text without."""

    spaced: dict[str, dict[tuple[str, ...], Meaning]] = field(default_factory=dict)
    unspaced: dict[str, Meaning] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    vocabulary: dict[str, Meaning] = field(default_factory=dict)

    def add(self, spelling: str, meaning: Meaning) -> None:
        """Add one spelling; the first meaning of a spelling stands."""
        text = close_up(fold(spelling)).strip()
        if _unspaced(text):
            if text not in self.unspaced:
                self.unspaced[text] = meaning
                self.longest[text[0]] = max(self.longest.get(text[0], 0), len(text))
            return
        words = tuple(WORDS.findall(plain(text)))
        if words:
            self.spaced.setdefault(words[0], {}).setdefault(words, meaning)
            if len(words) == 1:
                self.vocabulary.setdefault(words[0], meaning)


def _unspaced(text: str) -> bool:
    return any(char >= "\u0e00" and not "\u1e00" <= char <= "\u1fff" for char in text if char.isalnum())


@cache
def lexicon() -> Lexicon:
    """All tables, read once: forms before words before places where a spelling is in several."""
    found = Lexicon()
    for kind, countries, names in tables.rows("forms.txt"):
        where = () if countries == "*" else tuple(countries.split())
        for name in tables.spellings(names):
            if not roman(name):
                found.add(name, Meaning(FORM, kind, where))
    for concept, kind, names in tables.rows("words.txt"):
        for name in tables.spellings(names):
            found.add(name, Meaning(WORD_KINDS[kind], concept))
    for place, country, names in tables.rows("places.txt"):
        for name in tables.spellings(names):
            found.add(name, Meaning(PLACE, place, () if country == "-" else (country,)))
    return found


def roman(text: str) -> int:
    """The value of a small Roman numeral, 0 for other text."""
    if not text or len(text) > 5 or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUE[char] for char in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


@cache
def letters() -> dict[str, str]:
    """Native names of Latin letters and digits, and readings of words that the romanisation gets wrong."""
    return {fold(fields[1]): fields[2] for fields in tables.rows("letters.txt")}
