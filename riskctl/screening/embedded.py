"""Exact-name look-up in the embedded extract of official lists, until the screening engine replaces it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from riskctl.facts.grades import Grade
from riskctl.text.located import InputError, Located, Problem
from riskctl.text.model import Date, Strict
from riskctl.text.schema import validate


class WatchlistSource(Strict):
    """Where an entry was read."""

    title: str
    url: str = ""
    date: Date | None = None


class WatchlistEntry(Strict):
    """One listed party on one list, dated and cited."""

    name: str
    aliases: tuple[str, ...] = ()
    list: str
    since: Date | None = Field(default=None, alias="from")
    through: Date | None = None
    citation: str = ""
    source: str
    observed: Date
    grade: Grade


class WatchlistFile(Strict):
    """One file of ``data/watchlists``."""

    watchlist: str
    title: str
    date: Date
    entries: tuple[WatchlistEntry, ...]
    sources: dict[str, WatchlistSource]


@dataclass(frozen=True, slots=True)
class WatchlistInput:
    """What reports list about one embedded list."""

    id: str
    sha256: str
    date: str


@dataclass(frozen=True, slots=True)
class EmbeddedLists:
    """Entries by folded name. A look-up is constant time in the number of entries."""

    inputs: tuple[WatchlistInput, ...] = ()
    by_name: dict[str, list[WatchlistEntry]] = field(default_factory=dict)

    def look_up(self, names: Sequence[str], as_of: str) -> list[WatchlistEntry]:
        """Entries in force on the day whose name or alias is exactly one of these, after folding."""
        found: dict[tuple[str, str], WatchlistEntry] = {}
        for name in names:
            for entry in self.by_name.get(fold_name(name), []):
                if (entry.since or "") <= as_of <= (entry.through or "9999-12-31"):
                    found[entry.list, entry.name] = entry
        return [found[key] for key in sorted(found)]


def fold_name(name: str) -> str:
    """Case, width, punctuation and blanks folded; nothing else, so that a match is exact."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def load_watchlists(files: Iterable[Located]) -> EmbeddedLists:
    """Read the embedded lists; raises :class:`InputError` with all problems."""
    inputs: list[WatchlistInput] = []
    by_name: dict[str, list[WatchlistEntry]] = {}
    problems: list[Problem] = []
    for located in files:
        try:
            file = validate(located, WatchlistFile)
        except InputError as error:
            problems += error.problems
            continue
        inputs.append(WatchlistInput(file.watchlist, located.sha256, file.date))
        for index, entry in enumerate(file.entries):
            if entry.source not in file.sources:
                problems.append(located.problem(("entries", index, "source"), f"unknown source {entry.source!r}"))
            for name in (entry.name, *entry.aliases):
                by_name.setdefault(fold_name(name), []).append(entry)
    if problems:
        raise InputError(problems)
    return EmbeddedLists(tuple(inputs), by_name)
