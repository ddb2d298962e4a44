"""Tables taken apart, kept as JSON from one process to the next. Whatever is wrong with a file, it is made anew.

The files are named by the fingerprint of the tables and the code, and are believed by their seals alone. Where no
folder is given nothing is kept: the tables are then taken apart in every process that needs them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from riskctl.screening.names.tables import fingerprint
from riskctl.text import seals

_folders: list[Path] = []


def keep_in(folder: Path) -> None:
    """Keep what is made from now on in this folder, which may not exist yet and may not be writable."""
    _folders[:] = [folder]


def kept(part: str, make: Callable[[], Any]) -> Any:
    """The JSON data of a part, read from the folder or made and kept there. The data must be JSON as it stands."""
    path = _folders[0] / f"{part}-{fingerprint()[:32]}.json" if _folders else None
    if path is not None and (content := _read(path)) is not None:
        return content
    made = make()
    if path is not None:
        _write(path, made)
    return made


def _read(path: Path) -> Any:
    try:
        body = path.read_bytes()
        return json.loads(body) if seals.sealed(path, body) else None
    except (OSError, ValueError, RecursionError):
        return None


def _write(path: Path, made: Any) -> None:
    body = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
    seals.put(path, body)
