"""Who is named in what an event says was public before it: statements dated before the day, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from riskctl.facts.country_names import spoken_country
from riskctl.text.folding import fold

_BREAK = ";"
"""Parts two statements of one line, each of which needs a date of its own."""
_DATE = re.compile(r"\b((?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)(?:/(\d\d)\b)?")
"""A year, a month or a day; ``2025-02-01/04`` and ``2024-10/11`` end with the number behind the stroke."""
_ASIDE = re.compile(r"\([^()]*\)")


def dated_before(lines: Iterable[str], day: str) -> frozenset[str]:
    """The words, and pairs of words, of statements that state a date and none that may be the day or later.

    A month or a year counts as before only if it had ended, so that nothing said on the day slips in. Words are folded
    for :func:`is_named`, and kept as a set so that a long file is searched once and not for every entity.
    """
    phrases: set[str] = set()
    for statement in [part for line in lines for part in line.split(_BREAK)]:
        if _is_before(statement, day):
            words = fold(statement).split()
            phrases.update(words)
            phrases.update(f"{first} {second}" for first, second in pairwise(words))
    return frozenset(phrases)


def is_named(entity: str, phrases: frozenset[str]) -> bool:
    """Whether the statements hold the leading word of the entity's name.

    ``customer:`` and other classes before a colon are left aside, and so is what is in brackets. A country or a single
    letter in front names nobody by itself and the next word must follow; a class of parties is named by its place.
    """
    group, _, name = _ASIDE.sub(" ", entity).rpartition(":")
    words = fold(name).split()
    if not words:
        return False
    is_weak = len(words[0]) < 2 or (not group and bool(spoken_country(words[0])))
    return " ".join(words[: 2 if is_weak else 1]) in phrases


def _is_before(statement: str, day: str) -> bool:
    dates = [date for match in _DATE.finditer(statement) for date in _ends(match)]
    # Compared as far as the date goes: a month or year counts only when it lies wholly before the
    # day.
    return bool(dates) and all(date < day[: len(date)] for date in dates)


def _ends(match: re.Match[str]) -> list[str]:
    start, last = match.groups()
    return [start] if last is None or len(start) == 4 else [start, start[:-2] + last]
