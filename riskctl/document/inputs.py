"""Which inputs of two documents are not the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Any)


def differing(
    before: Mapping[Key, str], after: Mapping[Key, str]
) -> Iterator[tuple[Key, str, str]]:
    """Names with the content hashes of both sides where these differ, in order; empty where one has no such input."""
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            yield name, old, new
