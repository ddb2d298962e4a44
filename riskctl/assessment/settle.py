"""What a contract term makes of a rule: the facts as the term sets them, and whether the rule is clear on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from riskctl.facts.read import read_value
from riskctl.facts.sets import members, union
from riskctl.facts.values import Fact, Known, Value
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.evaluate import MAYBE, NO
from riskctl.rules.judge import CompiledBook, Outcome

DESTINATIONS = "data.destination_countries"
KEPT = ("route.processing_countries", "route.storage_countries")
"""Places of the service itself: a promise completes what is known of them, and moves nothing."""
PLACES = (*KEPT, "route.remote_access_countries")
PARTIES = ("developer.country", "operator.country")
"""Seats of the two parties that a rule may be about."""


UNCOVERED = tuple(path for path in VOCABULARY if path.endswith("_uncovered"))
"""Places that the data reaches and a document does not cover."""
Reach = Literal["none", "opens", "settles"]
"""How far a term goes: not at all, to where the rule is no longer met but open, or to where it is clear."""


def reach_of_term(outcome: Outcome, book: CompiledBook, facts: Mapping[str, Fact]) -> Reach:
    """How far the term of the rule goes.

    A term that says which facts it sets is judged on them; any other settles what is open.
    """
    term = outcome.rule.entry.settled_by
    if term is None:
        return "none"
    if not term.sets:
        return "settles" if outcome.verdict == "unknown" else "none"
    agreed = {path: read_value(VOCABULARY[path], raw) for path, raw in term.sets.items()}
    after = book.value(outcome.rule.id, as_agreed(_needed(outcome, book, facts), agreed))
    if after == NO:
        return "settles"
    return "opens" if after == MAYBE else "none"


def _needed(outcome: Outcome, book: CompiledBook, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts that judging the rule on agreed terms takes: those it reads, and the places."""
    paths = book.facts_by_rule[outcome.rule.id] | {DESTINATIONS, *PLACES}
    return {path: facts[path] for path in paths if path in facts}


def rests_on_nothing(outcome: Outcome, book: CompiledBook, facts: Mapping[str, Fact]) -> bool:
    """Whether the rule is about places or a party of which nothing is known: then no paper is about anything."""
    read = book.facts_by_rule[outcome.rule.id]
    if read & {DESTINATIONS, *PLACES} and not any(_known(path, facts) for path in KEPT):
        return True
    prefixes = {path.partition(".")[0] for path in read}
    seats = [path for path in PARTIES if path.partition(".")[0] in prefixes]
    # One seat that is not known is enough: the paper would be about nobody in particular.
    return not all(_known(path, facts) for path in seats)


def _known(path: str, facts: Mapping[str, Fact]) -> bool:
    return path in facts and bool(members(facts[path].value))


def as_agreed(facts: Mapping[str, Fact], agreed: Mapping[str, Value]) -> dict[str, Value]:
    """All values once the term holds; where it sets a place, the places that data reaches follow.

    Access can be confined by contract. Where a service stores and computes cannot: a region that is partly known is
    completed, one that is known stays, and of one that is not known at all nothing is presumed.
    """
    values: dict[str, Value] = {path: fact.value for path, fact in facts.items()}
    region_known = any(members(values[path]) for path in KEPT if path in values)
    for path, value in agreed.items():
        if path not in KEPT:
            values[path] = value
        elif region_known:
            values[path] = _completed(values.get(path), value)
    if not agreed.keys() & set(PLACES):
        return values
    reached = union([values[path] for path in PLACES if path in values])
    values[DESTINATIONS] = reached
    for path in UNCOVERED:
        if path in values and isinstance(reached, Known):
            values[path] = Known(members(reached) & members(values[path]))
    return values


def _completed(known: Value | None, promised: Value) -> Value:
    if isinstance(known, Known):
        return known
    inside = frozenset() if known is None else members(known)
    # What is known stays: a promise of further places does not undo those where data is already.
    return Known(inside | members(promised))
