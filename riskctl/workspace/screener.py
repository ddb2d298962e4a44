"""Open the installed lists for screening: choose what is in force, map its index, and say what is not sound."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from riskctl.assessment.party_screening import PartyScreening, SearchedList
from riskctl.facts.grades import Grade
from riskctl.screening.index import BrokenIndex, Index, index_path, open_index
from riskctl.screening.names.known import register
from riskctl.screening.names.tables.kept import keep_in
from riskctl.screening.screen import Screener
from riskctl.watchlists.embedded import load_watchlists
from riskctl.watchlists.snapshots import (
    SOUND,
    DamagedSnapshot,
    Snapshot,
    in_force,
    lists_root,
    missing,
    read_entries,
    state,
)
from riskctl.workspace.cache import cache_folder
from riskctl.workspace.files import parse_all, read_all
from riskctl.workspace.layers import bundled_root

NOTHING_INSTALLED = (
    "no official list is installed; only extracts were searched. "
    "Run: riskctl lists update, or riskctl lists import"
)


@dataclass(frozen=True, slots=True)
class OpenLists:
    """The screener, the snapshots in force, a line for each list that is searched, as results show it.

    ``unsound`` says of snapshots, by list, why a name that is not found there is not clear.
    """

    screener: Screener
    snapshots: tuple[Snapshot, ...]
    searched: tuple[str, ...]
    unsound: Mapping[str, str]


def open_screener(as_of: str, only: Collection[str] = ()) -> OpenLists:
    """Lists in force on the day, or those of ``only``; the bundled extracts where none at all is installed.

    Opening is constant in the size of the lists once their indexes are built. Nothing raises for a bad list: it is
    among the reasons why a name that is not found is not called clear.
    """
    keep_in(names_folder())
    root = lists_root()
    snapshots = [one for one in in_force(root, as_of) if not only or _wanted(one, only)]
    gaps = [
        reason for list_id, reason in missing(root, as_of).items() if not only or list_id in only
    ]
    held = {name for one in snapshots for name in (one.list, *one.covers)}
    gaps += [
        f"{name} is not installed; run: riskctl lists update {name}"
        for name in sorted(set(only) - held)
    ]
    indexes: list[Index] = []
    searched: list[str] = []
    unsound: dict[str, str] = {}
    for snapshot in snapshots:
        found = state(snapshot, as_of)
        if found.word != SOUND:
            unsound[snapshot.list] = found.reason
        try:
            if index := _index(snapshot):
                indexes.append(index)
                searched.append(f"{snapshot.list} of {snapshot.date}")
        except DamagedSnapshot as error:
            unsound[snapshot.list] = str(error)
        except ValueError as error:
            unsound[snapshot.list] = f"{snapshot.list} of {snapshot.date}: {error}"
    if not snapshots and not only:
        indexes.append(_extracts())
        searched.append("bundled extracts")
        gaps.append(NOTHING_INSTALLED)
    screener = Screener(
        tuple(indexes), register(), tuple(dict.fromkeys([*gaps, *unsound.values()])), as_of
    )
    return OpenLists(screener, tuple(snapshots), tuple(searched), unsound)


def party_screening(as_of: str) -> PartyScreening | None:
    """What ``assess`` screens the parties of a route against: the installed lists in force, or nothing at all."""
    opened = open_screener(as_of) if in_force(lists_root(), as_of) else None
    if opened is None:
        return None
    lists = {}
    for snapshot in opened.snapshots:
        reason = opened.unsound.get(snapshot.list, "")
        grade: Grade = "third-party" if snapshot.imported else "official"
        for name in snapshot.covers or (snapshot.list,):
            lists[name] = SearchedList(
                name,
                snapshot.title or snapshot.list,
                snapshot.url,
                snapshot.date,
                snapshot.entries_sha256,
                grade,
                not reason,
                reason,
            )
    return PartyScreening(opened.screener, lists)


def _wanted(snapshot: Snapshot, only: Collection[str]) -> bool:
    return snapshot.list in only or bool(set(snapshot.covers) & set(only))


def _index(snapshot: Snapshot) -> Index | None:
    """The index of a snapshot; the entries are read, and checked against their hash, only when it has to be built.

    Raises :class:`DamagedSnapshot`, and ``ValueError`` for a list that no index can hold.
    """
    if snapshot.problem:
        return None
    path = index_path(names_folder(), snapshot.entries_sha256)
    try:
        return open_index(path)
    except BrokenIndex:
        return open_index(path, read_entries(snapshot))


def names_folder() -> Path:
    """Where indexes are kept; deleting it costs only the time to build them again."""
    return cache_folder() / "names"


def _extracts() -> Index:
    folder = bundled_root() / "data" / "watchlists"
    files = read_all([("watchlists", path, path.name) for path in sorted(folder.glob("*.yaml"))])
    content = hashlib.sha256("".join(file.sha256 for file in files).encode()).hexdigest()
    path = index_path(names_folder(), content)
    try:
        return open_index(path)
    except BrokenIndex:
        return open_index(path, load_watchlists(parse_all(files)["watchlists"]).entries)
