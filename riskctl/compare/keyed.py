"""Rows of two documents side by side, by what names them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class RowPair(Generic[Row]):
    """What two documents have under one key; None where one of them has nothing, which is never both."""

    before: Row | None
    after: Row | None

    @property
    def both(self) -> tuple[Row, Row] | None:
        """The two rows, where there are two."""
        if self.before is None or self.after is None:
            return None
        return self.before, self.after

    @property
    def earlier(self) -> Row:
        """The row before, or the one after where there was none."""
        return cast(Row, self.after if self.before is None else self.before)

    @property
    def later(self) -> Row:
        """The row after, or the one before where there is none any more."""
        return cast(Row, self.before if self.after is None else self.after)

    def told(self, words: Callable[[Row], str], missing: str = "") -> tuple[str, str]:
        """Each side in words."""
        before = missing if self.before is None else words(self.before)
        after = missing if self.after is None else words(self.after)
        return before, after


def paired(
    before: Iterable[Row], after: Iterable[Row], key: Callable[[Row], Key]
) -> Iterator[tuple[Key, RowPair[Row]]]:
    """Each key with its rows; those of ``before`` first, in their order."""
    left = {key(entry): entry for entry in before}
    right = {key(entry): entry for entry in after}
    for name in dict.fromkeys((*left, *right)):
        yield name, RowPair(left.get(name), right.get(name))
