"""Read a file that may be hostile: bounded, and never waiting on a pipe or device."""

import errno
import os
import stat
from pathlib import Path
from typing import TextIO

from riskctl.text.problems import InputError, Problem

MAX_BYTES = 2 * 1024 * 1024
# For what is read line by line and so needs no bound of its own.
_ANY_SIZE = 1 << 62

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS = (
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_REASONS = {
    errno.ENOENT: "no such file; check the path",
    errno.ENOTDIR: "no such file; a part of the path is not a directory",
    errno.EACCES: "the file may not be read; check its permissions",
    errno.EPERM: "the file may not be read; check its permissions",
    errno.ELOOP: "the symbolic links of this path go round in a circle; point them at a file",
    errno.ENAMETOOLONG: "the path is too long; shorten it",
    errno.ENXIO: "this is a socket or device, not a file; give the path of a file",
}


def read_bytes(path: Path, name: str | None = None, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the content of a regular file of at most `max_bytes` bytes.

    Raises InputError, naming the file `name` (by default its path), for anything that is missing, unreadable,
    too large or not a regular file.
    """
    name = str(path) if name is None else name
    try:
        # Looked at before it is opened, since opening a device can act on it, and again once open, in case of a swap.
        _check(path.stat(), name, max_bytes)
        descriptor = os.open(path, os.O_RDONLY | _FLAGS)
        try:
            content = _content(descriptor, name, max_bytes)
        finally:
            os.close(descriptor)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"the file cannot be read ({error.strerror})")
        raise _unusable(name, reason) from error
    except ValueError as error:  # a NUL or half character in the path
        raise _unusable(name, "this is not a possible path; check it for odd characters") from error
    if len(content) > max_bytes:
        raise _too_large(name, max_bytes)
    return content


def _content(descriptor: int, name: str, max_bytes: int) -> bytes:
    """What an open file holds, up to one byte more than allowed, by which it is told to have grown meanwhile.

    Without buffers: an assessment reads 600 files.
    """
    status = os.fstat(descriptor)
    _check(status, name, max_bytes)
    content = os.read(descriptor, status.st_size + 1)
    # A read may bring less than there is.
    while len(content) <= max_bytes:
        more = os.read(descriptor, max_bytes + 1 - len(content))
        if not more:
            break
        content += more
    return content


def open_text(path: Path, name: str) -> TextIO:
    """A regular file of any size as text to be read line by line; bytes that are no UTF-8 come as lone surrogates.

    Raises InputError as :func:`read_bytes` does.
    """
    try:
        _check(path.stat(), name, _ANY_SIZE)
        file = open(path, encoding="utf-8", errors="surrogateescape", newline="", opener=_open)  # noqa: SIM115 - the caller closes it
        _check(os.fstat(file.fileno()), name, _ANY_SIZE)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"the file cannot be read ({error.strerror})")
        raise _unusable(name, reason) from error
    except ValueError as error:  # a NUL or half character in the path
        raise _unusable(name, "this is not a possible path; check it for odd characters") from error
    return file


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _FLAGS)


def _check(status: os.stat_result, name: str, max_bytes: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = next((kind for is_kind, kind in _KINDS if is_kind(status.st_mode)), "something else")
        raise _unusable(name, f"this is {kind}, not a file; give the path of a file")
    if status.st_size > max_bytes:
        raise _too_large(name, max_bytes)


def _too_large(name: str, max_bytes: int) -> InputError:
    return _unusable(
        name, f"the file is larger than {max_bytes:,} bytes; split it into smaller files"
    )


def _unusable(name: str, message: str) -> InputError:
    return InputError([Problem(name, 1, 1, message)])
