"""Whether anything changed since a commit that a scan would read: if not, nothing new can be used."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from riskctl.discovery.tree import Selection, files_among


def relevant_change(root: Path, reference: str, selection: Selection) -> bool:
    """True also when git does not tell: the whole scan then says why. Asks git for names only."""
    folder = root if root.is_dir() else root.parent
    # Without renames, which git would give as the new name alone.
    changed = _names(folder, "diff", "--name-only", "-z", "--no-renames", "--relative", reference)
    fresh = _names(folder, "ls-files", "-z", "--others")
    if changed is None or fresh is None or reference.startswith("-"):
        return True
    if any(_is_link(folder, name) for name in changed):
        return True
    return bool(files_among([*changed, *fresh], selection))


def _is_link(folder: Path, name: str) -> bool:
    """A submodule is one name for a whole tree."""
    return (folder / name).is_dir()


def _names(folder: Path, *words: str) -> list[str] | None:
    # A repository may name a program to be run as its monitor: it is not ours to run.
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(folder), *words, "--", "."]
    options = {"GIT_OPTIONAL_LOCKS": "0"}
    try:
        result = subprocess.run(
            command, capture_output=True, check=False, timeout=60, env={**os.environ, **options}
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if result.returncode:
        return None
    return [os.fsdecode(name) for name in result.stdout.split(b"\0") if name]
