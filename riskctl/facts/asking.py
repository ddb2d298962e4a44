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
    fact = facts.get(path)
    if (
        fact is not None
        and fact.provenance.origin != "derived"
        and not isinstance(fact.value, Unknown)
    ):
        return (path,)
    found: dict[str, None] = {}
    for name in VOCABULARY[path].asks:
        known = facts.get(name)
        if known is None or not isinstance(known.value, Known):
            found.update(dict.fromkeys(to_ask(name, facts)))
    return tuple(found) or (path,)
