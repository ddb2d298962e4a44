"""Which open facts of the organisation hang on how much: read from the findings of the rules in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from riskctl.assessment.bearing import Bearing, Kind
from riskctl.assessment.bearings import bearings_of
from riskctl.assessment.cures import obtainable
from riskctl.assessment.policy import Policy
from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.bodies import put_body_facts
from riskctl.catalogue.derive.people import put_people_facts
from riskctl.catalogue.derive.permissions import put_permission_facts
from riskctl.catalogue.derive.places import put_evidence_facts
from riskctl.catalogue.use_case import UseCase
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import leaves
from riskctl.rules.judge import CompiledBook
from riskctl.rules.ruleset import Mitigation, Rule

STATED = ("actor.", "use.", "data.")
"""What the organisation says about itself, its purpose and its data; documents are apart."""
_WEIGHT: dict[Kind, float] = {
    "asks": 8.0,
    "likely": 2.0,
    "settled": 2.0,
    "duty": 1.5,
    "scores": 1.0,
    "residual": 0.5,
    "block": 0.0,
}
"""A possible prohibition holds the answer; a duty becomes a condition; a score moves a little."""


@dataclass(slots=True)
class Need:
    """Why a fact is wanted: the weight of what hangs on it, and the rules, heaviest first."""

    weight: float = 0.0
    blocks: float = 0.0
    rules: dict[str, tuple[float, Rule]] = field(default_factory=dict)

    @property
    def because(self) -> list[Rule]:
        """The rules that turn on the fact, those that weigh most first."""
        ordered = sorted(self.rules.values(), key=lambda pair: (-pair[0], pair[1].id))
        return [rule for _, rule in ordered]


def needs(groups: Iterable[Sequence[Bearing]]) -> dict[str, Need]:
    """What is wanted of the organisation over several subjects, each with its findings."""
    wanted: dict[str, Need] = {}
    for bearings in groups:
        for bearing in bearings:
            paths = [path for path in bearing.open_facts if _stated_here(path, bearing)]
            for path in paths:
                _count(wanted.setdefault(path, Need()), bearing, len(paths))
    return wanted


def _stated_here(path: str, bearing: Bearing) -> bool:
    return path.startswith(STATED) and bearing.open_facts[path] == "organisation"


def _count(need: Need, bearing: Bearing, shared_by: int) -> None:
    """A finding that several facts leave open weighs less for each of them."""
    # Each of them alone would not settle it.
    weight = _WEIGHT[bearing.kind] / shared_by
    need.weight += weight
    need.blocks += weight * (bearing.kind == "asks")
    rule = bearing.outcome.rule
    before = need.rules.get(rule.id, (0.0, rule))[0]
    need.rules[rule.id] = (before + weight, rule)


def without_a_model(book: CompiledBook, use_case: UseCase, policy: Policy) -> tuple[Bearing, ...]:
    """The findings where no model is named: every rule read on what the organisation has said alone."""
    board = Board({})
    board.put_all(use_case.facts.values())
    put_evidence_facts(board, use_case, book.as_of)
    put_permission_facts(board)
    put_people_facts(board)
    put_body_facts(board)
    facts = board.facts
    return tuple(bearings_of(book.outcomes(facts), facts, book, policy))


def documents(groups: Iterable[Sequence[Bearing]]) -> dict[str, str]:
    """Documents within the organisation's reach that would settle or soften a finding, with the measure; most first."""
    reach: dict[str, int] = {}
    measure: dict[str, str] = {}
    for bearing in (bearing for bearings in groups for bearing in bearings):
        for state in bearing.outcome.mitigations:
            for path in _evidence(state.mitigation):
                reach[path] = reach.get(path, 0) + 1
                measure.setdefault(path, state.mitigation.entry.do)
    ordered = sorted(reach, key=lambda path: (-reach[path], path))
    return {path: measure[path] for path in ordered}


def _evidence(mitigation: Mitigation) -> Iterator[str]:
    paths = set(mitigation.entry.clears)
    if mitigation.when is not None:
        paths |= {leaf.fact for leaf in leaves(mitigation.when)}
    return (path for path in sorted(paths) if obtainable(path) and not VOCABULARY[path].derived)
