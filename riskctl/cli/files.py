"""Write a file the user asked for: whole or not at all, and never over another one unless told so."""

from __future__ import annotations

from pathlib import Path

from riskctl.cli.guard import UsageProblem
from riskctl.text.atomic import write_file, write_new
from riskctl.text.display import safe


def check_target(path: Path, force: bool) -> None:
    """Raise :class:`UsageProblem` when the file may not be written."""
    shown = safe(str(path))
    if path.is_dir():
        raise UsageProblem(f"{shown} is a folder; name a file")
    if not path.parent.is_dir():
        raise UsageProblem(f"there is no folder {safe(str(path.parent))}; make it first")
    if not force and (path.exists() or path.is_symlink()):
        raise _exists(path)


def save_text(path: Path, text: str, force: bool) -> None:
    """Write text; see :func:`save_bytes`."""
    save_bytes(path, text.encode("utf-8"), force)


def save_bytes(path: Path, content: bytes, force: bool) -> None:
    """Write a file. Without ``force`` one that appeared since the question was checked is kept."""
    check_target(path, force)
    if force:
        write_file(path, content)
        return
    try:
        write_new(path, content)
    except FileExistsError:
        raise _exists(path) from None


def _exists(path: Path) -> UsageProblem:
    return UsageProblem(
        f"{safe(str(path))} exists; name another file, or say --force to replace it"
    )
