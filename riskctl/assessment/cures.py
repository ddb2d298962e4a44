"""Papers and settings that the organisation can obtain by itself, and that would clear or soften a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from riskctl.facts.read import read_value
from riskctl.facts.values import Fact, Known, Value
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import leaves
from riskctl.rules.judge import CompiledBook, MitigationState, Outcome
from riskctl.rules.ruleset import Mitigation

Moment = Literal["precedent", "ongoing"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition of an approval: what is to be done, for which finding, by whom, and when."""

    text: str
    rule: str
    owner: str
    kind: Moment
    settles: tuple[str, ...]


NOTHING_KNOWN: Mapping[str, Fact] = MappingProxyType({})
_AGREEMENT = "route.dpa_offered"
REFUSED = {"evidence.zero_retention_agreement": "route.zero_retention_available"}
"""Papers with the fact that says whether the operator signs them; the others go with its processing agreement."""
OFFERS = (_AGREEMENT, *REFUSED.values())
"""Facts that say which papers the operator signs."""
STATEMENTS = frozenset({"evidence.supplier_confirmation"})
"""What an operator can state without signing any agreement."""


def obtainable(path: str, facts: Mapping[str, Fact] = NOTHING_KNOWN) -> bool:
    """Whether the fact is evidence that takes nobody's decision but the organisation's and the operator's signature.

    A paper that the operator is known not to sign is none.
    """
    if not path.startswith("evidence."):
        return False
    granted_by = VOCABULARY[path].granted_by
    if granted_by == "operator" and path not in STATEMENTS:
        offers = (_AGREEMENT, REFUSED.get(path, _AGREEMENT))
        return not any(_is_false(offer, facts) for offer in offers)
    return granted_by != "third-party"


def _is_false(path: str, facts: Mapping[str, Fact]) -> bool:
    fact = facts.get(path)
    return fact is not None and fact.value == Known(False)


def signable(step: Requirement, facts: Mapping[str, Fact]) -> bool:
    """Whether all the measure takes are papers on their ordinary form, which the operator is not known to refuse."""
    routine = all(VOCABULARY[path].routine for path in step.settles)
    return routine and not _is_false(_AGREEMENT, facts)


def cure(outcome: Outcome, book: CompiledBook, facts: Mapping[str, Fact]) -> Requirement | None:
    """The first measure of the rule that clears it by papers within reach, checked on the facts as they are."""
    read: dict[str, Value] | None = None
    for state in outcome.mitigations:
        clears = state.mitigation.entry.clears
        if not clears or not all(obtainable(path, facts) for path in clears):
            continue
        # Only where a measure is within reach at all: most findings name none.
        if read is None:
            read = book.values_read(outcome.rule.id, facts)
        cleared = {path: read_value(VOCABULARY[path], raw) for path, raw in clears.items()}
        # Tried and not believed: a measure may clear one part of a condition and leave another.
        if book.clears(outcome.rule.id, {**read, **cleared}):
            return _requirement(outcome, state.mitigation, "precedent", tuple(sorted(clears)))
    return None


def softening(outcome: Outcome, facts: Mapping[str, Fact]) -> list[Requirement]:
    """Measures within reach that lower the strength of the finding while they are kept."""
    rows = []
    for state in outcome.mitigations:
        when = state.mitigation.when
        if state.state == "met" or when is None:
            continue
        paths = tuple(sorted({leaf.fact for leaf in leaves(when)}))
        if all(obtainable(path, facts) for path in paths):
            rows.append(_requirement(outcome, state.mitigation, "ongoing", paths))
    return rows


def softened(outcome: Outcome, facts: Mapping[str, Fact]) -> Outcome:
    """The outcome as if every measure within reach were kept; the very same where that changes nothing."""
    states = tuple(_kept(state, facts) for state in outcome.mitigations)
    if states == outcome.mitigations:
        return outcome
    return replace(outcome, mitigations=states)


def _kept(state: MitigationState, facts: Mapping[str, Fact]) -> MitigationState:
    when = state.mitigation.when
    if when is None or state.state == "met":
        return state
    if not all(obtainable(leaf.fact, facts) for leaf in leaves(when)):
        return state
    return replace(state, state="met")


def term(outcome: Outcome) -> Requirement | None:
    """The written statement or contract term that settles what is open."""
    settled_by = outcome.rule.entry.settled_by
    if settled_by is None:
        return None
    return Requirement(
        settled_by.text, outcome.rule.id, settled_by.owner, "precedent", (settled_by.term,)
    )


def _requirement(
    outcome: Outcome, mitigation: Mitigation, kind: Moment, settles: tuple[str, ...]
) -> Requirement:
    owner = mitigation.entry.owner or "organisation"
    return Requirement(mitigation.entry.do, outcome.rule.id, owner, kind, settles)
