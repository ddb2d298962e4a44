"""Change every text inside plain data, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def map_texts(value: object, change: Callable[[str], str]) -> object:
    """A copy of plain data with `change` applied to each text value; keys, numbers and flags stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: map_texts(member, change) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [map_texts(member, change) for member in value]
    return value
