"""A use case of a portfolio as a use-case file of its own, whose entries still know their lines."""

from __future__ import annotations

from typing import Any

from riskctl.text.located import KeyPath, Located

SHARED = ("actor", "use", "data", "evidence", "self_hosting")
"""Sections that the organisation states once and a use case may lay its own entries over."""
_OWN = ("id", "title", "criticality")


def located_use_case(located: Located, index: int) -> Located:
    """The use case at a place of the list, with the organisation's sections below its own."""
    prefix: KeyPath = ("use_cases", index)
    entry: dict[str, Any] = located.data["use_cases"][index]
    data: dict[str, Any] = {name: entry[name] for name in _OWN}
    positions: dict[KeyPath, tuple[int, int]] = {(): located.at(prefix)}
    for name in _OWN:
        positions[(name,)] = located.at((*prefix, name))
    for name in SHARED:
        common, section = _mapping(located.data.get(name)), _mapping(entry.get(name))
        if not common and not section:
            continue
        data[name] = {**common, **section}
        positions |= _places(located, (name,), name, common.keys() - section.keys())
        positions |= _places(located, (*prefix, name), name, section.keys())
    return Located(located.name, data, positions, located.sha256)


def _mapping(section: Any) -> dict[str, Any]:
    """The section, or none where it is no mapping, which is told where the form of the file is checked."""
    return section if isinstance(section, dict) else {}


def _places(
    located: Located, prefix: KeyPath, section: str, keys: Any
) -> dict[KeyPath, tuple[int, int]]:
    """Where the entries of a section with these keys stand, by their path in the use case."""
    size = len(prefix)
    return {
        (section, *path[size:]): place
        for path, place in located.positions.items()
        if path[:size] == prefix and len(path) > size and path[size] in keys
    }
