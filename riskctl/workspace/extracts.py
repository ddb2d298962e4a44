"""The bundled extracts of official lists: which there are, of what day, and the index of those that are searched."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.screening.index import BrokenIndex, Index, index_path, open_index
from riskctl.workspace.indexes import names_folder
from riskctl.workspace.kept_bundled import files_sha256, kept_of
from riskctl.workspace.layers import bundled_root

if TYPE_CHECKING:
    from riskctl.watchlists.embedded import EmbeddedLists


def extract_dates() -> dict[str, str]:
    """The lists of which an extract is bundled, with its date."""
    source = files_sha256(_paths())
    dates: dict[str, str] = kept_of("extracts", source, lambda: _bundled().dates)
    return dates


def extract_index(chosen: Collection[str]) -> Index:
    """The index of the extracts of these lists; the files are taken apart only when it has to be built."""
    # The choice is in the name, as an index of other lists would answer for these.
    content = " ".join((files_sha256(_paths()), *sorted(chosen)))
    path = index_path(names_folder(), hashlib.sha256(content.encode()).hexdigest())
    try:
        return open_index(path)
    except BrokenIndex:
        entries = [entry for entry in _bundled().entries if entry.list in chosen]
        return open_index(path, entries)


def extracts_sha256() -> str:
    """The hash of the files of all bundled extracts."""
    return files_sha256(_paths())


def _paths() -> list[Path]:
    return sorted((bundled_root() / "data" / "watchlists").glob("*.yaml"))


def _bundled() -> EmbeddedLists:
    from riskctl.watchlists.embedded import load_watchlists
    from riskctl.workspace.files import parse_all, read_all

    files = read_all([("watchlists", path, path.name) for path in _paths()])
    return load_watchlists(parse_all(files)["watchlists"])
