"""The board facts are written on: an override, once set, stands in for anything stated or derived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from riskctl.catalogue.derive.kept import Kept
from riskctl.facts.values import UNKNOWN, Fact, Value


@cache
def unstated(path: str) -> Fact:
    """The fact of which nothing is known, always the same object for a path."""
    return Fact(path)


@dataclass(slots=True)
class Trace:
    """What was done on a board: the paths looked at, those at which a claim may have come first, the facts written."""

    read: set[str] = field(default_factory=set)
    deferred: set[str] = field(default_factory=set)
    written: dict[str, Fact] = field(default_factory=dict)


class Board:
    """Facts by path. Overrides are hypothetical or scenario facts; what they replace is kept out of derivations."""

    def __init__(self, overrides: Mapping[str, Fact], kept: Kept | None = None) -> None:
        """``kept`` are facts derived on earlier boards."""
        self._kept = kept or Kept()
        self._overrides = dict(overrides)
        self.facts: dict[str, Fact] = dict(overrides)
        self.trace = Trace()

    def put(self, fact: Fact) -> None:
        """Write a fact unless an override holds its place."""
        # What is supposed stays supposed, whatever the profiles state.
        if fact.path not in self._overrides:
            self.facts[fact.path] = fact
            self.trace.written[fact.path] = fact

    def put_all(self, facts: Iterable[Fact]) -> None:
        """Write several facts."""
        for fact in facts:
            self.put(fact)

    def take_over(self, facts: Mapping[str, Fact]) -> None:
        """Write what a derivation wrote on another board; it is no step of the one that runs here."""
        for path, fact in facts.items():
            if path not in self._overrides:
                self.facts[path] = fact

    def put_if_unknown(self, fact: Fact) -> None:
        """Write a derived fact where nothing is claimed."""
        self.trace.deferred.add(fact.path)
        # A statement that is there and says "unknown" is no answer either.
        facts = self.facts.get(fact.path)
        if facts is None or facts.value == UNKNOWN:
            self.put(fact)

    def get(self, path: str) -> Fact:
        """The fact at a path, unknown when nobody stated it."""
        self.trace.read.add(path)
        return self.facts.get(path) or unstated(path)

    def joined(self, path: str, value: Value, parts: Sequence[Fact], note: str) -> Fact:
        """A derived fact: as strong as the weakest part it was made from, as old as the newest."""
        return self._kept.joined(path, value, parts, note)

    def same(self, fact: Fact) -> Fact:
        """An equal fact of an earlier board, so that what follows from it need not be worked out again."""
        return self._kept.same(fact)

    def has(self, path: str) -> bool:
        """Whether anything was written at the path."""
        self.trace.read.add(path)
        return path in self.facts

    def value(self, path: str) -> Value:
        """The value at a path."""
        return self.get(path).value
