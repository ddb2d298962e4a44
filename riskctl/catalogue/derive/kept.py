"""Derived facts kept between boards: the same parts give the very same fact, so that nothing after it changes either.

The routes of a model, the models of a use case and the questions of a search derive most facts from the same parts.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from riskctl.facts.sets import joined
from riskctl.facts.values import Fact, Value

MOST = 50_000
"""Facts kept before all are forgotten, some 20 MB."""


class Kept:
    """A bounded memory of derived facts. Looking up is linear in the parts."""

    def __init__(self) -> None:
        self._joined: dict[tuple[Hashable, ...], tuple[Sequence[Fact], Fact]] = {}
        self._same: dict[Fact, Fact] = {}

    def joined(self, path: str, value: Value, parts: Sequence[Fact], note: str) -> Fact:
        """As :func:`riskctl.facts.sets.joined`; the fact made before where path, value, note and parts are the same."""
        # Parts count by identity, which is far cheaper than comparing them; they are kept, so their ids stay theirs.
        key = (path, value, note, *map(id, parts))
        known = self._joined.get(key)
        if known is None:
            if len(self._joined) >= MOST:
                # All at once: which of them will be asked again is not worth keeping books on.
                self._joined.clear()
            known = tuple(parts), joined(path, value, parts, note)
            self._joined[key] = known
        return known[1]

    def same(self, fact: Fact) -> Fact:
        """The fact met before that is equal to this one, else this one."""
        if len(self._same) >= MOST:
            self._same.clear()
        return self._same.setdefault(fact, fact)
