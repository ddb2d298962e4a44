"""One writer at a time: a lock file that the system frees when its holder dies, however it dies."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from riskctl.sources.errors import Busy
from riskctl.sources.sink import no_room
from riskctl.text.display import safe

TRIES, PAUSE = 150, 0.2
"""How often, and with how many seconds between, a held lock is asked for: half a minute in all."""


def try_lock(handle: int) -> bool:
    """Take the lock of an open file, or tell that another process has it."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def locked(
    path: Path, tries: int = TRIES, sleep: Callable[[float], None] = time.sleep
) -> Iterator[None]:
    """Hold the lock file for a while. Raises :class:`Busy` when another process keeps it."""
    handle = open_lock(path)
    try:
        for attempt in range(tries):
            if try_lock(handle):
                break
            if attempt + 1 < tries:
                sleep(PAUSE)
        else:
            raise Busy(
                f"another riskctl is installing lists in {safe(str(path.parent))}; try again when it is done"
            )
        yield
    finally:
        os.close(handle)


def open_lock(path: Path) -> int:
    """Open or make a lock file; closing the handle frees the lock."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError as error:
        raise no_room(error, path.parent) from None
