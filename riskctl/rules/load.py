"""Turn ruleset files into rules, with every problem at its line."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.facts.reference import References
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import Condition, ListRef, leaves, parse_condition
from riskctl.rules.ruleset import OBLIGATIONS, Mitigation, Rule, RuleEntry, Ruleset, RulesetFile
from riskctl.text.located import Located
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.text.suggest import hint

KeyPath = tuple[str | int, ...]


def load_ruleset(located: Located, references: References, checked: bool = False) -> Ruleset:
    """Read one ruleset file; raises :class:`InputError` with all its problems.

    ``checked`` says that these bytes have passed before beside these lists, so that what only finds fault is left out.
    """
    file = validate(located, RulesetFile)
    reader = _RuleReader(located, file, references, checked)
    rules = [reader.rule(index, entry) for index, entry in enumerate(file.rules)]
    reader.problems.raise_all()
    return Ruleset(
        file.ruleset,
        file.title,
        file.jurisdiction,
        file.review_by,
        tuple(rule for rule in rules if rule),
        file.sources,
        located.name,
        located.sha256,
    )


def load_rulesets(
    files: Iterable[Located], references: References, checked: bool = False
) -> list[Ruleset]:
    """Read many; ids are unique over all. Raises :class:`InputError` with the problems of every file."""
    rulesets: list[Ruleset] = []
    problems = Problems()
    seen: dict[str, str] = {}
    for located in files:
        with problems.caught():
            rulesets.append(load_ruleset(located, references, checked))
            for index, rule in enumerate(rulesets[-1].rules):
                if rule.id in seen:
                    text = f"rule id {rule.id} is already used in {seen[rule.id]}"
                    problems.append(located.problem(("rules", index, "id"), text))
                seen[rule.id] = located.name
    problems.raise_all()
    return rulesets


class _RuleReader:
    """Reads the conditions of one file and collects problems."""

    def __init__(
        self, located: Located, file: RulesetFile, references: References, checked: bool = False
    ) -> None:
        self.problems = Problems()
        self._located = located
        self._file = file
        self._references = references
        self._checked = checked

    def _report(self, path: KeyPath, message: str) -> None:
        self.problems.append(self._located.problem(path, message))

    def rule(self, index: int, entry: RuleEntry) -> Rule | None:
        at: KeyPath = ("rules", index)
        condition = self._condition(entry.when, (*at, "when"))
        mitigations = tuple(
            Mitigation(measure, self._optional(measure.when, (*at, "mitigations", place, "when")))
            for place, measure in enumerate(entry.mitigations)
        )
        red_flag = self._optional(entry.red_flag, (*at, "red_flag"))
        if not self._checked:
            self._check(entry, at)
        if condition is None:
            return None
        return Rule(
            entry,
            condition,
            mitigations,
            self._file.ruleset,
            self._file.jurisdiction,
            self._file.sources,
            red_flag,
        )

    def _check(self, entry: RuleEntry, at: KeyPath) -> None:
        """Everything that must hold of a rule besides its shape."""
        self._check_unknown(entry, at)
        self._check_windows(entry, at)
        self._check_mitigations(entry, at)
        self._check_tests(entry, at)
        if entry.effect == "exposure" and entry.strength is None:
            self._report(at, f"rule {entry.id}: an exposure needs a strength")
        if entry.effect == "watch" and entry.strength is not None:
            self._report((*at, "strength"), f"rule {entry.id}: a watch has no strength")

    def _check_unknown(self, entry: RuleEntry, at: KeyPath) -> None:
        """What a rule says about not knowing must fit together."""
        kind = entry.when_unknown or ("settled_by" if entry.settled_by else "")
        if kind == "knowledge" and entry.red_flag is None:
            text = "`when_unknown: knowledge` names the `red_flag` beside which not knowing counts"
            self._report((*at, "when_unknown"), text)
        if entry.red_flag is not None and kind not in ("knowledge", "settled_by"):
            text = "`red_flag` goes with `when_unknown: knowledge` or `settled_by` only"
            self._report((*at, "red_flag"), text)
        if kind == "settled_by" and entry.settled_by is None:
            text = "`when_unknown: settled_by` names the term: `settled_by: {term, text, owner}`"
            self._report((*at, "when_unknown"), text)
        if entry.settled_by is not None:
            self._check_facts(entry.settled_by.sets, (*at, "settled_by", "sets"))
        if entry.settled_by is not None and kind == "ask":
            text = "`settled_by` does not go with `when_unknown: ask`; what asks is not settled"
            self._report((*at, "settled_by"), text)

    def _optional(self, raw: object, at: KeyPath) -> Condition | None:
        return None if raw is None else self._condition(raw, at)

    def _condition(self, raw: object, at: KeyPath) -> Condition | None:
        condition = parse_condition(raw, lambda path, message: self._report((*at, *path), message))
        if condition is None:
            return None
        for leaf in leaves(condition):
            known = self._references.lists
            if isinstance(leaf.rhs, ListRef) and leaf.rhs.id not in known:
                place = (*at, *leaf.at, leaf.operator)
                self._report(place, f"unknown list {leaf.rhs.id!r}{hint(leaf.rhs.id, known)}")
        return condition

    def _check_windows(self, entry: RuleEntry, at: KeyPath) -> None:
        last = ""
        for index, window in enumerate(entry.windows):
            where = (*at, "windows", index)
            self._check_source(window.source, (*where, "source"))
            for place, key in enumerate(window.confirmed_by):
                self._check_source(key, (*where, "confirmed_by", place))
                if key == window.source:
                    text = f"{key} cannot confirm itself; name an independent source"
                    self._report((*where, "confirmed_by", place), text)
            if index and (window.since or "") <= last:
                self._report(where, f"rule {entry.id}: windows must be in order and not overlap")
            if window.since and window.through and window.through < window.since:
                self._report(where, f"rule {entry.id}: the window ends before it begins")
            # Behind a window without an end nothing can follow.
            last = window.through or "9999-12-31"

    def _check_source(self, key: str, at: KeyPath) -> None:
        if key not in self._file.sources:
            choices = hint(key, self._file.sources)
            self._report(at, f"source {key!r} is not under `sources`{choices}")

    def _check_mitigations(self, entry: RuleEntry, at: KeyPath) -> None:
        for index, mitigation in enumerate(entry.mitigations):
            place = (*at, "mitigations", index)
            if bool(mitigation.clears) == (mitigation.reduces is not None):
                self._report(place, "a mitigation has either `clears` or `reduces` with `when`")
            if (mitigation.reduces is None) != (mitigation.when is None):
                self._report(place, "`reduces` and `when` go together")
            # A prohibition has no degrees: less of it is still forbidden.
            if mitigation.reduces is not None and entry.effect == "block":
                self._report(place, "a block is not reduced, only cleared; use `clears`")
            elif mitigation.reduces is not None and entry.strength is None:
                self._report(place, f"rule {entry.id} has no strength to reduce; use `clears`")
            self._check_facts(mitigation.clears, (*place, "clears"))

    def _check_tests(self, entry: RuleEntry, at: KeyPath) -> None:
        for index, test in enumerate(entry.tests):
            place = (*at, "tests", index)
            self._check_facts(test.facts, (*place, "facts"))
            for i, name in enumerate(test.asks):
                if name not in VOCABULARY:
                    self._report(
                        (*place, "asks", i), f"unknown fact {name!r}{hint(name, VOCABULARY)}"
                    )

    def _check_facts(self, facts: dict[str, object], at: KeyPath) -> None:
        from riskctl.facts.read import BadValueError, read_value

        for name, raw in facts.items():
            if name not in VOCABULARY:
                self._report((*at, name), f"unknown fact {name!r}{hint(name, VOCABULARY)}")
                continue
            try:
                read_value(VOCABULARY[name], raw)
            except BadValueError as bad:
                self._report((*at, name, *bad.at), str(bad))


__all__ = ["OBLIGATIONS", "load_ruleset", "load_rulesets"]
