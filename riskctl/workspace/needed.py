"""The official lists that an organisation has to have looked up, from the bundled data alone."""

from __future__ import annotations

from collections.abc import Collection

from riskctl.facts.needed_lists import needed_lists
from riskctl.facts.reference import load_references
from riskctl.workspace.files import parse_all, read_all
from riskctl.workspace.layers import bundled_root

__all__ = ["bundled_needed", "needed_lists"]


def bundled_needed(countries: Collection[str], as_of: str) -> frozenset[str]:
    """As :func:`needed_lists`, where no workspace is open."""
    folder = bundled_root() / "data" / "reference"
    rows = [("reference", path, path.name) for path in sorted(folder.glob("*.yaml"))]
    references = load_references(parse_all(read_all(rows))["reference"])
    return needed_lists(references, countries, as_of)
