"""Judge under a scenario by judging again only what it touches; the same judgement as judging everything again."""

from __future__ import annotations

from collections.abc import Mapping

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.scenario_effects import scenario_facts
from riskctl.catalogue.derive import FactSet
from riskctl.catalogue.use_case import UseCase
from riskctl.facts.values import Fact


class Rejudge:
    """One scenario beside things as they stand; both engines are made from the same rules and catalogue."""

    def __init__(
        self, today: Assessor, supposed: Assessor, overrides: Mapping[str, Fact] | None = None
    ) -> None:
        self._supposed = supposed
        self._overrides = overrides or {}
        before, after = today.book.rows, supposed.book.rows
        if supposed.scenario.members:
            # A moved member may change any rule that names the list, and facts derived from it.
            self._touched = set(range(len(after)))
        else:
            self._touched = {
                index
                for index, (rule, window, _) in enumerate(after)
                if index >= len(before)
                or rule is not before[index][0]
                or window != before[index][1]
            }

    def judge(self, today: Judgement, use_case: UseCase | None) -> Judgement:
        """The judgement of the same subject and use case under the scenario."""
        facts = self._facts(today, use_case)
        touched = self._touched | self._reading(_changed(today.facts, facts))
        if not touched:
            return today
        book = self._supposed.book
        outcomes = list(today.outcomes)
        outcomes += [outcomes[0]] * (len(book.rows) - len(outcomes))  # placeholders of new rules
        order = sorted(touched)
        for index, outcome in zip(order, self._supposed.outcomes(facts, order), strict=True):
            outcomes[index] = outcome
        return self._supposed.conclude(today.subject, use_case, facts, outcomes)

    def _facts(self, today: Judgement, use_case: UseCase | None) -> FactSet:
        supposed = self._supposed
        scenario = supposed.scenario
        if not scenario.listings:
            patched = scenario_facts(
                scenario, today.facts.facts, supposed.as_of, supposed.references
            )
            if not patched:
                return today.facts
        return supposed.facts(today.subject, use_case, self._overrides)

    def _reading(self, changed: set[str]) -> set[int]:
        """Places of the rules that read a changed fact."""
        if not changed:
            return set()
        book = self._supposed.book
        return {
            index
            for index, (rule, _, _) in enumerate(book.rows)
            if not changed.isdisjoint(book.facts_by_rule[rule.id])
        }


def _changed(before: FactSet, after: FactSet) -> set[str]:
    if before is after:
        return set()
    paths = before.facts.keys() | after.facts.keys()
    return {path for path in paths if before.facts.get(path) != after.facts.get(path)}
