"""One writer at a time: a lock file that the system frees when its holder dies, however it dies."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from riskctl.sources.errors import Busy
from riskctl.sources.sink import no_room
from riskctl.text.display import safe

PATIENCE = 30.0
"""Seconds that a lock held by another process is waited for."""
_POLL = 0.2


@contextlib.contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file for a while. Raises :class:`Busy` when another process keeps it for so many seconds."""
    lock = take_lock(path, patience)
    if lock is None:
        raise Busy(
            f"another riskctl is installing lists in {safe(str(path.parent))}; try again when it is done"
        )
    try:
        yield
    finally:
        lock.release()


def take_lock(path: Path, patience: float = 0.0) -> FileLock | None:
    """The lock of a file, held; made where there is none. None when another keeps it. Raises :class:`NoRoom`."""
    lock = FileLock(path, mode=0o600)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=patience, poll_interval=_POLL)
    except Timeout:
        return None
    except OSError as error:
        raise no_room(error, path.parent) from None
    return lock
