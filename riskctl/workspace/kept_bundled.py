"""Small facts of the bundled files that every process needs, kept as JSON so that no YAML is read for them.

They are named by the hash of the files they come from, and believed by their seals alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from riskctl import __version__
from riskctl.screening.names.tables.kept import keep_in, kept
from riskctl.text import seals
from riskctl.workspace.indexes import names_folder

KEEP = 16
"""Files of one part that stay before the oldest go: some parts are made anew each day."""


def files_sha256(paths: Sequence[Path]) -> str:
    """Hash of the names and bytes of bundled files; linear in their size."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def kept_of(part: str, source: str, make: Callable[[], Any]) -> Any:
    """What is made of bundled files with the hash ``source``, as JSON data; made again whenever a byte is another."""
    folder = names_folder()
    keep_in(folder)
    key = hashlib.sha256(f"{__version__} {source}".encode()).hexdigest()[:32]

    def made_anew() -> Any:
        # Only when one is made: most runs find theirs and need not list the folder.
        seals.prune(folder, f"{part}-*.json", KEEP)
        return make()

    return kept(f"{part}-{key}", made_anew)
