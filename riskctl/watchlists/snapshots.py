"""The snapshots of official lists on this machine: which are there, which is in force on a day, what it holds.

The reading side: it needs no clock, no network and no descriptors, and changes nothing. A list of which no sound
snapshot can be had is told, so that nobody takes its silence for a clear answer.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from riskctl.text.dates import days_between, is_date
from riskctl.watchlists.entry import KINDS, Entry
from riskctl.watchlists.snapshot import (
    ENTRIES,
    FOLDER,
    RECORD,
    Failure,
    Snapshot,
    is_list_id,
    read_failure,
)
from riskctl.watchlists.snapshot import read_snapshot as _read

__all__ = [
    "ENTRIES",
    "RECORD",
    "SOUND",
    "DamagedSnapshot",
    "Failure",
    "Snapshot",
    "State",
    "damage",
    "find",
    "in_force",
    "installed",
    "iter_entries",
    "lists_root",
    "missing",
    "read_entries",
    "state",
]

VARIABLE = "RISKCTL_LISTS_DIR"
SOUND = "fresh"
"""The only state on which a name that is not found may be called clear."""


QUIET, QUIET_RHYTHMS = 60, 3
"""A fetched copy whose own date is more days back than this, and than so many rhythms, is an old one (a freeze)."""


class State(NamedTuple):
    """What a snapshot is good for: ``fresh``, ``stale``, ``partial`` or ``damaged``, and why in words."""

    word: str
    reason: str


class DamagedSnapshot(Exception):  # noqa: N818 - names what was found
    """The entries of a snapshot are not those that were installed; the message says what to do."""


def lists_root() -> Path:
    """The user's folder of list snapshots; ``RISKCTL_LISTS_DIR`` overrides it, empty means that there is none."""
    override = os.environ.get(VARIABLE)
    if override is not None:
        return Path(override) if override else Path(os.devnull)
    from platformdirs import user_data_path

    return Path(user_data_path("riskctl")) / "lists"


def installed(root: Path) -> list[str]:
    """Ids of the lists that were ever installed here, or tried, sorted."""
    if not root.is_dir():
        return []
    with os.scandir(root) as entries:
        return sorted(entry.name for entry in entries if is_list_id(entry.name) and entry.is_dir())


def find(root: Path) -> list[Snapshot]:
    """Every snapshot, by list and date. One whose record is broken comes with its ``problem``."""
    return [
        snapshot
        for list_id in installed(root)
        for snapshot in _of_list(root / list_id, "9999-12-31", newest=False)
    ]


def in_force(root: Path, as_of: str) -> list[Snapshot]:
    """For each list the newest snapshot of that day or before, by list id; see :func:`missing` for the others."""
    return [
        snapshot
        for list_id in installed(root)
        for snapshot in _of_list(root / list_id, as_of, newest=True)
    ]


def missing(root: Path, as_of: str) -> dict[str, str]:
    """Lists that were installed or tried but have no snapshot in force on the day, each with the reason in words."""
    gone = {}
    for list_id in installed(root):
        dates = [date for date, _ in _folders(root / list_id)]
        if not dates:
            fetched = read_failure(root / list_id) is not None
            gone[list_id] = f"no snapshot of {list_id} is left; {how_to_get(list_id, fetched)}"
        # A day before the first snapshot: what the list held then is not known here.
        elif min(dates) > as_of:
            gone[list_id] = f"the first snapshot of {list_id} is of {min(dates)}, after {as_of}"
    return gone


def _folders(folder: Path) -> list[tuple[str, Path]]:
    """Date and path of every snapshot of a list, sorted. Half-made ones have other names."""
    with os.scandir(folder) as entries:
        named = [entry.name for entry in entries if FOLDER.fullmatch(entry.name) and entry.is_dir()]
    return [(name[:10], folder / name) for name in sorted(named)]


def _of_list(folder: Path, as_of: str, newest: bool) -> list[Snapshot]:
    rows = [folder for folder in _folders(folder) if folder[0] <= as_of]
    if newest:
        rows = [folder_entry for folder_entry in rows if folder_entry[0] == rows[-1][0]]
    failure = read_failure(folder) if rows else None
    read = sorted((_read(path, folder.name, failure) for _, path in rows), key=_order)
    return read[-1:] if newest else read


def _order(snapshot: Snapshot) -> tuple[str, bool, int]:
    """By date, then number; a broken record of the same date goes last, since it may be the newest."""
    return snapshot.date, bool(snapshot.problem), snapshot.number


def state(snapshot: Snapshot, as_of: str) -> State:
    """What a snapshot is good for on a day. Looks at the record and the size of the entries, not at their content."""
    named = f"{snapshot.list} of {snapshot.date}"
    reason = snapshot.problem or _wrong_size(snapshot)
    if reason:
        return State("damaged", f"{named}: {reason}; {_again(snapshot)}")
    if open_to_others(snapshot.folder):
        return State(
            "damaged",
            f"{named}: everybody may write to its folder, so that nobody knows what is in "
            "it; take that right away (chmod -R o-w), then import or update the list again",
        )
    late = _lateness(snapshot, as_of)
    reasons = [snapshot.incomplete] if snapshot.incomplete else []
    if snapshot.accepted_count:
        reasons.append(
            f"the number of entries ({snapshot.entries:,}) was accepted by hand; the list may be incomplete"
        )
    # A list with holes is worse than an old one: what it lacks today it may have lacked all along.
    if reasons:
        return State("partial", f"{named}: {'; '.join(reasons + late)}")
    if late:
        return State("stale", f"{named}: {'; '.join(late)}")
    return State(SOUND, named)


