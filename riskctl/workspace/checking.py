"""Check rulesets with positions: the bundled ones, or files and folders given by the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.assessment.scenario import load_scenario
from riskctl.facts.reference import References, load_references
from riskctl.ownership.regime_file import KnownNames, load_regimes
from riskctl.rules.check import check_ruleset
from riskctl.rules.load import load_ruleset, load_rulesets
from riskctl.rules.ruleset import Rule, Ruleset
from riskctl.text.located import InputError, Located, Problem
from riskctl.text.problems import Problems
from riskctl.workspace.files import check_rule_folder, data_files, parse_all, read_all, rule_files
from riskctl.workspace.law_coverage import coverage_lists
from riskctl.workspace.layers import BUNDLED, all_layers
from riskctl.workspace.workspace import open_workspace


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked and what was found."""

    rulesets: int
    rules: int
    tests: int
    scenarios: int
    regimes: int
    problems: tuple[Problem, ...]

    @property
    def summary(self) -> str:
        """``no problems``, or how many."""
        count = len(self.problems)
        return "no problems" if not count else f"{count} problem{'s' * (count > 1)}"


def check_rules(
    paths: Sequence[Path], data: Sequence[Path], rules: Sequence[Path], as_of: str
) -> CheckReport:
    """Load and lint. With paths, only those; else everything of all layers.

    Bad rules are reported, never raised.
    """
    try:
        files, problems = _locate(paths, rules)
        references = _references(data, files.get("rulesets", []))
    except InputError as error:  # reference lists or an installed pack that cannot be used
        return CheckReport(0, 0, 0, 0, 0, error.problems)
    located, scenarios = files.get("rulesets", []), files.get("scenarios", [])
    loaded: list[tuple[Located, Ruleset]] = []
    for file in located:
        with problems.caught():
            loaded.append((file, load_ruleset(file, references)))
    with problems.caught():
        load_rulesets([file for file, _ in loaded], references)  # ids are unique over all files
    everyone = [rule for _, ruleset in loaded for rule in ruleset.rules]
    for file, ruleset in loaded:
        problems += check_ruleset(file, ruleset, references, everyone, as_of)
    regimes = files.get("ownership", [])
    # They name rules, so broken rules would be told twice, and the second time wrongly.
    if (scenarios or regimes) and not problems:
        problems += _check_beside(files, data, everyone, references)
    tests = sum(len(rule.entry.tests) for rule in everyone)
    return CheckReport(
        len(located),
        len(everyone),
        tests,
        len(scenarios),
        len(regimes),
        tuple(sorted(set(problems))),
    )


def _check_beside(
    files: dict[str, list[Located]],
    data: Sequence[Path],
    rules: Sequence[Rule],
    references: References,
) -> list[Problem]:
    """Regimes and scenarios name rules, lists and vendors by id: each must exist, here or among the bundled ones."""
    workspace = open_workspace(all_layers(data))
    everyone = (*workspace.rules, *rules)
    windows = {rule.id: rule.entry.windows for rule in everyone}
    problems = Problems()
    regimes = list(workspace.ownership_regimes)
    with problems.caught():
        regimes += load_regimes(files.get("ownership", []), KnownNames(windows, references.lists))
    for scenario in files.get("scenarios", []):
        with problems.caught():
            load_scenario(scenario, workspace.catalogue, everyone, references, regimes)
    return problems


def _locate(
    paths: Sequence[Path], rules: Sequence[Path]
) -> tuple[dict[str, list[Located]], Problems]:
    found: dict[str, list[Located]] = {}
    problems = Problems()
    for root, label in _roots(paths, rules):
        if not root.exists():
            problems.append(
                Problem(str(root), 1, 1, "no such file or folder; name one that exists")
            )
            continue
        with problems.caught():
            check_rule_folder(root)
            for file in rule_files(root, label):
                with problems.caught():
                    found.setdefault(file[0], []).extend(parse_all(read_all([file]))[file[0]])
    return found, problems


def _roots(paths: Sequence[Path], rules: Sequence[Path]) -> list[tuple[Path, str]]:
    """Folders and files to check with their labels: what is given, else all that an assessment would judge by."""
    if paths:
        return [(path, str(path)) for path in (*paths, *rules)]
    return [
        (layer.rules, "rulesets" if layer.name == BUNDLED else str(layer.rules))
        for layer in all_layers((), rules)
        if layer.rules is not None
    ]


def _references(data: Sequence[Path], rulesets: Sequence[Located]) -> References:
    """The reference lists of the data, and the one that follows from the rulesets, the bundled ones among them."""
    rows = []
    for layer in all_layers(data):
        if layer.data is not None:
            label = "data" if layer.name == BUNDLED else str(layer.data)
            rows += [
                data_file
                for data_file in data_files(layer.data, label)
                if data_file[0] == "reference"
            ]
    held = coverage_lists([*rulesets, *_bundled_rulesets()])
    lists = parse_all(read_all(rows)).get("reference", [])
    return load_references(lists, held)


def _bundled_rulesets() -> list[Located]:
    roots = [layer.rules for layer in all_layers(()) if layer.name == BUNDLED]
    rows = [row for root in roots if root is not None for row in rule_files(root, "rulesets")]
    return parse_all(read_all(rows)).get("rulesets", [])
