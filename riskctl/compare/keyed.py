"""Rows of two documents side by side, by what names them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


def paired(
    before: Iterable[Row], after: Iterable[Row], key: Callable[[Row], Key]
) -> Iterator[tuple[Key, Row | None, Row | None]]:
    """Each key with its row on either side, or None; those of ``before`` first, in their order."""
    left = {key(entry): entry for entry in before}
    right = {key(entry): entry for entry in after}
    for name in dict.fromkeys((*left, *right)):
        yield name, left.get(name), right.get(name)
