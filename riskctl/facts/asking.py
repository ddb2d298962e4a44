"""Which question to ask when a fact is open: a derived fact is answered by those it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from riskctl.facts.values import Fact, Known, Unknown
from riskctl.facts.vocabulary import VOCABULARY


@cache
def asked_for(path: str) -> frozenset[str]:
    """Every fact that :func:`to_ask` may look at for ``path``, whatever is known."""
    asks = VOCABULARY[path].asks
    return frozenset({path, *asks}).union(*map(asked_for, asks))


def to_ask(path: str, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """The open facts whose answers would settle ``path``; the fact itself when it is stated or none is open."""
    # Whoever states a derived fact overrules what it would be made of, so that is asked about
    # itself.
    if _is_stated(facts.get(path)):
        return (path,)
    # A dictionary, for each fact once in the order in which the vocabulary asks.
    asked: dict[str, None] = {}
    for name in VOCABULARY[path].asks:
        if not _is_settled(facts.get(name)):
            asked.update(dict.fromkeys(to_ask(name, facts)))
    # All its inputs are settled and it is open all the same: no other answer would help.
    return tuple(asked) or (path,)


def _is_stated(fact: Fact | None) -> bool:
    """Whether a file or an answer says something of the fact, if only a range or a part of a set."""
    if fact is None or fact.provenance.origin == "derived":
        return False
    return not isinstance(fact.value, Unknown)


def _is_settled(fact: Fact | None) -> bool:
    return fact is not None and isinstance(fact.value, Known)
