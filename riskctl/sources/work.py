"""Folders in which downloads and snapshots are made ready, on the same disk as the snapshots.

Beside each stands a lock file, made before it and removed after it, which its user holds: a folder whose lock nobody
holds, or that has none, is what a killed process left.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock

from riskctl.sources.errors import SourceError
from riskctl.sources.lock import take_lock
from riskctl.sources.sink import no_room
from riskctl.text.atomic import LEFTOVERS
from riskctl.text.display import safe

WORK = ".work"
_LOCK = ".lock"


@contextlib.contextmanager
def work_folder(root: Path) -> Iterator[Path]:
    """A folder of one's own below the root; it goes with its user, or with the next writer if its user was killed."""
    # The lock before the folder: a folder without one would be taken for that of a dead process.
    lock, path = _own_lock(root / WORK)
    folder = path.with_suffix("")
    try:
        folder.mkdir()
        yield folder
    except OSError as error:
        raise no_room(error, root) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        path.unlink(missing_ok=True)
        lock.release()


def _own_lock(base: Path) -> tuple[FileLock, Path]:
    """A new lock file, held. One that a cleaner took away between its making and its locking is made again."""
    for _ in range(100):
        path = base / f"{secrets.token_hex(8)}{_LOCK}"
        lock = take_lock(path)
        if lock is None:
            continue
        # A cleaner may have locked and removed it in between: a lock on a file that is gone guards
        # nothing.
        if path.exists():
            return lock, path
        lock.release()
    raise SourceError(f"no work folder can be made in {safe(str(base))}")


def clear_leftovers(root: Path) -> int:
    """Remove the work folders of the dead; returns how many there were. To be called by the one writer at a time."""
    base = root / WORK
    entries = sorted(base.iterdir()) if base.is_dir() else []
    locks = [entry for entry in entries if entry.suffix == _LOCK]
    # Folders whose locks are there go with them; only what is left after that has none.
    folders = [entry for entry in entries if entry.suffix != _LOCK]
    removed = sum(_clear_unheld(path) for path in locks)
    for part in [*root.glob(f"*/{LEFTOVERS}"), *root.glob(f"*/*/{LEFTOVERS}")]:
        with contextlib.suppress(OSError):
            part.unlink()
            removed += 1
    for folder in folders:
        if not folder.with_name(folder.name + _LOCK).exists() and folder.exists():
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    return removed


def _clear_unheld(path: Path) -> bool:
    """Remove a lock file that nobody holds, and the folder it stands for."""
    with contextlib.suppress(OSError, SourceError):
        lock = take_lock(path)
        if lock is None:
            return False
        try:
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)
            path.unlink(missing_ok=True)
        finally:
            lock.release()
        return True
    return False
