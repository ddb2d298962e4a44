"""Who is named in what an event says was public before it: statements dated before the day, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from riskctl.facts.country_names import spoken_country
from riskctl.text.folding import fold

_BREAK = ";"
"""Parts two statements of one line, each of which needs a date of its own."""
_DATE = re.compile(r"\b((?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)(?:/(\d\d)\b)?")
"""A year, a month or a day; ``2025-02-01/04`` and ``2024-10/11`` end with the number behind the stroke."""
_ASIDE = re.compile(r"\([^()]*\)")


def dated_before(lines: Iterable[str], day: str) -> tuple[str, ...]:
    """The statements that state a date and none that may be the day or later, folded for :func:`is_named`.

    A month or a year counts as before only if it had ended, so that nothing said on the day slips in.
    """
    statements = [part for line in lines for part in line.split(_BREAK)]
    return tuple(_padded(part) for part in statements if _is_before(part, day))


def is_named(entity: str, statements: Iterable[str]) -> bool:
    """Whether a folded statement holds the leading word of the entity's name.

    ``customer:`` and other classes before a colon are left aside, and so is what is in brackets. A country or a single
    letter in front names nobody by itself and the next word must follow; a class of parties is named by its place.
    """
    group, _, name = _ASIDE.sub(" ", entity).rpartition(":")
    words = fold(name).split()
    if not words:
        return False
    is_weak = len(words[0]) < 2 or (not group and bool(spoken_country(words[0])))
    leading = " ".join(words[: 2 if is_weak else 1])
    return any(f" {leading} " in statement for statement in statements)


def _is_before(statement: str, day: str) -> bool:
    dates = [date for match in _DATE.finditer(statement) for date in _ends(match)]
    return bool(dates) and all(date < day[: len(date)] for date in dates)


def _ends(match: re.Match[str]) -> list[str]:
    start, last = match.groups()
    return [start] if last is None or len(start) == 4 else [start, start[:-2] + last]


def _padded(text: str) -> str:
    return f" {fold(text)} "
