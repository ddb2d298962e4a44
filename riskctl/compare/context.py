"""Two documents with what they were made from, as the search for causes needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from riskctl.compare.differences import Cause, CauseKind
from riskctl.compare.fact_view import ShownFact, shown_facts, use_case_facts
from riskctl.document.inputs import differing
from riskctl.document.model import Assessment

_KINDS: dict[str, CauseKind] = {
    "ruleset": "rule",
    "watchlist": "list",
    "reference": "list",
    "policy": "policy",
    "scenario": "scenario",
}
"""The cause that a changed file stands for; profiles and use cases state facts."""
Change = Literal["added", "removed", "changed"]
_CHANGES: dict[tuple[bool, bool], Change] = {
    (False, True): "added",
    (True, False): "removed",
    (True, True): "changed",
}
"""By whether the file stands before and after."""
_STEPS = re.compile(r"[.-]")


@dataclass(frozen=True, slots=True)
class InputChange:
    """A file that differs between the documents, or that only one of them was made from."""

    kind: str
    id: str
    change: Change
    before: str
    after: str

    @property
    def cause(self) -> Cause:
        """The file as a cause that may have made a difference."""
        return Cause(
            _KINDS.get(self.kind, "fact"), self.id, f"{self.kind} {self.id}: {self.change}", False
        )


@dataclass(frozen=True)
class Context:
    """Both documents; everything else is read from them once."""

    before: Assessment
    after: Assessment

    @cached_property
    def inputs(self) -> tuple[InputChange, ...]:
        """Files that differ, by kind and id."""
        return tuple(_input_changes(self.before, self.after))

    @cached_property
    def facts(self) -> tuple[dict[str, ShownFact], dict[str, ShownFact]]:
        """Facts shown before and after."""
        return shown_facts(self.before), shown_facts(self.after)

    @cached_property
    def stated(self) -> tuple[dict[str, str], dict[str, str]]:
        """What the use case states, before and after."""
        return use_case_facts(self.before), use_case_facts(self.after)

    @property
    def same_scenario(self) -> bool:
        """Whether both were made under the same what-if."""
        return scenario_id(self.before) == scenario_id(self.after)

    def changed(self, kind: str) -> tuple[InputChange, ...]:
        """Files of a kind that differ."""
        return tuple(changed for changed in self.inputs if changed.kind == kind)

    def rulesets(self, rule: str) -> tuple[InputChange, ...]:
        """Changed rulesets that a rule may come from: those whose names are nearest to its own."""
        ids = {
            changed["id"]
            for changed in (*self.before["inputs"]["rulesets"], *self.after["inputs"]["rulesets"])
        }
        likeness = {name: _likeness(rule, name) for name in ids}
        closest = max(likeness.values(), default=(False, 0, 0))
        return tuple(
            changed
            for changed in self.changed("ruleset")
            if any(closest) and likeness.get(changed.id) == closest
        )


def _likeness(rule: str, ruleset: str) -> tuple[bool, int, int]:
    """How near the name of a ruleset is to a rule's: it begins it, they begin alike, or they share steps."""
    left, right = _STEPS.split(rule), _STEPS.split(ruleset)
    common = len(set(left) & set(right))
    prefix = 0
    while prefix < min(len(left), len(right)) and left[prefix] == right[prefix]:
        prefix += 1
    # One shared step is the country alone, which many rulesets have in common.
    deep = prefix if prefix > 1 else 0
    return rule.startswith(f"{ruleset}."), deep, 0 if deep else common


def scenario_id(document: Assessment) -> str:
    """The what-if of a document; empty for none."""
    return document["scenario"]["id"] if document["scenario"] else ""


def _hashes(document: Assessment) -> dict[tuple[str, str], str]:
    inputs = document["inputs"]
    rows = (*inputs["rulesets"], *inputs["watchlists"], *inputs["profiles"])
    return {(entry["kind"], entry["id"]): entry["sha256"] for entry in rows}


def _input_changes(before: Assessment, after: Assessment) -> Iterator[InputChange]:
    for (kind, name), old, new in differing(_hashes(before), _hashes(after)):
        yield InputChange(kind, name, _CHANGES[bool(old), bool(new)], old, new)
