"""Single changes worth trying: measures the rules name, and answers to open questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.witness import satisfying, witness
from riskctl.facts.changes import change_words
from riskctl.facts.read import read_value
from riskctl.facts.values import Known, Partial, Value, display
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.judge import Outcome

CHANGEABLE = ("data.", "use.", "route.", "evidence.")
"""Facts that an organisation can choose differently; its country and the developer are given."""


@dataclass(frozen=True, slots=True)
class Change:
    """One candidate: the facts it sets, what it is, and the plain text that says so."""

    kind: Literal["fact", "mitigation"]
    facts: tuple[tuple[str, Value], ...]
    text: str

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """What the change sets, for comparison: two texts that set the same are one change."""
        return tuple((path, _in_order(value)) for path, value in self.facts)


def _in_order(value: Value) -> str:
    """The value as text for sorting. The order in which a set is written out depends on the hash seed of the run."""
    if isinstance(value, Known) and isinstance(value.value, frozenset):
        members = f"{{{str(sorted(value.value))[1:-1]}}}" if value.value else ""
        return f"Known(value=frozenset({members}))"
    if isinstance(value, Partial):
        return f"Partial({sorted(value.members)}, {sorted(value.excluded)})"
    return repr(value)


def candidates(assessor: Assessor, judgement: Judgement) -> list[Change]:
    """All single changes, without repeats, in a fixed order. Linear in the findings."""
    waived = judgement.waived
    changes: dict[tuple[tuple[str, str], ...], Change] = {}
    for outcome in judgement.outcomes:
        live = outcome.window is not None and outcome.window.status == "in-force"
        # Waived findings do not hold the decision, so changing them would change nothing.
        if live and outcome.verdict in ("triggered", "unknown") and outcome.rule.id not in waived:
            for change in _of_outcome(assessor, judgement, outcome):
                changes.setdefault(change.key, change)
    return [changes[key] for key in sorted(changes)]


def _of_outcome(assessor: Assessor, judgement: Judgement, outcome: Outcome) -> Iterator[Change]:
    for state in outcome.mitigations:
        entry = state.mitigation.entry
        if entry.clears:
            facts = {path: read_value(VOCABULARY[path], raw) for path, raw in entry.clears.items()}
            yield Change("mitigation", tuple(sorted(facts.items())), entry.do)
        elif state.state != "met" and state.mitigation.when is not None:
            needed = satisfying(state.mitigation.when, assessor.as_of, assessor.book.members)
            if needed:
                yield Change("mitigation", tuple(sorted(needed.items())), entry.do)
    yield from _answers(assessor, judgement, outcome)


def _answers(assessor: Assessor, judgement: Judgement, outcome: Outcome) -> Iterator[Change]:
    """Both answers to each open question; for a rule that fired, the other value of what is the actor's to choose."""
    rows = [(leaf, wanted) for leaf in outcome.gaps for wanted in (True, False)]
    facts = judgement.facts.facts
    measured = {path for state in outcome.mitigations for path in state.mitigation.entry.clears}
    if outcome.verdict == "triggered":
        for leaf in outcome.evidence:
            if (
                leaf.fact.startswith(CHANGEABLE)
                and not VOCABULARY[leaf.fact].derived
                and leaf.fact not in measured
            ):
                rows += [(leaf, True), (leaf, False)]
    for leaf, wanted in rows:
        current = facts[leaf.fact].value if leaf.fact in facts else None
        value = witness(leaf, wanted, current, assessor.as_of, assessor.book.members)
        if value is not None and value != current:
            words = change_words(VOCABULARY[leaf.fact], display(value))
            yield Change("fact", ((leaf.fact, value),), words)
