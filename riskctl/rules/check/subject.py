"""One rule under check: its place in the file and its inline tests, evaluated once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.facts.read import read_value
from riskctl.facts.reference import References
from riskctl.facts.values import Fact, Provenance
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import Condition
from riskctl.rules.judge import CompiledBook, Outcome
from riskctl.rules.ruleset import Rule, RuleTest
from riskctl.rules.support import Evaluation
from riskctl.text.located import Located, Problem

KeyPath = tuple[str | int, ...]
STATED = Provenance("inline test", grade="official")


def test_facts(raw: dict[str, object]) -> dict[str, Fact]:
    """The facts of an inline test; loading has checked that they fit."""
    return {
        path: Fact(path, read_value(VOCABULARY[path], value), STATED) for path, value in raw.items()
    }


@dataclass(frozen=True, slots=True)
class RuleUnderCheck:
    """A rule with what a lint needs to judge and to point at it."""

    rule: Rule
    index: int
    located: Located
    references: References
    siblings: tuple[Rule, ...]

    def problem(self, message: str, *path: str | int) -> Problem:
        """A problem at a place inside the rule."""
        return self.located.problem(("rules", self.index, *path), f"rule {self.rule.id}: {message}")

    def outcome(self, facts: dict[str, Fact], as_of: str) -> Outcome:
        """The rule's verdict on facts."""
        return CompiledBook([self.rule], self.references, as_of).outcomes(facts)[0]

    def value(self, condition: Condition, facts: dict[str, Fact], as_of: str) -> int:
        """The outcome of a part of the condition."""
        return Evaluation(facts, as_of, lambda name: self.references.members(name, as_of)).outcome(
            condition
        )

    def tests(self) -> Iterator[tuple[int, RuleTest, dict[str, Fact]]]:
        """The inline tests with their place and facts."""
        for index, test in enumerate(self.rule.entry.tests):
            yield index, test, test_facts(test.facts)
