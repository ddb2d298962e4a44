"""Hashes of cache files, kept apart from them: a cache is believed only when it is, to the byte, what was made here.

A checksum inside a cache says that it is whole, not who wrote it; caches travel (pipelines restore them from
elsewhere), and whoever can rewrite one can rewrite its checksum. So the hash of every cache file lies in the user's
data folder under the file's name, which holds the hash of the sources. Folders in which others may write are not used.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from pathlib import Path

from riskctl.text.atomic import LEFTOVERS, leftover_of, write_cache

VARIABLE = "RISKCTL_SEALS_DIR"
KEEP = 256
"""Seals that stay before the oldest go."""
_HEX = 64


def seals_folder() -> Path:
    """Where seals are kept; ``RISKCTL_SEALS_DIR`` overrides it, empty means nowhere, so that no cache is believed."""
    override = os.environ.get(VARIABLE)
    if override is not None:
        return Path(override) if override else Path(os.devnull)
    from platformdirs import user_data_path

    return Path(user_data_path("riskctl")) / "seals"


def safe_folder(folder: Path) -> bool:
    """Whether a folder is one's own and nobody else may write there. Systems without such rights are believed."""
    if os.name == "nt":
        return folder.is_dir()
    try:
        # Followed through links: what counts is who may write where the files lie.
        status = folder.stat()
    except OSError:
        return False
    mine = status.st_uid == os.geteuid()
    return (
        mine and stat.S_ISDIR(status.st_mode) and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def make_folder(folder: Path) -> bool:
    """Make a folder that is one's own alone. False when it cannot be made, or is there and others may write to it."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if not folder.exists():
            # Only the last part is made for the user alone; its parents are shared with other
            # programs.
            folder.mkdir(mode=0o700)
    except OSError:
        return False
    return safe_folder(folder)


def sealed(path: Path, content: bytes | memoryview) -> bool:
    """Whether this content of a cache file is what was put there by :func:`put`."""
    folder = seals_folder()
    if not (safe_folder(path.parent) and safe_folder(folder)):
        return False
    try:
        # Read after the folders were judged: a seal out of an open folder proves nothing.
        seal = (folder / path.name).read_bytes()
    except OSError:
        return False
    return (
        len(seal) == _HEX and seal.decode("ascii", "replace") == hashlib.sha256(content).hexdigest()
    )


def can_keep(folder: Path) -> bool:
    """Whether what is put into a folder would be kept and believed: it and the folder of seals are one's own."""
    return make_folder(folder) and make_folder(seals_folder())


def put(path: Path, content: bytes) -> bool:
    """Write a cache file and its seal, each in one step; false, and nothing is left behind, when that cannot be."""
    folder = seals_folder()
    if not can_keep(path.parent):
        return False
    try:
        # Not made to last: after a power cut a cache without its seal, or half of one, is made again.
        write_cache(path, content)
        write_cache(folder / path.name, hashlib.sha256(content).hexdigest().encode())
    except OSError:
        return False
    prune(folder, "*", KEEP)
    return True


def prune(folder: Path, pattern: str, keep: int) -> None:
    """Remove the oldest files of a pattern beyond so many, and what killed writers left."""
    with contextlib.suppress(OSError):
        # Another process may remove the same files meanwhile, which is as good.
        files = [path for path in folder.glob(pattern) if path.is_file()]
        by_age = sorted(files, key=lambda path: -path.stat().st_mtime)
        for path in by_age[keep:]:
            path.unlink(missing_ok=True)
        _clear_parts(folder)


def _clear_parts(folder: Path) -> None:
    """Remove the half-written files of processes that are no more."""
    for part in folder.glob(LEFTOVERS):
        # The name tells whose it is, so that a file that is being written is left alone.
        writer = leftover_of(part)
        if writer is not None and not _alive(writer):
            part.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    if os.name == "nt":
        return True
    try:
        # Signal 0 is sent to nobody; it only asks whether the process is there.
        os.kill(process, 0)
    # Any other refusal (no permission) means that it lives.
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
