"""What a word of a name says: a legal form, a place, a line of business, or nothing but the name itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from riskctl.screening.names import tables
from riskctl.screening.names.fold import close_up, fold, plain
from riskctl.screening.names.tables.kept import kept

NAME, TRADE, GENERIC, CLASS = "name", "trade", "generic", "class"
PLACE, NUMBER, FILLER, FORM = "place", "number", "filler", "form"
WORD_KINDS = {
    "generic": GENERIC,
    "trade": TRADE,
    "class": CLASS,
    "filler": FILLER,
    "direction": CLASS,
    "ordinal": NUMBER,
    "number": NUMBER,
}
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_CODE = re.compile(r"\(([a-z]{1,2})\)")
CODED = "inbrackets"
"""Put before the letters of a code such as ``(M)``, which is a place in brackets and nowhere else."""
_HOLDING = re.compile("控股|holding|集团")
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10}
WORDS = re.compile(
    r"[^\W_]+(?:[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f\u1000-\u109f\u1780-\u17ff]+[^\W_]*)*"
)


class Meaning(NamedTuple):
    """What a spelling stands for: ``key`` is the concept, place, number or class of form; countries where it tells."""

    kind: str
    key: str
    countries: tuple[str, ...] = ()


@dataclass(slots=True)
class Lexicon:
    """Spellings by their words, for text with blanks, and by their characters, for text without."""

    words: dict[str, Meaning] = field(default_factory=dict)
    phrases: dict[str, list[tuple[list[str], Meaning]]] = field(default_factory=dict)
    unspaced: dict[str, Meaning] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, spelling: str, meaning: Meaning) -> None:
        """Add one spelling; the first meaning of a spelling stands."""
        text = close_up(fold(spelling)).strip()
        if _unspaced(text):
            if text not in self.unspaced:
                self.unspaced[text] = meaning
                # By last character, since unspaced names are cut from their end, where the form stands.
                self.longest[text[-1]] = max(self.longest.get(text[-1], 0), len(text))
            return
        code = _CODE.fullmatch(text)
        if code:
            self.words.setdefault(CODED + code[1], meaning)
            return
        for spelt in dict.fromkeys((text, signs_as_words(text))):
            self._add_words(WORDS.findall(plain(spelt)), meaning)

    def _add_words(self, words: list[str], meaning: Meaning) -> None:
        if len(words) == 1:
            self.words.setdefault(words[0], meaning)
        elif words:
            self.phrases.setdefault(words[0], []).append((words, meaning))

    def to_json(self) -> dict[str, Any]:
        """The content as JSON data: each meaning once, then spellings with the number of theirs."""
        numbers: dict[Meaning, int] = {}

        def number(meaning: Meaning) -> int:
            return numbers.setdefault(meaning, len(numbers))

        data = {
            "words": {word: number(meaning) for word, meaning in self.words.items()},
            "phrases": {
                word: [(words, number(meaning)) for words, meaning in rows]
                for word, rows in self.phrases.items()
            },
            "unspaced": {word: number(meaning) for word, meaning in self.unspaced.items()},
            "longest": self.longest,
        }
        return {"meanings": list(numbers), **data}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Lexicon:
        """The lexicon of :meth:`to_json`, whether or not it went through a file."""
        meanings = [Meaning(kind, key, tuple(lands)) for kind, key, lands in data["meanings"]]
        return cls(
            {word: meanings[number] for word, number in data["words"].items()},
            {
                word: [(list(words), meanings[number]) for words, number in rows]
                for word, rows in data["phrases"].items()
            },
            {word: meanings[number] for word, number in data["unspaced"].items()},
            dict(data["longest"]),
        )

    def phrase_at(self, words: list[str], at: int) -> tuple[Meaning | None, int]:
        """The longest known phrase or word that begins at a place, and how many words it has."""
        for phrase, meaning in self.phrases.get(words[at], ()):
            if words[at : at + len(phrase)] == phrase:
                return meaning, len(phrase)
        return self.words.get(words[at]), 1

    def ending_at(self, run: str, end: int) -> tuple[int, Meaning | None]:
        """The longest known spelling that ends at a place of unspaced text; a single character only as a form."""
        for size in range(min(self.longest.get(run[end - 1], 0), end), 0, -1):
            meaning = self.unspaced.get(run[end - size : end])
            # A single character means something in nearly every name.
            if meaning and (size > 1 or meaning.kind == FORM):
                return size, meaning
        return 0, None


def _unspaced(text: str) -> bool:
    """Whether a spelling has letters of a script that is read without blanks, or that needs no cutting into words."""
    return any(char.isalnum() and _is_unspaced(char) for char in text)


def _is_unspaced(char: str) -> bool:
    """From Thai on, but for Greek and Latin with more marks."""
    return "\u0e00" <= char <= "\u1dff" or char >= "\u2000"


@cache
def lexicon() -> Lexicon:
    """All tables, read once: forms before words before places where a spelling is in several."""
    return Lexicon.from_json(kept("lexicon", lambda: _read_tables().to_json()))


def _read_tables() -> Lexicon:
    lexicon = Lexicon()
    for kind, countries, names in tables.rows("forms.txt"):
        places = () if countries == "*" else tuple(countries.split())
        for name in tables.spellings(names):
            # "V" is a form in some countries and a number in all; holding is a class, which is
            # weighed.
            if not roman(plain(fold(name))) and not _HOLDING.search(name):
                lexicon.add(name, Meaning(FORM, kind, places))
    for concept, kind, names in tables.rows("words.txt"):
        for name in tables.spellings(names):
            lexicon.add(name, Meaning(WORD_KINDS[kind], concept))
    for place, country, names in _places():
        for name in tables.spellings(names):
            lexicon.add(name, Meaning(PLACE, place, () if country == "-" else (country,)))
    for phrases in lexicon.phrases.values():
        # The first that fits is taken, so the longest has to come first.
        phrases.sort(key=lambda pair: -len(pair[0]))
    return lexicon


def _places() -> Iterator[list[str]]:
    """Rows of the places. The first of a country is the country itself: its key is the code."""
    seen = {"-"}
    for place, country, names in tables.rows("places.txt"):
        yield [place if country in seen else country.lower(), country, names]
        seen.add(country)


def is_land(meaning_key: str, countries: tuple[str, ...]) -> bool:
    """Whether a place is a whole country, or a region of several, rather than a town or province."""
    return not countries or meaning_key == countries[0].lower()


def roman(text: str) -> int:
    """The value of a small Roman numeral, 0 for other text."""
    if not text or len(text) > 5 or not _ROMAN.fullmatch(text):
        return 0
    total = before = 0
    # From the right: a figure before a greater one is taken away.
    for char in reversed(text):
        value = _ROMAN_VALUE[char]
        total += -value if value < before else value
        before = value
    return total


def signs_as_words(text: str) -> str:
    """``&`` and ``+`` written as the word that they stand for."""
    return text.replace("&", " and ").replace("+", " and ")


def mark_codes(text: str) -> str:
    """Codes in brackets written as words that the lexicon knows them by."""
    return _CODE.sub(lambda match: f" {CODED}{match[1]} ", text) if "(" in text else text


@cache
def kin() -> dict[str, int]:
    """Lines of business that lie near each other, by concept: the number of their group."""
    rows = enumerate(tables.rows("kin.txt"))
    return {concept: number for number, (field,) in rows for concept in tables.spellings(field)}


@cache
def letters() -> dict[str, str]:
    """Native names of Latin letters and digits, and readings of words that the romanisation gets wrong."""
    return {fold(fields[1]): fields[2] for fields in tables.rows("letters.txt")}
