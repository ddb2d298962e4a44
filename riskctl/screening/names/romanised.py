"""Chinese names in the other romanisation: ``Hsu Chih-wei`` is ``Xu Zhiwei``, as Wade-Giles writes it in Taiwan.

Only names that are nothing but syllables are written otherwise. Apostrophes and umlauts are left out, as lists do; a
syllable of Wade-Giles may then stand for two of pinyin, and each is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, product

from riskctl.screening.names.fold import HAN, fold, latin, plain, without_quotes
from riskctl.screening.names.pinyin import SYLLABLES, syllables_of

MOST_SPELLINGS = 8
"""Spellings of one name that are given."""
_MOST_SYLLABLES = 4
_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_INITIALS = {
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "z": "ts", "c": "ts", "r": "j",
}  # fmt: skip
"""Initials of pinyin that Wade-Giles writes otherwise."""
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu", "er": "erh",
    "yi": "i", "you": "yu", "yan": "yen", "ye": "yeh", "yong": "yung", "yue": "yueh", "ge": "ko", "ke": "ko",
    "he": "ho", "e": "o", "gui": "kuei", "kui": "kuei",
}  # fmt: skip
"""Syllables that the tables of initials and finals do not give."""
_FINALS = {"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung", "ue": "ueh"}
_AFTER_TIP = frozenset(["d", "t", "n", "l", "z", "c", "s", "zh", "ch", "r"])
"""Initials after which pinyin ``uo`` is ``o``."""
_PARTS = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?)(.+)")


def other_spellings(name: str) -> tuple[str, ...]:
    """The name as the other romanisation writes it; nothing where it is no name of two to four Chinese syllables."""
    return tuple(islice(dict.fromkeys(_spellings(name)), MOST_SPELLINGS))


def _spellings(name: str) -> Iterator[str]:
    folded = fold(name).strip()
    if _HAN_NAME.fullmatch(folded):
        parts = [latin(char) for char in folded]
        yield _joined([wade_giles(part) for part in parts])
        return
    text = plain(without_quotes(folded)).replace(",", " ")
    words = [word.split("-") for word in text.split()]
    if not words or not all(part.isalpha() and part.isascii() for word in words for part in word):
        return
    flat = [part for word in words for part in word]
    if 2 <= len(flat) <= _MOST_SYLLABLES and all(part in _from_wade_giles() for part in flat):
        yield from _in_pinyin(words)
    syllables = [syllables_of("".join(word)) for word in words]
    number = sum(map(len, syllables))
    if all(syllables) and len(words) > 1 and 2 <= number <= _MOST_SYLLABLES:
        other = [[wade_giles(part) for part in word] for word in syllables]
        if other != [list(word) for word in syllables]:
            yield " ".join("-".join(word) for word in other)


def _in_pinyin(words: Sequence[Sequence[str]]) -> Iterator[str]:
    """Every reading of a name in Wade-Giles, if it has a syllable that pinyin does not know or writes otherwise."""
    table = _from_wade_giles()
    flat = [part for word in words for part in word]
    for choice in product(*(table[part] for part in flat)):
        if list(choice) == flat:
            continue
        parts = iter(choice)
        yield " ".join("".join(next(parts) for _ in word) for word in words)


def _joined(parts: Sequence[str]) -> str:
    return f"{parts[0]} {'-'.join(parts[1:])}"


@cache
def _from_wade_giles() -> dict[str, tuple[str, ...]]:
    """Syllables of Wade-Giles, each with those of pinyin that it may be."""
    table: dict[str, list[str]] = {}
    for syllable in sorted(SYLLABLES):
        table.setdefault(wade_giles(syllable), []).append(syllable)
    return {spelt: tuple(syllables) for spelt, syllables in table.items()}


@lru_cache(maxsize=512)
def wade_giles(syllable: str) -> str:
    """A syllable of pinyin as Wade-Giles writes it, without apostrophes and umlauts."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    parts = _PARTS.fullmatch(syllable)
    if not parts:
        return syllable
    start, end = parts.groups()
    end = _FINALS.get(end, end)
    if end == "uo" and start in _AFTER_TIP:
        end = "o"
    return _INITIALS.get(start, start) + end
