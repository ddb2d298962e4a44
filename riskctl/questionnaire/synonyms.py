"""Words that people use for the members of closed lists: sectors, classes of data, harm, public bodies, roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from riskctl.questionnaire.word_files import read_words, reply_words
from riskctl.text.folding import fold

_FILES = {
    "actor.sector": "sectors",
    "data.classes": "classes",
    "use.criticality": "harm",
    "actor.level_of_government": "levels",
    "use.government_levels": "levels",
    "actor.roles": "roles",
}
"""The file of words by fact."""
_PLACE = re.compile(r" (?:in|at|from|based|near) ")
_HEAD = re.compile(r" (?:of|for) ")
_NO_BLANKS = re.compile("[\u1100-\u11ff\u3005\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e01-\u0e5b]")
"""Scripts whose words stand together without blanks."""
_DENIED = re.compile("[非無无不未]|以外|なし")
_LONGEST = 6
"""Words of a phrase in the tables at most."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """What phrases stand for; ``alone`` are those that count only where nothing else is said."""

    meanings: dict[str, tuple[str, ...]]
    alone: frozenset[str]


@lru_cache
def word_table(path: str) -> WordTable:
    """The words for the choices of a fact; empty where it has none of its own."""
    if path not in _FILES:
        return WordTable({}, frozenset())
    meanings: dict[str, tuple[str, ...]] = {}
    alone: set[str] = set()
    for choice, words in read_words(_FILES[path]).items():
        for word in words:
            phrase = fold(word)
            meanings[phrase] = tuple(dict.fromkeys((*meanings.get(phrase, ()), choice)))
            if word.endswith("="):
                alone.add(phrase)
    return WordTable(meanings, frozenset(alone))


def choices_of(path: str, choices: Sequence[str], text: str) -> tuple[str, ...]:
    """The choices that a person's words stand for, none where they stand for none.

    A whole phrase goes before its parts. A phrase that says what a thing is not says nothing of what it is.
    """
    table = word_table(path)
    spellings = {fold(choice): (choice,) for choice in choices}
    phrase = fold(text)
    for candidate in (phrase, _without_empty(phrase)):
        if candidate and (meant := spellings.get(candidate) or table.meanings.get(candidate)):
            return meant
    parts = _parts(_PLACE.split(phrase)[0].split(), table)
    spoken = " ".join(part for part, meant in parts if not meant)
    # "No health data" names health data, and means the opposite.
    if reply_words("negation") & set(spoken.split()) or _DENIED.search(spoken):
        return ()
    return tuple(dict.fromkeys(choice for _, meant in parts for choice in meant))


def choice_of(path: str, choices: Sequence[str], text: str) -> str:
    """The one choice that a person's words stand for; the text itself where they stand for none or for several.

    In English the head of a phrase says what kind of thing it is: before "of" and "for", else at its end. Of several
    degrees of harm the most severe counts.
    """
    meant = choices_of(path, choices, text)
    if path == "use.criticality" and meant:
        return max(meant, key=choices.index)
    if len(meant) < 2:
        return meant[0] if meant else text
    for part in _heads(fold(text)):
        meant = choices_of(path, choices, part)
        if len(meant) == 1:
            return meant[0]
    return text


def _heads(phrase: str) -> list[str]:
    """The parts of a phrase that may say what kind of thing it is, the likeliest first."""
    head, *below = _HEAD.split(phrase, maxsplit=1)
    if below:
        return [head]
    words = _without_empty(_PLACE.split(phrase)[0]).split()
    return [" ".join(words[-2:]), words[-1]] if words else []


def _without_empty(phrase: str) -> str:
    return " ".join(word for word in phrase.split() if word not in reply_words("empty"))


def _parts(words: list[str], table: WordTable) -> list[tuple[str, tuple[str, ...]]]:
    """The phrase in known phrases, each as long as can be, with their meanings, and the words between them."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    start = 0
    while start < len(words):
        length = next(
            (
                size
                for size in range(min(_LONGEST, len(words) - start), 0, -1)
                if _inside(" ".join(words[start : start + size]), table)
            ),
            0,
        )
        phrase = " ".join(words[start : start + max(length, 1)])
        meant = table.meanings[phrase] if length else _within(phrase, table)
        parts.append((phrase, meant))
        start += max(length, 1)
    return parts


def _inside(phrase: str, table: WordTable) -> bool:
    return phrase in table.meanings and phrase not in table.alone


def _within(word: str, table: WordTable) -> tuple[str, ...]:
    """Known words within a word of a script without blanks."""
    if not _NO_BLANKS.search(word) or _DENIED.search(word):
        return ()
    known = [phrase for phrase in table.meanings if len(phrase) > 1 and phrase in word]
    longest = [
        phrase
        for phrase in known
        if _NO_BLANKS.search(phrase)
        and not any(phrase != longer and phrase in longer for longer in known)
    ]
    return tuple(dict.fromkeys(choice for phrase in longest for choice in table.meanings[phrase]))


def known_words(path: str, choices: Iterable[str]) -> list[str]:
    """The choices and every word that stands for one, for suggestions."""
    return [*choices, *word_table(path).meanings]
