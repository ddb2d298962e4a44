"""The official lists that an organisation has to have looked up, from the bundled data alone."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from riskctl.workspace.kept_bundled import files_sha256, kept_of
from riskctl.workspace.layers import bundled_root

__all__ = ["bundled_needed"]


def bundled_needed(countries: Collection[str], as_of: str) -> frozenset[str]:
    """As :func:`riskctl.facts.needed_lists.needed_lists`, where no workspace is open."""
    paths = sorted((bundled_root() / "data" / "reference").glob("*.yaml"))
    # Everything the answer hangs on is in its name, so that nothing has to be invalidated.
    source = " ".join((files_sha256(paths), as_of, *sorted(countries)))
    return frozenset(kept_of("needed", source, lambda: _needed(paths, countries, as_of)))


def _needed(paths: Collection[Path], countries: Collection[str], as_of: str) -> list[str]:
    from riskctl.facts.needed_lists import needed_lists
    from riskctl.facts.reference import load_references
    from riskctl.workspace.files import parse_all, read_all

    rows = [("reference", path, path.name) for path in paths]
    references = load_references(parse_all(read_all(rows))["reference"])
    return sorted(needed_lists(references, countries, as_of))
