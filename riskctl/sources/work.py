"""Folders in which downloads and snapshots are made ready, on the same disk as the snapshots."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from riskctl.sources.errors import SourceError
from riskctl.sources.lock import open_lock, try_lock
from riskctl.text.display import safe

WORK = ".work"
_LOCK = "lock"


@contextlib.contextmanager
def work_folder(root: Path) -> Iterator[Path]:
    """A folder of one's own below the root; it goes with its user, or with the next writer if its user was killed."""
    base = root / WORK
    try:
        base.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=base))
    except OSError as error:
        where = safe(str(root))
        raise SourceError(f"lists cannot be kept in {where} ({error.strerror}); set RISKCTL_LISTS_DIR") from None
    handle = open_lock(folder / _LOCK)
    try_lock(handle)
    try:
        yield folder
    finally:
        os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


def clear_leftovers(root: Path) -> int:
    """Remove the work folders whose users are dead; returns how many there were."""
    removed = 0
    for folder in sorted((root / WORK).iterdir()) if (root / WORK).is_dir() else ():
        if folder.is_dir() and not folder.is_symlink() and _abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    return removed


def _abandoned(folder: Path) -> bool:
    """Whether nobody holds the folder's lock. One without a lock file is being made, or its maker died at once."""
    path = folder / _LOCK
    if not path.exists():
        with contextlib.suppress(OSError):
            folder.rmdir()  # only an empty folder goes this way, and its maker would make it again
        return False
    handle = os.open(path, os.O_RDWR)
    try:
        return try_lock(handle)
    finally:
        os.close(handle)
