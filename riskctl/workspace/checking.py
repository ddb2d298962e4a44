"""Check rulesets with positions: the bundled ones, or files and folders given by the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.facts.reference import References, load_references
from riskctl.rules.check import check_ruleset
from riskctl.rules.load import load_ruleset, load_rulesets
from riskctl.rules.ruleset import Ruleset
from riskctl.text.located import InputError, Located, Problem
from riskctl.workspace.files import data_files, parse_all, read_all, rule_files
from riskctl.workspace.layers import all_layers, bundled_layer


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked and what was found."""

    rulesets: int
    rules: int
    tests: int
    problems: tuple[Problem, ...]

    @property
    def summary(self) -> str:
        """``no problems``, or how many."""
        count = len(self.problems)
        return "no problems" if not count else f"{count} problem{'s' * (count > 1)}"


def check_rules(paths: Sequence[Path], data: Sequence[Path], rules: Sequence[Path], as_of: str) -> CheckReport:
    """Load and lint. With paths, only those; else everything of all layers.

    Bad rules are reported, never raised.
    """
    located, problems = _locate(paths, rules)
    references = _references(data)
    loaded: list[tuple[Located, Ruleset]] = []
    for one in located:
        try:
            loaded.append((one, load_ruleset(one, references)))
        except InputError as error:
            problems += error.problems
    try:
        load_rulesets([one for one, _ in loaded], references)  # ids are unique over all files
    except InputError as error:
        problems += error.problems
    everyone = [rule for _, ruleset in loaded for rule in ruleset.rules]
    for one, ruleset in loaded:
        problems += check_ruleset(one, ruleset, references, everyone, as_of)
    tests = sum(len(rule.entry.tests) for rule in everyone)
    return CheckReport(len(located), len(everyone), tests, tuple(sorted(set(problems))))


def _locate(paths: Sequence[Path], rules: Sequence[Path]) -> tuple[list[Located], list[Problem]]:
    roots = [(path, str(path)) for path in [*paths, *rules]]
    if not paths:
        bundled = bundled_layer().rules
        assert bundled is not None
        roots.insert(0, (bundled, "rulesets"))
    found: list[Located] = []
    problems: list[Problem] = []
    for root, label in roots:
        if not root.exists():
            problems.append(Problem(str(root), 1, 1, "no such file or folder; name one that exists"))
            continue
        for row in rule_files(root, label):
            try:
                found += parse_all(read_all([row])).get("rulesets", [])
            except InputError as error:
                problems += error.problems
        if not found and not problems:
            problems.append(Problem(str(root), 1, 1, "holds no .yaml ruleset; name a folder that does"))
    return found, problems


def _references(data: Sequence[Path]) -> References:
    rows = []
    for layer in all_layers(data):
        if layer.data is not None:
            label = "data" if layer.name == "riskctl" else str(layer.data)
            rows += [row for row in data_files(layer.data, label) if row[0] == "reference"]
    return load_references(parse_all(read_all(rows)).get("reference", []))
