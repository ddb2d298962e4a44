"""Judge every rule of a book on one set of facts, as of one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from riskctl.facts.law import Window
from riskctl.facts.reference import References
from riskctl.facts.terms import MeasureState
from riskctl.facts.values import Fact, Value, rank_of, weakest
from riskctl.rules.conditions import Condition, Leaf, leaves
from riskctl.rules.evaluate import MAYBE, NO, YES, Facts, LeafTests, Test, compile_with
from riskctl.rules.memory import MOST, Alikes, Memory
from riskctl.rules.ruleset import Mitigation, Rule
from riskctl.rules.support import Evaluation, is_firm

Verdict = Literal["triggered", "clear", "unknown", "suspended", "announced", "not-in-force"]


@dataclass(frozen=True, slots=True)
class MitigationState:
    """A mitigation against the facts: ``met`` on good evidence, ``unproven`` (maybe, or weakly graded), ``open``."""

    mitigation: Mitigation
    state: MeasureState


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of one rule with its trace.

    ``confirmed`` is false when the window must be verified, or a source or deciding fact is graded unverified: then
    the rule asks and does not reject. ``red_flag`` is whether that of the rule stands. ``evidence`` are the leaves
    the verdict rests on, ``gaps`` the open ones.
    """

    rule: Rule
    verdict: Verdict
    window: Window | None
    confirmed: bool = True
    evidence: tuple[Leaf, ...] = ()
    gaps: tuple[Leaf, ...] = ()
    mitigations: tuple[MitigationState, ...] = field(default=())
    grade: str = "official"
    red_flag: bool = False

    @property
    def scores(self) -> bool:
        """Whether the rule counts in a score: in force, with a strength, triggered or unknown."""
        in_force = self.window is not None and self.window.status == "in-force"
        return (
            in_force
            and self.rule.entry.strength is not None
            and self.verdict in ("triggered", "unknown")
        )


