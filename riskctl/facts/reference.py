"""Dated membership lists of ``data/reference``: the EEA, adequacy decisions, country groups, list names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import Field

from riskctl.facts.countries import COUNTRIES
from riskctl.facts.grades import Grade
from riskctl.text.dates import within
from riskctl.text.located import Located, Problem
from riskctl.text.model import Date, Replaces, Strict
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.text.suggest import hint

T = TypeVar("T")
Mistake = tuple[tuple[str | int, ...], str]
"""The keys below a list that lead to a mistake, and what it is."""


class ReferenceSource(Strict):
    """Where a list was read."""

    title: str
    citation: str = ""
    url: str = ""
    retrieved: Date
    grade: Grade


class Membership(Strict):
    """One member; ``from`` and ``through`` are inclusive, an open end means no known limit."""

    id: str
    since: Date | None = Field(default=None, alias="from")
    through: Date | None = None
    note: str = ""


class ReferenceList(Strict):
    """Members of one kind, listed or joined from other lists."""

    title: str
    of: str = "country"
    source: str = ""
    entries: tuple[Membership, ...] = ()
    union: tuple[str, ...] = ()
    note: str = ""


class OfficialList(Strict):
    """A watchlist that listing statements may name."""

    title: str
    authority: str
    jurisdiction: str
    url: str = ""
    note: str = ""


class ReferenceFile(Strict):
    """One file of ``data/reference``."""

    lists: dict[str, ReferenceList] = {}
    official_lists: dict[str, OfficialList] = {}
    sources: dict[str, ReferenceSource] = {}
    replaces: Replaces | None = None


@dataclass(frozen=True, slots=True)
class ReferenceInput:
    """What reports list about one reference file: its id, content hash and the day its newest source was read."""

    id: str
    sha256: str
    date: str


class References:
    """All reference lists, resolved as of a date; ``inputs`` are the files they were read from."""

    def __init__(
        self,
        lists: Mapping[str, ReferenceList],
        official: Mapping[str, OfficialList],
        inputs: Iterable[ReferenceInput] = (),
    ) -> None:
        self.lists = dict(lists)
        self.official_lists = dict(official)
        self.inputs = tuple(sorted(inputs, key=lambda given: given.id))
        # Asked for by every rule that names a list, always of the same few days.
        self._resolved: dict[tuple[str, str], frozenset[str]] = {}

    def members(self, list_id: str, as_of: str) -> frozenset[str]:
        """Members of a list on a day. Raises ``KeyError`` for an unknown list; loading checks that none is used."""
        key = (list_id, as_of)
        if key not in self._resolved:
            reference = self.lists[list_id]
            members = {m.id for m in reference.entries if within(m.since, m.through, as_of)}
            joined = (self.members(joined_id, as_of) for joined_id in reference.union)
            self._resolved[key] = frozenset(members).union(*joined)
        return self._resolved[key]


def load_references(
    files: Iterable[Located], computed: Mapping[str, ReferenceList] | None = None
) -> References:
    """Read and cross-check reference files; raises :class:`InputError` with all problems.

    ``computed`` are lists that follow from other files; no reference file may define one of their names.
    """
    lists: dict[str, ReferenceList] = dict(computed or {})
    official: dict[str, OfficialList] = {}
    problems = Problems()
    parsed: list[tuple[Located, ReferenceFile]] = []
    for located in files:
        with problems.caught():
            parsed.append((located, validate(located, ReferenceFile)))
    for located, file in parsed:
        problems += _add(lists, file.lists, located, "lists")
        problems += _add(official, file.official_lists, located, "official_lists")
    # Unions name lists of other files too, so this has to wait until all are there.
    for located, file in parsed:
        problems += _cross_check(located, file, lists)
    problems.raise_all()
    return References(lists, official, [_input(located, file) for located, file in parsed])


def _add(
    into: dict[str, T], entries: Mapping[str, T], located: Located, kind: str
) -> list[Problem]:
    """Add what a file defines; problems for what another file has defined already."""
    # Which of two files wins would hang on their order, so none does.
    twice = [key for key in entries if key in into]
    into.update(entries)
    return [
        located.problem((kind, key), f"{key} is already defined in another file") for key in twice
    ]


def _input(located: Located, file: ReferenceFile) -> ReferenceInput:
    newest = max((source.retrieved for source in file.sources.values()), default="")
    return ReferenceInput(PurePosixPath(located.name).stem, located.sha256, newest)


def _cross_check(
    located: Located, file: ReferenceFile, lists: Mapping[str, ReferenceList]
) -> list[Problem]:
    plain = {name for name, joined in lists.items() if not joined.union}
    return [
        located.problem(("lists", key, *at), text)
        for key, entry in file.lists.items()
        for at, text in _wrong(entry, file, plain)
    ]


def _wrong(entry: ReferenceList, file: ReferenceFile, plain: Collection[str]) -> Iterator[Mistake]:
    """Names in a list that lead nowhere; a union may name plain lists alone, so that none goes round in a circle."""
    if entry.source and entry.source not in file.sources:
        yield ("source",), f"source {entry.source!r} is not under `sources` here"
    for index, name in enumerate(entry.union):
        if name not in plain:
            yield ("union", index), f"no plain list {name!r}{hint(name, plain)}"
    countries = entry.entries if entry.of == "country" else ()
    for index, member in enumerate(countries):
        if member.id not in COUNTRIES:
            yield ("entries", index, "id"), f"{member.id!r} is no country"
