"""The record of one snapshot of one official list: ``snapshot.json`` and what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

RECORD, ENTRIES, FAILURE = "snapshot.json", "entries.jsonl", "last_failure.json"
"""Files of a snapshot's folder, and the marker beside the snapshots of a list whose last update failed."""
MAX_RECORD = 64 * 1024
"""Bytes a record may have; it holds a few hundred."""
LIST_ID = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*")
LONGEST_ID = 80
FOLDER = re.compile(r"(\d{4}-\d{2}-\d{2})-([0-9a-f]{12})")
"""Name of a snapshot's folder: its date and the start of the SHA-256 of its entries."""


def is_list_id(text: str) -> bool:
    """Whether this may name a list: ``us.sdn`` or a plain slug. Nothing else ever becomes a folder's name."""
    return len(text) <= LONGEST_ID and LIST_ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Failure:
    """The last update of a list did not succeed: on which day, for which address or file, and why."""

    date: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One list as it was on a day. Dates are ISO text, empty when not known; hashes are hexadecimal SHA-256.

    ``list_date`` is the day the publisher states, ``retrieved`` the day the bytes were read, ``checked`` the last day
    the publisher was asked and had nothing newer. ``sha256`` is that of the raw bytes, ``entries_sha256`` that of
    ``entries.jsonl``. ``covers`` are the ids of the lists whose entries it holds. ``rhythm_days`` is the number of days
    after which it is stale, ``quiet_days`` that for which its publisher may date nothing anew (0: the usual bound).
    ``accepted_count`` says that a person overrode the check of the number of entries.
    ``incomplete`` says in words which part of the list is known to be lacking.
    ``imported`` says that the bytes came from a file, which tells nothing of today's list. ``number`` counts the
    snapshots of a list and orders those of one date. ``problem`` says why the record itself cannot be used.
    """

    list: str
    folder: Path
    title: str = ""
    publisher: str = ""
    url: str = ""
    format: str = ""
    parser: str = ""
    retrieved: str = ""
    checked: str = ""
    list_date: str = ""
    sha256: str = ""
    entries_sha256: str = ""
    entries: int = 0
    entries_bytes: int = 0
    covers: tuple[str, ...] = ()
    rhythm_days: int = 0
    quiet_days: int = 0
    accepted_count: bool = False
    imported: bool = False
    etag: str = ""
    last_modified: str = ""
    incomplete: str = ""
    number: int = 0
    problem: str = ""
    failure: Failure | None = None

    @property
    def date(self) -> str:
        """The day from which it is in force: the list's own date, else the day it was read."""
        return self.list_date or self.retrieved

    @property
    def entries_file(self) -> Path:
        """Where its entries are."""
        return self.folder / ENTRIES

    def to_json(self) -> dict[str, Any]:
        """The record as JSON data; where it lies and what was found about it are no part of it."""
        kept = [
            field.name
            for field in fields(self)
            if field.name not in ("folder", "problem", "failure")
        ]
        return {
            name: list(value) if isinstance(value := getattr(self, name), tuple) else value
            for name in kept
        }


_KINDS: dict[str, type] = {"str": str, "int": int, "bool": bool, "tuple[str, ...]": list}
_TYPES = {
    field.name: _KINDS[str(field.type)] for field in fields(Snapshot) if str(field.type) in _KINDS
}
_TYPES.pop("problem")
_ADDED = {"quiet_days": 0}
"""Fields that records of before lack, with what they then mean."""


def read_snapshot(folder: Path, list_id: str, failure: Failure | None = None) -> Snapshot:
    """The record in a folder. One that cannot be used comes back with ``problem``, never as an error or a gap."""
    date = folder.name[:10]
    try:
        content = json.loads(_small(folder / RECORD))
        record = _checked(content, folder, list_id, failure)
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        problem = f"{RECORD} cannot be used: {reason}"
        return Snapshot(list_id, folder, list_date=date, problem=problem, failure=failure)
    return record


def _checked(content: Any, folder: Path, list_id: str, failure: Failure | None) -> Snapshot:
    if not isinstance(content, Mapping):
        raise ValueError("it is no JSON object")
    values: dict[str, Any] = {}
    for name, kind in _TYPES.items():
        # Snapshots of earlier versions stay usable, and mean what they meant.
        if name in _ADDED:
            content = {name: _ADDED[name], **content}
        if name not in content:
            raise ValueError(f"it lacks {name}")
        # Not isinstance: true is an int to Python.
        if type(content[name]) is not kind:
            raise ValueError(f"its {name} is of the wrong type")
        values[name] = (
            tuple(str(member) for member in content[name]) if kind is list else content[name]
        )
    snapshot = Snapshot(folder=folder, failure=failure, **values)
    named = FOLDER.fullmatch(folder.name)
    if snapshot.list != list_id:
        raise ValueError("it is the record of another list")
    # A folder that was renamed would let an old list pass for a newer one.
    if not named or named[1] != snapshot.date or not snapshot.entries_sha256.startswith(named[2]):
        raise ValueError("it does not fit the name of its folder")
    return snapshot


def read_failure(folder: Path) -> Failure | None:
    """The marker of the last failed update in a list's folder; one that cannot be read still is a failure."""
    path = folder / FAILURE
    if not path.exists():
        return None
    try:
        content = json.loads(_small(path))
        return Failure(*(str(content[key]) for key in ("date", "url", "reason")))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Failure("", "", "the record of the last failure cannot be read")


def _small(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MAX_RECORD + 1)
    if len(content) > MAX_RECORD:
        raise ValueError("it is too large")
    return content