class CompiledBook:
    """Rules compiled for one day. Building is linear in the leaves of all rules; so is judging."""

    def __init__(
        self,
        rules: Iterable[Rule],
        references: References,
        as_of: str,
        beside: CompiledBook | None = None,
    ) -> None:
        """``beside`` is a book of the same day: rules of it that stand here too are not compiled again."""
        self.as_of = as_of
        self.references = references
        self.members = lambda list_id: references.members(list_id, as_of)
        # What a leaf tests depends on the members of lists, so that only a book with the same ones can lend its own.
        same = beside and beside.references is references and beside.as_of == as_of
        lender = beside if same else None
        self._leaf_tests: LeafTests = (
            lender._leaf_tests if lender else LeafTests(as_of, self.members)
        )
        lent = {id(row[0]): row for row in lender.rows} if lender else {}
        self.rows: list[tuple[Rule, Window | None, Test]] = [
            lent.get(id(rule))
            or (rule, rule.window(as_of), compile_with(self._leaf_tests, rule.condition))
            for rule in rules
        ]

        # Asked for every rule of every subject, and the same for all of them.
        self._bans = [window is not None and _is_ban(rule, window) for rule, window, _ in self.rows]
        self.places = {rule.id: index for index, (rule, _, _) in enumerate(self.rows)}
        self._tests = {rule.id: test for rule, _, test in self.rows}
        known: Mapping[str, frozenset[str]] = lender.facts_by_rule if lender else {}
        self.facts_by_rule: dict[str, frozenset[str]] = {
            rule.id: known[rule.id] if id(rule) in lent else _facts_read(rule)
            for rule, _, _ in self.rows
        }
        self._paths = [tuple(sorted(self.facts_by_rule[rule.id])) for rule, _, _ in self.rows]
        self.alikes = Alikes()
        self._memory: Memory[Outcome] = Memory()
        self._leaves: dict[int, tuple[Leaf, ...]] = {}
        self._signs: dict[tuple[int, int], tuple[Fact | None, str]] = {}
        self._by_signs: dict[tuple[object, ...], Outcome] = {}
        self._plain: dict[int, Outcome] = {}
        self._outcomes: dict[tuple[object, ...], Outcome] = {}
        self._readers: dict[str, list[int]] = {}
        for index, (rule, _, _) in enumerate(self.rows):
            for path in self.facts_by_rule[rule.id]:
                self._readers.setdefault(path, []).append(index)

    def reading(self, paths: Iterable[str]) -> list[int]:
        """Places in the book, in order, of the rules that read one of the facts."""
        return sorted({index for path in paths for index in self._readers.get(path, ())})

    def verdicts(self, facts: Facts) -> list[Verdict]:
        """The verdict path: one verdict a rule, in the order of the rules, without traces."""
        return [
            _verdict(window, test(facts)) if window else "not-in-force"
            for _, window, test in self.rows
        ]

    def clears(self, rule_id: str, facts: Facts) -> bool:
        """Whether the rule is not met on these facts."""
        return self.value(rule_id, facts) == NO

    def value(self, rule_id: str, facts: Facts) -> int:
        """``NO``, ``MAYBE`` or ``YES``: whether the condition of the rule is met on these facts."""
        return self._tests[rule_id](facts)

    def values_read(self, rule_id: str, facts: Mapping[str, Fact]) -> dict[str, Value]:
        """The values, of these facts, that the rule reads: as good as all of them for judging it."""
        return {path: facts[path].value for path in self.facts_by_rule[rule_id] if path in facts}

    def outcomes(self, facts: Mapping[str, Fact]) -> list[Outcome]:
        """Verdicts with traces for every rule that is not clear."""
        return self.outcomes_of(range(len(self.rows)), facts)

    def outcomes_of(self, indices: Iterable[int], facts: Mapping[str, Fact]) -> list[Outcome]:
        """Outcomes of some rules, by their place in the book.

        Linear in the leaves of the rules. The trace of what is not clear is remembered by the facts it rests on, and
        by what these make of each leaf.
        """
        values = {path: fact.value for path, fact in facts.items()}
        reading = Evaluation(facts, self.as_of, self.members, self._leaf_tests)
        outcomes = []
        for index in indices:
            _, window, test = self.rows[index]
            if window is None:
                outcomes.append(self._without_trace(index, "not-in-force"))
                continue
            value = test(values)
            # What is no prohibition is clear on what is stated, whoever states it.
            if value == NO and not self._bans[index]:
                outcomes.append(self._without_trace(index, "clear"))
                continue
            read = tuple(map(facts.get, self._paths[index]))
            # Of firm facts no proof is unverified, so that there is no need to look for the best one.
            if value == NO and all(map(is_firm, read)):
                outcomes.append(self._without_trace(index, "clear"))
                continue
            judge = partial(self._judge, index, value, reading)
            outcomes.append(self._memory.result(self.rows[index], read, judge))
        return outcomes

    def _judge(self, index: int, value: int, reading: Evaluation) -> Outcome:
        signs = (index, *(self._sign(leaf, reading) for leaf in self._leaves_of(index)))
        known = self._by_signs.get(signs)
        if known is None:
            if len(self._by_signs) >= MOST:
                self._by_signs.clear()
            known = self._traced(index, value, reading)
            self._by_signs[signs] = known
        return known

    def _sign(self, leaf: Leaf, reading: Evaluation) -> str:
        """As :meth:`Evaluation.sign`, once a leaf and fact."""
        fact = reading.facts.get(leaf.fact)
        key = id(leaf), id(fact)
        known = self._signs.get(key)
        if known is None:
            if len(self._signs) >= MOST:
                self._signs.clear()
            known = fact, reading.sign(leaf)
            self._signs[key] = known
        return known[1]

    def _leaves_of(self, index: int) -> tuple[Leaf, ...]:
        """Every leaf of the rule, its measures and its red flag."""
        if index not in self._leaves:
            conditions = _conditions(self.rows[index][0])
            self._leaves[index] = tuple(leaf for each in conditions for leaf in leaves(each))
        return self._leaves[index]

    def _traced(self, index: int, value: int, reading: Evaluation) -> Outcome:
        rule, window, _ = self.rows[index]
        assert window is not None
        if value != NO:
            return self._one_of(index, self._trace(rule, window, value, reading))
        doubted = _doubted(rule, window, reading)
        if doubted is None:
            return self._without_trace(index, "clear")
        return self._one_of(index, doubted)

    def _without_trace(self, index: int, verdict: Verdict) -> Outcome:
        """An outcome that says no more than the verdict, one object a rule: on other facts it is just the same."""
        if index not in self._plain:
            rule, window, _ = self.rows[index]
            self._plain[index] = Outcome(rule, verdict, window)
        return self._plain[index]

    def _one_of(self, index: int, outcome: Outcome) -> Outcome:
        """The same outcome reached before, so that what follows from it need not be worked out again."""
        # Leaves and mitigations by identity: they are parts of the rule, and hashing them costs more than all the rest.
        key = (
            index,
            outcome.verdict,
            outcome.confirmed,
            outcome.grade,
            outcome.red_flag,
            *map(id, outcome.evidence),
            None,
            *map(id, outcome.gaps),
            None,
            *(state.state for state in outcome.mitigations),
        )
        if len(self._outcomes) >= MOST:
            self._outcomes.clear()
        return self._outcomes.setdefault(key, outcome)

    def _trace(self, rule: Rule, window: Window, outcome: int, reading: Evaluation) -> Outcome:
        source = rule.sources[window.source].grade
        if outcome == MAYBE:
            gaps = reading.open_leaves(rule.condition)
            known = reading.known_leaves(rule.condition)
            states = _mitigations(rule, reading)
            return Outcome(
                rule,
                "unknown",
                window,
                confirmed=source != "unverified",
                evidence=known,
                gaps=gaps,
                mitigations=states,
                grade=source,
                red_flag=_flagged(rule, reading),
            )
        grade, evidence = reading.support(rule.condition, YES)
        grade = weakest((grade, source))
        confirmed = grade != "unverified" and not window.verify
        return Outcome(
            rule,
            _verdict(window, YES),
            window,
            confirmed,
            evidence,
            mitigations=_mitigations(rule, reading),
            grade=grade,
            red_flag=_flagged(rule, reading),
        )


