"""Indexes of the installed lists: each opened where it is kept, and those that are not there built, two at a time."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from riskctl.screening.index import BrokenIndex, Index, index_path, open_index
from riskctl.screening.names.lexicon import lexicon
from riskctl.text import seals
from riskctl.watchlists.snapshots import DamagedSnapshot, Snapshot, read_entries
from riskctl.workspace.cache_folder import cache_folder

LEAST_TO_SHARE = 3_000
"""Entries to index from which on a second process pays."""
WORK_BESIDE = 2_000
"""What else the first process has to do when it opens lists, as a number of entries: tables, register, extracts."""


def names_folder() -> Path:
    """Where indexes are kept; deleting it costs only the time to build them again."""
    return cache_folder() / "names"


def index_of(snapshot: Snapshot) -> Index | None:
    """The index of a snapshot; the entries are read, and checked against their hash, only when it has to be built.

    Raises :class:`DamagedSnapshot`, and ``ValueError`` for a list that no index can hold.
    """
    if snapshot.problem:
        return None
    path = _path(snapshot)
    try:
        return open_index(path)
    except BrokenIndex:
        return open_index(path, read_entries(snapshot))


def build_missing(snapshots: Collection[Snapshot]) -> None:
    """Build what is not there yet on two cores, where it is much and can be kept; otherwise it is left to the opening.

    Nothing raises: what is wrong with a list is told when it is opened.
    """
    missing = [found for found in snapshots if not found.problem and not _path(found).is_file()]
    # A second process costs more than a small list takes.
    if len(missing) < 2 or sum(snapshot.entries for snapshot in missing) < LEAST_TO_SHARE:
        return
    from riskctl.processes.halves import run_in_two
    from riskctl.processes.pool import can_fork

    if not can_fork() or not seals.can_keep(names_folder()):
        return
    lexicon()  # read once, here, for both processes
    run_in_two(_build, _halves(missing))


def _path(snapshot: Snapshot) -> Path:
    return index_path(names_folder(), snapshot.entries_sha256)


def _halves(snapshots: Collection[Snapshot]) -> list[list[Snapshot]]:
    """Two groups of about as much work, the longest lists dealt out first; the first group is for this process."""
    groups: list[list[Snapshot]] = [[], []]
    sizes = [WORK_BESIDE, 0]
    for snapshot in sorted(snapshots, key=lambda found: (-found.entries, found.list)):
        at = sizes.index(min(sizes))
        groups[at].append(snapshot)
        sizes[at] += snapshot.entries
    return groups


def _build(snapshots: Collection[Snapshot]) -> None:
    for snapshot in snapshots:
        try:
            index_of(snapshot)
        except (DamagedSnapshot, ValueError):
            continue  # told again, with its reason, when the list is opened
