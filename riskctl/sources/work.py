"""Folders in which downloads and snapshots are made ready, on the same disk as the snapshots.

Beside each stands a lock file, made before it and removed after it, which its user holds: a folder whose lock nobody
holds, or that has none, is what a killed process left.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from riskctl.sources.errors import SourceError
from riskctl.sources.lock import open_lock, try_lock
from riskctl.sources.sink import no_room
from riskctl.text.display import safe

WORK = ".work"
NEW = ".new"
"""How the names of small files end that are written before they take their place."""
_LOCK = ".lock"


@contextlib.contextmanager
def work_folder(root: Path) -> Iterator[Path]:
    """A folder of one's own below the root; it goes with its user, or with the next writer if its user was killed."""
    handle, lock = _own_lock(root / WORK)
    folder = lock.with_suffix("")
    try:
        folder.mkdir()
        yield folder
    except OSError as error:
        raise no_room(error, root) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.unlink(missing_ok=True)
        os.close(handle)


def _own_lock(base: Path) -> tuple[int, Path]:
    """A new lock file, held. One that a cleaner took away between its making and its locking is made again."""
    for _ in range(100):
        path = base / f"{secrets.token_hex(8)}{_LOCK}"
        handle = open_lock(path)
        if try_lock(handle) and path.exists():
            return handle, path
        os.close(handle)
    raise SourceError(f"no work folder can be made in {safe(str(base))}")


def clear_leftovers(root: Path) -> int:
    """Remove the work folders of the dead; returns how many there were. To be called by the one writer at a time."""
    base = root / WORK
    found = sorted(base.iterdir()) if base.is_dir() else []
    removed = 0
    for lock in (one for one in found if one.suffix == _LOCK):
        with contextlib.suppress(OSError):
            handle = os.open(lock, os.O_RDWR)
            try:
                if try_lock(handle):
                    shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
                    lock.unlink(missing_ok=True)
                    removed += 1
            finally:
                os.close(handle)
    for part in [*root.glob(f"*/.*{NEW}"), *root.glob(f"*/*/.*{NEW}")]:
        with contextlib.suppress(OSError):
            part.unlink()
            removed += 1
    for folder in (one for one in found if one.suffix != _LOCK):
        if not folder.with_name(folder.name + _LOCK).exists() and folder.exists():
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    return removed