def open_to_others(folder: Path) -> bool:
    """Whether everybody may write to a snapshot's folder, that of its list or the one of all lists."""
    # Windows keeps such rights elsewhere; its mode bits say nothing.
    if os.name == "nt":
        return False
    for place in (folder, folder.parent, folder.parent.parent):
        try:
            mode = place.stat().st_mode
        except OSError:
            continue
        # In a sticky folder, such as the one for temporary files, nobody can replace what others put there.
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            return True
    return False


def _wrong_size(snapshot: Snapshot) -> str:
    try:
        size = snapshot.entries_file.stat().st_size
    except OSError as error:
        return f"{ENTRIES} cannot be read ({error.strerror})"
    return "" if size == snapshot.entries_bytes else f"{ENTRIES} is not what was installed"


def _again(snapshot: Snapshot) -> str:
    if snapshot.imported:
        return f"import the file again, or a newer one: riskctl lists import FILE --list {snapshot.list}"
    return how_to_get(snapshot.list, True)


def how_to_get(list_id: str, fetched: bool) -> str:
    """What to do for a copy of a list: one that came from a file has no address to ask."""
    if fetched:
        return f"run: riskctl lists update {list_id}"
    return f"import a file of it: riskctl lists import FILE --list {list_id}"


def _lateness(snapshot: Snapshot, as_of: str) -> list[str]:
    """Why the snapshot may no longer be the list on the day; empty when it is."""
    # The day a file was imported says nothing of the list of that day; a download shows what was published then.
    known = snapshot.date
    if not snapshot.imported:
        known = max(snapshot.date, snapshot.retrieved, snapshot.checked)
    if not (is_date(known) and is_date(as_of)):
        return ["its dates cannot be read"]
    reasons = []
    age = days_between(known, as_of)
    if age > snapshot.rhythm_days:
        reasons.append(
            f"last known to be current on {known}, {age} days before; stale after {snapshot.rhythm_days}; "
            f"{_again(snapshot)}"
        )
    # A mirror may hand out an old copy again and again, each time freshly fetched.
    quiet = snapshot.quiet_days or max(QUIET, QUIET_RHYTHMS * snapshot.rhythm_days)
    own = days_between(snapshot.date, as_of) if is_date(snapshot.date) else 0
    if age <= snapshot.rhythm_days and own > quiet:
        reasons.append(
            f"dated {snapshot.date}, {own} days before; the publisher is not known to date nothing anew for more than "
            f"{quiet} days, so that it may be an old copy"
        )
    failure = snapshot.failure
    if failure and known <= (failure.date or known) <= as_of:
        reasons.append(f"the update of {failure.date or 'an unknown day'} failed: {failure.reason}")
    return reasons


def damage(snapshot: Snapshot) -> str:
    """Why the content of a snapshot cannot be trusted, found by reading all of it; empty when it can."""
    try:
        for _ in iter_entries(snapshot):
            pass
    except DamagedSnapshot as error:
        return str(error)
    return ""


def read_entries(snapshot: Snapshot) -> list[Entry]:
    """All entries. Raises :class:`DamagedSnapshot` when they are not, to the byte, those that were installed."""
    return list(iter_entries(snapshot))


def iter_entries(snapshot: Snapshot) -> Iterator[Entry]:
    """The entries one by one; the check of the whole comes at the end, so use none before the last has come."""
    reason = snapshot.problem or _wrong_size(snapshot)
    if reason:
        raise _damaged(snapshot, reason)
    digest, count = hashlib.sha256(), 0
    try:
        with snapshot.entries_file.open("rb") as file:
            for line in file:
                digest.update(line)
                count += 1
                yield _entry(line)
    except OSError as error:
        raise _damaged(snapshot, f"{ENTRIES} cannot be read ({error.strerror})") from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _damaged(snapshot, f"line {count} of {ENTRIES} is no entry") from None
    # Only the last line tells, since the hash is of the whole.
    if digest.hexdigest() != snapshot.entries_sha256 or count != snapshot.entries:
        raise _damaged(snapshot, f"{ENTRIES} is not what was installed")


def _entry(line: bytes) -> Entry:
    entry = Entry.from_json(json.loads(line))
    if entry.kind not in KINDS:
        raise ValueError(entry.kind)
    return entry


def _damaged(snapshot: Snapshot, reason: str) -> DamagedSnapshot:
    return DamagedSnapshot(
        f"{snapshot.list} of {snapshot.date} is damaged: {reason}; {_again(snapshot)}"
    )
