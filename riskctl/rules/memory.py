"""What follows from facts, remembered by those very facts, so that only what reads a changed fact is worked out again.

The routes of a model, the questions of a search and the models of a use case share most of their facts. An outcome
depends on nothing but the facts its rule reads, the day and the lists, of which the last two are those of the book.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from riskctl.facts.values import Fact

Result = TypeVar("Result")

MOST = 30_000
"""Results kept before all are forgotten: some 15 MB, and more than one model by all its routes comes to."""

Read = tuple[Fact | None, ...]
"""Facts that were read, in a fixed order; None where nothing is known of one."""
Parts = tuple[object, ...]
"""What a result was made from: facts, or results of an earlier step."""


class Memory(Generic[Result]):
    """A bounded memory of results by a subject and the parts, mostly facts, that were read for it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: dict[tuple[int, ...], tuple[object, Parts, Result]] = {}

    def result(self, subject: object, read: Parts, compute: Callable[[], Result]) -> Result:
        """The result for the subject on these parts, computed when they are new. Linear in the parts."""
        # By identity: comparing facts costs more than judging most rules. Subject and facts are kept beside the
        # result, so that no other object can take over the id of one while its key stands here.
        key = (id(subject), *map(id, read))
        known = self._kept.get(key)
        if known is None:
            if len(self._kept) >= self._most:
                self._kept.clear()
            known = subject, read, compute()
            self._kept[key] = known
        return known[2]
