"""Put files in place: each whole or not at all, and of several all or none."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# A name near the usual limit of 255 bytes would be too long with what is added to it.
_LONGEST = 80
_PART = ".part"
LEFTOVERS = f".*{_PART}"
"""How files are named (as a glob) that a killed writer left: never yet in place, and safe to remove."""


@dataclass(slots=True)
class _Target:
    """One file to be: ``new`` holds its content beside it, ``old`` is the second name of what stood there."""

    path: Path
    new: Path
    old: Path
    had: bool = False
    replaced: bool = False


def write_all(contents: Sequence[tuple[Path, bytes]]) -> None:
    """Write every file or none.

    All contents are on the disk before the first old file is touched; when a later one cannot be put in place the
    earlier ones get their old content back. Raises ``OSError`` with ``filename`` set to the file that failed.
    """
    token = _token()
    targets = [_target(path, f"{token}-{number}") for number, (path, _) in enumerate(contents)]
    try:
        for target, (_, content) in zip(targets, contents, strict=True):
            with _naming(target.path):
                _write(target.new, content)
        _swap(targets)
    finally:
        for target in targets:
            _forget(target.new)
            _forget(target.old)
    # Once a folder, after all renames: until then a power cut may bring the old names back.
    for folder in dict.fromkeys(target.path.parent for target in targets):
        sync_folder(folder)


def write_file(path: Path, content: bytes) -> None:
    """Write one file, whole or not at all. Raises ``OSError``."""
    write_all([(path, content)])


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not be there yet, whole or not at all.

    Raises ``FileExistsError`` where one is, also one that came while this was written; else ``OSError``.
    """
    target = _target(path, _token())
    with _naming(path):
        try:
            _write(target.new, content)
            _put_beside(target.new, path)
        finally:
            _forget(target.new)
    sync_folder(path.parent)


def write_cache(path: Path, content: bytes) -> None:
    """Write a file that can be made again, whole or not at all, without waiting for the disk. Raises ``OSError``.

    A link in its place is replaced and not followed: caches travel, and a link in one may point at any file.
    """
    target = _beside(path, _token())
    with _naming(path):
        try:
            _write(target.new, content, lasting=False)
            target.new.replace(path)
        finally:
            _forget(target.new)


def leftover_of(part: Path) -> int | None:
    """The process that was writing a file named as :data:`LEFTOVERS`; None where the name does not tell."""
    writer = part.name.removesuffix(_PART).rpartition(".")[2].partition("-")[0]
    return int(writer) if writer.isdecimal() else None


def _token() -> str:
    """What sets one writer's files apart: its process, and chance, as two containers may share a number."""
    return f"{os.getpid()}-{secrets.token_hex(6)}"


def _put_beside(new: Path, path: Path) -> None:
    """Give the new file its name, unless that is taken: a rename would replace what has it, a link does not."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: nothing there does both in one step.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        new.replace(path)


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _target(path: Path, token: str) -> _Target:
    # A rename onto a link would replace the link; its user meant the file that it points to.
    return _beside(path.resolve() if path.is_symlink() else path, token)


def _beside(real: Path, token: str) -> _Target:
    beside = f".{real.name[:_LONGEST]}.{token}"
    return _Target(real, real.with_name(f"{beside}{_PART}"), real.with_name(f"{beside}.old"))


def _write(path: Path, content: bytes, lasting: bool = True) -> None:
    # Exclusive, so that nobody can lay a link there first; 0o666 leaves the rights to the user's
    # umask.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        if not lasting:
            return
        file.flush()
        # A rename may reach the disk before the content does: without this a power cut leaves an
        # empty file.
        os.fsync(file.fileno())


def _swap(targets: Sequence[_Target]) -> None:
    try:
        for target in targets:
            with _naming(target.path):
                _keep_old(target, len(targets) > 1)
                target.new.replace(target.path)
                target.replaced = True
    except BaseException:  # an interrupt too must not leave half of the files new
        _restore(targets)
        raise


def _keep_old(target: _Target, several: bool) -> None:
    """A second name for the old content; one file alone is replaced in one step and needs none."""
    target.had = target.path.exists()
    if not (several and target.had):
        return
    try:
        os.link(target.path, target.old)
    except OSError:  # a file system without hard links
        _write(target.old, target.path.read_bytes())


def _restore(targets: Sequence[_Target]) -> None:
    for target in targets:
        if not target.replaced:
            continue
        # What was not there before must not be there after a failure either.
        if target.had:
            target.old.replace(target.path)
        else:
            _forget(target.path)


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Errors name the file that was asked for, not the temporary one beside it."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise
