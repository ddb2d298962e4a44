"""Open the installed lists for screening: choose what is in force, map its index, and say what is not sound."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from riskctl.screening.index import Index
from riskctl.screening.names.known import register
from riskctl.screening.names.tables.kept import keep_in
from riskctl.screening.screen import Screener
from riskctl.watchlists.snapshots import (
    SOUND,
    DamagedSnapshot,
    Snapshot,
    how_to_get,
    in_force,
    lists_root,
    missing,
    state,
)
from riskctl.workspace.extracts import extract_dates, extract_index
from riskctl.workspace.indexes import build_missing, index_of, names_folder
from riskctl.workspace.layers import bundled_root
from riskctl.workspace.needed import bundled_needed

NOTHING_INSTALLED = (
    "no official list is installed; only extracts were searched. "
    "Run: riskctl lists update, or riskctl lists import"
)


@dataclass(frozen=True, slots=True)
class OpenLists:
    """The screener, the snapshots in force, a line for each list that is searched, as results show it.

    ``unsound`` says of snapshots, by list, why a name that is not found there is not clear. ``extracts`` are the lists
    of which a bundled extract alone was searched, with its date; ``absent`` the lists that had to be looked up and were
    not, with the reason.
    """

    screener: Screener
    snapshots: tuple[Snapshot, ...]
    searched: tuple[str, ...]
    unsound: Mapping[str, str]
    extracts: Mapping[str, str] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Opening:
    """What is gathered while the lists of a day are opened."""

    indexes: list[Index] = field(default_factory=list)
    searched: list[str] = field(default_factory=list)
    unsound: dict[str, str] = field(default_factory=dict)


def open_screener(
    as_of: str, only: Collection[str] = (), needed: Collection[str] | None = None
) -> OpenLists:
    """Lists in force on the day, or those of ``only``, and of each that is not sound the bundled extract beside it.

    ``needed`` are the lists without which nothing is called clear; by default those of an organisation of unknown
    place, and with ``only`` just these. Opening is constant in the size of the lists once their indexes are built.
    Nothing raises for a bad list: it is among the reasons why a name that is not found is not called clear.
    """
    # Before the first table is read, or it would be built for nobody.
    keep_in(names_folder())
    root = lists_root()
    if needed is None:
        needed = bundled_needed((), as_of)
    wanted = frozenset(only or needed)
    snapshots = [
        snapshot for snapshot in in_force(root, as_of) if not only or _wanted(snapshot, only)
    ]
    opening = _Opening()
    build_missing(snapshots)
    for snapshot in snapshots:
        _open_snapshot(snapshot, as_of, opening)
    gaps = {
        list_id: reason
        for list_id, reason in missing(root, as_of).items()
        if not only or list_id in only
    }
    installed = {name for snapshot in snapshots for name in (snapshot.list, *snapshot.covers)}
    # After opening, for a damaged snapshot shows only then.
    covered = _sound_lists(snapshots, opening.unsound)
    extracts = _open_extracts(covered, only, opening)
    absent = {
        name: gaps.get(name) or _not_installed(name, extracts)
        for name in sorted(wanted - installed)
    }
    notes = [] if snapshots or only else [NOTHING_INSTALLED]
    notes += [*gaps.values(), *absent.values(), *opening.unsound.values()]
    screener = Screener(tuple(opening.indexes), register(), tuple(dict.fromkeys(notes)), as_of)
    return OpenLists(
        screener, tuple(snapshots), tuple(opening.searched), opening.unsound, extracts, absent
    )


def _open_snapshot(snapshot: Snapshot, as_of: str, opening: _Opening) -> None:
    """Map the index of a snapshot; whatever is wrong with it is noted."""
    now = state(snapshot, as_of)
    # Searched all the same: a hit in an old list is a hit.
    if now.word != SOUND:
        opening.unsound[snapshot.list] = now.reason
    try:
        index = index_of(snapshot)
    except DamagedSnapshot as error:
        opening.unsound[snapshot.list] = str(error)
        return
    except ValueError as error:
        opening.unsound[snapshot.list] = f"{snapshot.list} of {snapshot.date}: {error}"
        return
    if index:
        opening.indexes.append(index)
        opening.searched.append(f"{snapshot.list} of {snapshot.date}")


def _sound_lists(snapshots: Collection[Snapshot], unsound: Mapping[str, str]) -> frozenset[str]:
    """The lists whose entries are all in a sound snapshot."""
    sound = [snapshot for snapshot in snapshots if snapshot.list not in unsound]
    return frozenset(name for snapshot in sound for name in snapshot.covers or (snapshot.list,))


def _open_extracts(
    covered: Collection[str], only: Collection[str], opening: _Opening
) -> dict[str, str]:
    """Search the bundled extract of every list that no sound snapshot covers. Returns the lists and their dates."""
    dates = extract_dates()
    chosen = {name for name in dates if name not in covered and (not only or name in only)}
    if not chosen:
        return {}
    opening.indexes.append(extract_index(chosen))
    found = {name: dates[name] for name in sorted(chosen)}
    opening.searched += [f"extract of {name} of {date}" for name, date in found.items()]
    return found


def _not_installed(list_id: str, extracts: Mapping[str, str]) -> str:
    looked = (
        f"; only the bundled extract of {extracts[list_id]} was searched"
        if list_id in extracts
        else ""
    )
    return f"{list_id} is not installed{looked}; {how_to_get(list_id, _has_address(list_id))}"


def _has_address(list_id: str) -> bool:
    """Whether the bundled descriptor of a list names an address that ``lists update`` can ask."""
    try:
        # Looked at as text: no YAML has to be parsed for the sake of one line.
        text = (bundled_root() / "data" / "lists" / f"{list_id}.yaml").read_text("utf-8")
    except OSError:
        return False
    return "\nendpoint:" in text


def _wanted(snapshot: Snapshot, only: Collection[str]) -> bool:
    return snapshot.list in only or bool(set(snapshot.covers) & set(only))