def _facts_read(rule: Rule) -> frozenset[str]:
    """Facts the rule and its mitigations read."""
    return frozenset(leaf.fact for condition in _conditions(rule) for leaf in leaves(condition))


def _conditions(rule: Rule) -> list[Condition]:
    """The condition of the rule, those of its measures, and its red flag."""
    conditions = [
        rule.condition,
        *(mitigation.when for mitigation in rule.mitigations if mitigation.when),
    ]
    if rule.red_flag is not None:
        conditions.append(rule.red_flag)
    return conditions


def _verdict(window: Window, outcome: int) -> Verdict:
    if outcome == NO:
        return "clear"
    if outcome == MAYBE:
        return "unknown"
    return "triggered" if window.status == "in-force" else window.status


def _doubted(rule: Rule, window: Window, reading: Evaluation) -> Outcome | None:
    """A block is cleared only by evidence better than unverified."""
    grade, evidence = reading.support(rule.condition, NO)
    if grade != "unverified":
        return None
    return Outcome(
        rule,
        "unknown",
        window,
        confirmed=False,
        evidence=evidence,
        gaps=evidence,
        grade=grade,
        red_flag=_flagged(rule, reading),
    )


def _is_ban(rule: Rule, window: Window) -> bool:
    """Whether the rule prohibits on the day; anything else clears on what is stated."""
    return rule.entry.effect == "block" and window.status == "in-force"


def _flagged(rule: Rule, reading: Evaluation) -> bool:
    """Whether the red flag of the rule is a known fact."""
    return rule.red_flag is not None and reading.outcome(rule.red_flag) == YES


def _mitigations(rule: Rule, reading: Evaluation) -> tuple[MitigationState, ...]:
    return tuple(
        MitigationState(mitigation, _state(mitigation, reading)) for mitigation in rule.mitigations
    )


def _state(mitigation: Mitigation, reading: Evaluation) -> MeasureState:
    if mitigation.when is None:
        return "open"
    outcome = reading.outcome(mitigation.when)
    if outcome == NO:
        return "open"
    if outcome == MAYBE:
        return "unproven"
    grade, _ = reading.support(mitigation.when, YES)
    return "met" if rank_of(grade) >= rank_of("third-party") else "unproven"
