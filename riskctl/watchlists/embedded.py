"""Exact-name look-up in the embedded extract of official lists, until the screening engine replaces it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from riskctl.facts.grades import Grade
from riskctl.text.located import Located, Problem
from riskctl.text.model import Date, Replaces, Strict
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.watchlists.entry import Entry

INHERITED = ("list", "source", "observed", "grade")
"""What a file says once for all its entries; an entry may say otherwise."""
_APART = re.compile(r"[\W_]+")


class WatchlistSource(Strict):
    """Where an entry was read."""

    title: str
    url: str = ""
    date: Date | None = None


class WatchlistEntry(Strict):
    """One listed party as the file writes it.

    ``aliases`` are in the official entry. ``trading_names`` and ``native_names`` are what the party is called; when
    ``names_source`` is given they come from there and not from the list. ``footnote`` is that of the official entry.
    """

    name: str
    aliases: tuple[str, ...] = ()
    trading_names: tuple[str, ...] = ()
    native_names: tuple[str, ...] = ()
    names_source: str = ""
    country: str = ""
    list: str = ""
    since: Date | None = Field(default=None, alias="from")
    through: Date | None = None
    citation: str = ""
    footnote: str = ""
    note: str = ""
    source: str = ""
    observed: Date | None = None
    grade: Grade | None = None

    def names(self) -> Iterator[str]:
        """Every name under which the party is looked up."""
        yield self.name
        yield from self.aliases
        yield from self.trading_names
        yield from self.native_names


class WatchlistFile(Strict):
    """One file of ``data/watchlists``; ``selection`` says in words which part of the official list it holds."""

    watchlist: str
    title: str
    date: Date
    selection: str = ""
    list: str = ""
    source: str = ""
    observed: Date | None = None
    grade: Grade | None = None
    entries: tuple[WatchlistEntry, ...]
    sources: dict[str, WatchlistSource]
    replaces: Replaces | None = None


Written = tuple[WatchlistEntry, WatchlistFile]
"""An entry beside the file that says the rest of it."""


@dataclass(frozen=True, slots=True)
class ListedParty:
    """One party on one list, with what its file says for all entries filled in. Dates are ISO text."""

    name: str
    list: str
    since: str
    through: str
    citation: str
    source: str
    observed: str
    grade: str
    watchlist: str


@dataclass(frozen=True, slots=True)
class WatchlistInput:
    """What reports list about one embedded list."""

    id: str
    sha256: str
    date: str
    title: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)
    """Entries by the list that they are of."""


@dataclass(frozen=True, slots=True)
class EmbeddedLists:
    """Entries by folded name. A look-up is constant time in the number of entries."""

    inputs: tuple[WatchlistInput, ...] = ()
    files: tuple[WatchlistFile, ...] = ()
    by_name: dict[str, list[Written]] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    """Lists of which an extract is here, with the day of the oldest file that holds entries of it."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry as other lists hand theirs over. Made when asked: an assessment without lists asks for none."""
        return tuple(
            _entry(entry, _party(entry, file), f"{file.watchlist}-{number}")
            for file in self.files
            for number, entry in enumerate(file.entries)
        )

    def look_up(self, names: Sequence[str], as_of: str) -> list[ListedParty]:
        """Entries in force on the day, one of whose names is exactly one of these, after folding."""
        parties: dict[tuple[str, str], ListedParty] = {}
        for name in names:
            for written in self.by_name.get(fold_name(name), []):
                party = _party(*written)
                if party.since <= as_of <= party.through:
                    # One of several spellings is enough, and each party is told once a list.
                    parties[party.list, party.name] = party
        return [parties[key] for key in sorted(parties)]


def fold_name(name: str) -> str:
    """Case, width, punctuation and blanks folded; nothing else, so that a match is exact."""
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    text = text.casefold()
    return _APART.sub(" ", text).strip()


def load_watchlists(files: Iterable[Located]) -> EmbeddedLists:
    """Read the embedded lists; raises :class:`InputError` with all problems."""
    inputs: list[WatchlistInput] = []
    by_name: dict[str, list[Written]] = {}
    dates: dict[str, str] = {}
    problems = Problems()
    parsed: list[tuple[Located, WatchlistFile]] = []
    for located in files:
        with problems.caught():
            file = validate(located, WatchlistFile)
            problems += _problems(located, file)
            parsed.append((located, file))
    problems.raise_all()
    for located, file in parsed:
        rows = Counter(entry.list or file.list for entry in file.entries)
        inputs.append(
            WatchlistInput(file.watchlist, located.sha256, file.date, file.title, dict(rows))
        )
        for list_id in rows:
            # The oldest file: a list is only as current as its worst part.
            dates[list_id] = min(file.date, dates.get(list_id, file.date))
        for entry in file.entries:
            for key in {fold_name(name) for name in entry.names()}:
                by_name.setdefault(key, []).append((entry, file))
    return EmbeddedLists(tuple(inputs), tuple(file for _, file in parsed), by_name, dates)


def _party(entry: WatchlistEntry, file: WatchlistFile) -> ListedParty:
    return ListedParty(
        entry.name,
        entry.list or file.list,
        entry.since or "",
        entry.through or "9999-12-31",
        entry.citation,
        entry.source or file.source,
        entry.observed or file.observed or "",
        entry.grade or file.grade or "unverified",
        file.watchlist,
    )


def _entry(entry: WatchlistEntry, party: ListedParty, number: str) -> Entry:
    """The listed party as every other list hands it over; what it is called elsewhere is kept as an alias."""
    return Entry(
        party.list,
        number,
        "unknown",
        entry.name,
        (*entry.aliases, *entry.trading_names, *entry.native_names),
        countries=(entry.country,) if entry.country else (),
        citation=entry.citation,
        since=party.since,
        through="" if party.through == "9999-12-31" else party.through,
        note=entry.note,
    )


def _problems(located: Located, file: WatchlistFile) -> Iterator[Problem]:
    for index, entry in enumerate(file.entries):
        for key in INHERITED:
            if not (getattr(entry, key) or getattr(file, key)):
                yield located.problem(
                    ("entries", index), f"{key} is missing; add it here or at the top of the file"
                )
        for key in ("source", "names_source"):
            named = getattr(entry, key)
            if named and named not in file.sources:
                yield located.problem(("entries", index, key), f"unknown source {named!r}")
    if file.source and file.source not in file.sources:
        yield located.problem(("source",), f"unknown source {file.source!r}")
