"""What follows from facts, remembered by those facts, so that only what reads a changed fact is worked out again.

The routes of a model, the questions of a search and the models of a use case share most of their facts. An outcome
depends on nothing but the facts its rule reads, the day and the lists, of which the last two are those of the book.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from riskctl.facts.values import UNKNOWN, Fact, Unknown, Value

Result = TypeVar("Result")

MOST = 30_000
"""Results kept before all are forgotten: some 15 MB, and more than one model by all its routes comes to."""

Read = tuple[Fact | None, ...]
"""Facts that were read, in a fixed order; None where nothing is known of one."""
Parts = tuple[object, ...]
"""What a result was made from: facts, or results of an earlier step."""
Likeness = tuple[str, Value, str, bool, tuple[tuple[Value, str], ...]]


class Alikes:
    """Facts that say the same on evidence of the same grade, whoever says it: from these the same follows.

    Not for what writes the evidence down, which needs the source.
    """

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Fact, Fact]] = {}
        self._first: dict[Likeness, Fact] = {}

    def first(self, fact: object) -> object:
        """The first fact met that is alike; what is no fact stands for itself. Linear in its parts."""
        if not isinstance(fact, Fact):
            return fact
        known = self._kept.get(id(fact))
        if known is None:
            if len(self._kept) >= MOST:
                self._kept.clear()
                self._first.clear()
            known = fact, self._first.setdefault(_likeness(fact), fact)
            self._kept[id(fact)] = known
        return known[1]


def _likeness(fact: Fact) -> Likeness:
    """All of a fact on which a verdict, a measure or a question may depend."""
    return (
        fact.path,
        _plain(fact.value),
        fact.provenance.grade,
        fact.provenance.origin == "derived",
        tuple((_plain(part.value), part.provenance.grade) for part in fact.also),
    )


def _plain(value: Value) -> Value:
    # Why a value is not known is for people to read.
    return UNKNOWN if isinstance(value, Unknown) else value


class Memory(Generic[Result]):
    """A bounded memory of results by a subject and the parts, mostly facts, that were read for it."""

    def __init__(self, most: int = MOST, alikes: Alikes | None = None) -> None:
        """With ``alikes`` a result is also that for parts that are alike."""
        self._most = most
        self._alikes = alikes
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
            known = subject, read, self._of_alike(subject, read, compute)
            self._kept[key] = known
        return known[2]

    def _of_alike(self, subject: object, read: Parts, compute: Callable[[], Result]) -> Result:
        if self._alikes is None:
            return compute()
        alike = tuple(map(self._alikes.first, read))
        key = (id(subject), *map(id, alike))
        known = self._kept.get(key)
        if known is None:
            known = subject, alike, compute()
            self._kept[key] = known
        return known[2]
