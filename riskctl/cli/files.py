"""Write a file the user asked for: whole or not at all, and never over another one unless told so."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from riskctl.cli.guard import UsageProblem
from riskctl.text.display import safe


def check_target(path: Path, force: bool) -> None:
    """Raise :class:`UsageProblem` when the file may not be written."""
    shown = safe(str(path))
    if path.is_dir():
        raise UsageProblem(f"{shown} is a folder; name a file")
    if not path.parent.is_dir():
        raise UsageProblem(f"there is no folder {safe(str(path.parent))}; make it first")
    if not force and (path.exists() or path.is_symlink()):
        raise UsageProblem(f"{shown} exists; name another file, or say --force to replace it")


def write_new(path: Path, text: str, force: bool) -> None:
    """Write text through a temporary file beside the target; see :func:`write_bytes_new`."""
    write_bytes_new(path, text.encode("utf-8"), force)


def write_bytes_new(path: Path, content: bytes, force: bool) -> None:
    """Write through a temporary file beside the target. Without ``force`` a file that appears meanwhile is kept."""
    check_target(path, force)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".riskctl-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o666 & ~_umask())
        if force:
            temporary.replace(path)
        else:
            _link(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _link(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise UsageProblem(
            f"{safe(str(path))} exists; name another file, or say --force to replace it"
        ) from None
    except OSError:  # a file system without hard links
        temporary.replace(path)


def _umask() -> int:
    mask = os.umask(0o077)
    with contextlib.suppress(OSError):
        os.umask(mask)
    return mask
