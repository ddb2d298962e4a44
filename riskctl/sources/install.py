"""Put a snapshot in its place: whole or not at all, whatever happens on the way."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from riskctl.sources.errors import BadCount, BadList, SourceError
from riskctl.sources.lock import locked
from riskctl.sources.work import clear_leftovers
from riskctl.text.atomic import sync_folder, write_file
from riskctl.watchlists.entry import Entry
from riskctl.watchlists.snapshot import ENTRIES, FAILURE, RECORD, Snapshot, read_snapshot
from riskctl.watchlists.snapshots import damage, find

LOCK = ".lock"
MOST_ENTRIES = 5_000_000
_SHRUNK = 0.9


@dataclass(frozen=True, slots=True)
class Written:
    """Entries on disk: how many, how many bytes, and their SHA-256."""

    count: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Installed:
    """A snapshot in its place; ``new`` is false when the same entries were there already and are now checked again."""

    snapshot: Snapshot
    new: bool


def write_entries(entries: Iterable[Entry], path: Path) -> Written:
    """Write entries as JSON lines, one at a time, and force them to the disk. Keys that repeat are told apart."""
    digest, count, size = hashlib.sha256(), 0, 0
    seen: dict[tuple[str, str], int] = {}
    with path.open("wb") as file:
        for entry in entries:
            # Publishers repeat keys: of two entries with one key the second would overwrite the
            # first when looked up.
            again = seen[entry.list, entry.id] = seen.get((entry.list, entry.id), 0) + 1
            kept = entry if again == 1 else replace(entry, id=f"{entry.id}-{again}")
            text = json.dumps(
                kept.to_json(), ensure_ascii=False, separators=(",", ":"), sort_keys=True
            )
            line = text.encode("utf-8", "replace") + b"\n"
            digest.update(line)
            count, size = count + 1, size + len(line)
            if count > MOST_ENTRIES:
                raise BadList(
                    "the file has entries beyond all measure; it is of another format or hostile"
                )
            file.write(line)
        # Before the folder gets its name: a name that survives a power cut must not have empty
        # files behind it.
        _to_disk(file)
    return Written(count, size, digest.hexdigest())


def install(root: Path, ready: Path, record: Snapshot) -> Installed:
    """Move the entries in the folder ``ready`` to their place as the snapshot that ``record`` describes."""
    with locked(root / LOCK):
        clear_leftovers(root)
        home = root / record.list
        home.mkdir(parents=True, exist_ok=True)
        target = home / f"{record.date}-{record.entries_sha256[:12]}"
        there = read_snapshot(target, record.list) if target.exists() else None
        # Installed again it keeps its number, so that its place in the order of installing stays.
        number = there.number if there and not there.problem else _next_number(root, record.list)
        final = replace(record, folder=target, number=number)
        if there:
            _mend(target, ready, final)
        else:
            _put_record(ready, final)
            sync_folder(ready)
            ready.rename(target)
        sync_folder(home)
        (home / FAILURE).unlink(missing_ok=True)
    return Installed(final, there is None)


def _mend(target: Path, ready: Path, record: Snapshot) -> None:
    """The same entries are there already: renew their record, and the entries themselves when they are damaged."""
    here = replace(record, folder=target)
    if damage(here):
        (ready / ENTRIES).replace(target / ENTRIES)
    _put_record(target, record)


def refresh(root: Path, snapshot: Snapshot, today: str) -> Snapshot:
    """Note that the publisher was asked today and has nothing newer."""
    with locked(root / LOCK):
        clear_leftovers(root)
        # A clock that was set back must not make a list look less recently checked.
        final = replace(snapshot, checked=max(today, snapshot.checked), failure=None)
        _put_record(snapshot.folder, final)
        (root / snapshot.list / FAILURE).unlink(missing_ok=True)
    return final


def note_failure(root: Path, list_id: str, failure: dict[str, str]) -> None:
    """Mark the list as one whose last update failed; its snapshots stay, and count as stale."""
    # The failure itself is on its way to the user; that it cannot be noted must not hide it.
    with contextlib.suppress(OSError, SourceError), locked(root / LOCK):
        home = root / list_id
        home.mkdir(parents=True, exist_ok=True)
        _put(home / FAILURE, failure)


def newest(root: Path, list_id: str) -> Snapshot | None:
    """The snapshot of a list that has the latest date, of those that can be read the one installed last."""
    snapshots = [
        snapshot for snapshot in find(root) if snapshot.list == list_id and not snapshot.problem
    ]
    return max(snapshots, key=lambda snapshot: (snapshot.date, snapshot.number), default=None)


def check_count(
    root: Path, list_id: str, count: int, day: str, bounds: tuple[int, int | None]
) -> None:
    """Raise :class:`BadCount` when a list is too short, too long, or a tenth shorter than the one before it by date.

    Snapshots whose own count was accepted by hand are no measure.
    """
    least, most = bounds
    if not count:
        raise BadCount("the list has no entries; it is damaged or of another format")
    if count < least or (most is not None and count > most):
        wanted = f"at least {least:,}" + (f" and at most {most:,}" if most is not None else "")
        raise BadCount(
            f"the list has {count:,} entries where {wanted} were expected; it is incomplete or of another kind"
        )
    sound = [
        snapshot
        for snapshot in find(root)
        if snapshot.list == list_id and not snapshot.problem and not snapshot.accepted_count
    ]
    # Against the one before it by date, so that importing an old file is measured by older ones.
    before = [snapshot for snapshot in sound if snapshot.date <= day]
    if before and count < before[-1].entries * _SHRUNK:
        raise BadCount(
            f"the list shrank from {before[-1].entries:,} to {count:,} entries, by more than a tenth"
        )


def _next_number(root: Path, list_id: str) -> int:
    return 1 + max(
        (snapshot.number for snapshot in find(root) if snapshot.list == list_id), default=0
    )


def _put_record(folder: Path, record: Snapshot) -> None:
    _put(folder / RECORD, record.to_json())


def _put(path: Path, content: dict[str, Any]) -> None:
    """Write a small JSON file in one step."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    write_file(path, f"{text}\n".encode())


def _to_disk(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())
