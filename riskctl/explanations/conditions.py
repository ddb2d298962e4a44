"""A rule's condition as prose: the questions of the facts it tests and the answers that meet it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from riskctl.explanations.paper import Paper
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.reference import References
from riskctl.facts.spec import FactSpec
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import Condition, Junction, Leaf, ListRef, Not

Outcome = Callable[[Condition], int]
"""0 not met, 1 open, 2 met."""
MARKS = ("[ ] ", "[?] ", "[x] ")
LEGEND = "[x] met, [ ] not met, [?] not known"
_FEW = 12
"""Members of a dated list that are spelled out."""


def write_condition(
    paper: Paper,
    condition: Condition,
    references: References,
    as_of: str,
    outcome: Outcome | None = None,
    indent: int = 2,
) -> None:
    """Write the condition as an indented list; with ``outcome``, each line says whether it is met."""
    _Writer(paper, references, as_of, outcome).write(condition, indent, True)


class _Writer:
    def __init__(
        self, paper: Paper, references: References, as_of: str, outcome: Outcome | None
    ) -> None:
        self._paper = paper
        self._references = references
        self._as_of = as_of
        self._outcome = outcome

    def write(self, condition: Condition, indent: int, plain: bool) -> None:
        """``plain`` is false where an odd number of negations stands above."""
        while isinstance(condition, Not):
            condition, plain = condition.part, not plain
        if isinstance(condition, Leaf):
            self._leaf(condition, indent, plain)
            return
        assert isinstance(condition, Junction)
        mark = self._mark(condition, plain)
        joined = (condition.kind == "all") == plain
        words = "all of these hold:" if joined else "at least one of these holds:"
        self._paper.say(words, indent, mark or "- ")
        for part in condition.parts:
            self.write(part, indent + 4, plain)

    def _leaf(self, leaf: Leaf, indent: int, plain: bool) -> None:
        spec = VOCABULARY[leaf.fact]
        lead = self._mark(leaf, plain) or "- "
        self._paper.say(spec.question, indent, lead)
        self._paper.say(
            f"{self.answer(leaf, spec, plain)}   ({leaf.fact})", indent + len(lead), "-> "
        )

    def _mark(self, condition: Condition, plain: bool) -> str:
        if self._outcome is None:
            return ""
        outcome = self._outcome(condition)
        return MARKS[outcome if plain else 2 - outcome]

    def answer(self, leaf: Leaf, spec: FactSpec, plain: bool) -> str:
        """The answer that meets the test, in words."""
        right = leaf.rhs
        if isinstance(right, ListRef):
            return _set_words(leaf.operator, self._list(right.id), plain)
        if isinstance(right, frozenset):
            return _set_words(
                leaf.operator,
                named(spec, right, " or " if leaf.operator == "any_of" else ", "),
                plain,
            )
        return _scalar_words(leaf.operator, spec, right, plain)

    def _list(self, list_id: str) -> str:
        entry = self._references.lists[list_id]
        members = self._references.members(list_id, self._as_of)
        names = (
            f": {', '.join(place(member) for member in sorted(members))}"
            if len(members) <= _FEW
            else ""
        )
        return f"the list '{entry.title}' ({len(members)} on {self._as_of}{names})"


def _set_words(operator: str, members: str, plain: bool) -> str:
    yes, no = {
        "any_of": ("the answer includes {}", "the answer includes none of {}"),
        "any_outside": (
            "the answer includes something outside {}",
            "the answer includes nothing outside {}",
        ),
        "all_of": ("the answer includes all of {}", "the answer lacks one of {}"),
        "in": ("one of {}", "none of {}"),
    }[operator]
    return (yes if plain else no).format(members)


def _scalar_words(operator: str, spec: FactSpec, right: object, plain: bool) -> str:
    if operator == "is":
        if isinstance(right, bool):
            return "yes" if right == plain else "no"
        return f"{'' if plain else 'anything but '}{named(spec, [str(right)])}"
    if operator == "within_years":
        years = f"{right} year{'' if right == 1 else 's'}"
        return (
            f"dated within the last {years}" if plain else f"none, or dated more than {years} ago"
        )
    if operator == "before":
        return f"before {right}" if plain else f"{right} or later, or none"
    assert isinstance(right, int | float)
    unit = f" {spec.unit}" if spec.unit else ""
    return (
        f"{right:,g}{unit} or more"
        if (operator == "at_least") == plain
        else f"below {right:,g}{unit}"
    )


def named(spec: FactSpec, members: Iterable[str], join: str = ", ") -> str:
    """Members with the names of countries written out."""
    return join.join(
        place(member) if spec.of == "country" else member for member in sorted(members)
    )


def place(code: str) -> str:
    """``Malaysia (MY)``, or the code as it is when it is no country's."""
    return f"{COUNTRIES[code]} ({code})" if code in COUNTRIES else code
