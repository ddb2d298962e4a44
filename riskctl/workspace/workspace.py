"""Everything an assessment is made from, loaded and checked."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from riskctl.assessment.law import Law
from riskctl.assessment.policy import Policy
from riskctl.assessment.regimes import RegimesFile, UnruledRegime
from riskctl.assessment.request import Departure
from riskctl.assessment.scenario import Scenario, load_scenario
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.load import load_catalogue
from riskctl.catalogue.profiles import KINDS
from riskctl.facts.law import Window
from riskctl.facts.reference import References, load_references
from riskctl.ownership.regime_file import KnownNames, load_regimes
from riskctl.ownership.regimes import Regime as OwnershipRegime
from riskctl.rules.load import load_rulesets
from riskctl.rules.overlays import Overlay
from riskctl.rules.ruleset import Rule, Ruleset
from riskctl.text.display import safe
from riskctl.text.located import InputError, Located, Problem
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.text.suggest import hint
from riskctl.watchlists.embedded import EmbeddedLists, load_watchlists
from riskctl.workspace import cache
from riskctl.workspace.departures import departures
from riskctl.workspace.files import (
    RawFile,
    check_data,
    check_rule_folder,
    data_files,
    parse_all,
    read_all,
    rule_files,
)
from riskctl.workspace.law_coverage import coverage_lists, unruled_countries
from riskctl.workspace.layers import BUNDLED, Layer
from riskctl.workspace.merge import merge


@dataclass(frozen=True, slots=True)
class Workspace:
    """Catalogue, rules, lists, policy and scenarios of all layers."""

    catalogue: Catalogue
    rulesets: tuple[Ruleset, ...]
    references: References
    policy: Policy
    policy_sha256: str
    scenarios: Mapping[str, Located]
    watchlists: EmbeddedLists
    regimes: tuple[UnruledRegime, ...] = ()
    ownership_regimes: tuple[OwnershipRegime, ...] = ()
    departures: tuple[Departure, ...] = ()
    """What layers above the bundled one add or replace."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of the rulesets."""
        return tuple(rule for ruleset in self.rulesets for rule in ruleset.rules)

    def law(self, overlays: Sequence[Overlay] = ()) -> Law:
        """What the engine judges by, with the waivers of an organisation."""
        return Law(self.rules, self.references, self.policy, overlays, self.ownership_regimes)

    def scenario(self, scenario_id: str) -> Scenario:
        """Read one scenario. Raises ``KeyError`` with a hint when there is none of that id."""
        if scenario_id not in self.scenarios:
            known = sorted(self.scenarios)
            raise KeyError(
                f"no scenario {scenario_id!r}{hint(scenario_id, known)}; known: {', '.join(known)}"
            )
        return load_scenario(
            self.scenarios[scenario_id],
            self.catalogue,
            self.rules,
            self.references,
            self.ownership_regimes,
        )


def open_workspace(layers: Sequence[Layer], cache_dir: Path | None = None) -> Workspace:
    """Read all layers; raises :class:`InputError` with every problem of every file.

    With a cache, files whose bytes have passed before are neither parsed nor checked again.
    """
    files = _read(layers)
    above = frozenset(file.sha256 for file in files if file.above)
    if cache_dir is None:
        return _build(parse_all(files), above, checked=False)
    # Read before the cache is asked: only the bytes say whether it is of these files.
    key = cache.cache_key(files, _salt())
    parsed = cache.load(cache_dir, key)
    if parsed is not None:
        with contextlib.suppress(
            Exception
        ):  # whatever is wrong with a cache, the files below tell the truth
            return _build(parsed, above, checked=True)
    parsed = parse_all(files)
    workspace = _build(parsed, above, checked=False)
    cache.store(cache_dir, key, parsed)
    return workspace


def _read(layers: Sequence[Layer]) -> list[RawFile]:
    files: list[RawFile] = []
    problems = Problems()
    kinds = ((data_files, check_data, "data"), (rule_files, check_rule_folder, "rulesets"))
    for layer in layers:
        for root, (walk, check, label) in zip((layer.data, layer.rules), kinds, strict=True):
            if root is None:
                continue
            if not root.exists():
                problems.append(Problem(str(root), 1, 1, "no such folder; name one that exists"))
                continue
            with problems.caught():
                if layer.name != BUNDLED:
                    check(root)
                    label = safe(str(root))
                read = read_all(walk(root, label))
                files += [replace(file, above=layer.name != BUNDLED) for file in read]
    problems.raise_all()
    return files


def _salt() -> str:
    """What the checks depend on besides the files: the vocabulary."""
    from riskctl.facts.vocabulary import VOCABULARY

    return hashlib.sha256(repr(sorted(VOCABULARY.items())).encode()).hexdigest()


def _build(parsed: dict[str, list[Located]], above: frozenset[str], checked: bool) -> Workspace:
    files = merge(parsed)
    held = coverage_lists(files.get("rulesets", []))
    references = load_references(files.get("reference", []), held)
    problems = Problems()
    register = next(iter(files.get("sources", [])), None)
    # Each part is read even where another is broken, so that one run tells every mistake.
    catalogue = rulesets = None
    with problems.caught():
        profiles = {kind: files.get(kind, []) for kind in KINDS}
        catalogue = load_catalogue(profiles, register, references, checked)
    with problems.caught():
        rulesets = load_rulesets(files.get("rulesets", []), references, checked)
    with problems.caught():
        known = KnownNames(_windows(rulesets or ()), references.lists)
        ownership_regimes = load_regimes(files.get("ownership", []), known)
    # The last is the highest layer; `merge` has left one.
    scoring = files["scoring"][-1]
    with problems.caught():
        policy = validate(scoring, Policy)
        watchlists = load_watchlists(files.get("watchlists", []))
        regimes = [
            regime
            for located in files.get("not_assessed", [])
            for regime in validate(located, RegimesFile).regimes
        ]
    if problems or catalogue is None or rulesets is None:
        raise InputError(problems)
    scenarios = {_scenario_id(scenario): scenario for scenario in files.get("scenarios", [])}
    # By id, so that reports do not change with the names of folders.
    rulesets.sort(key=lambda ruleset: ruleset.id)
    workspace = Workspace(
        catalogue=catalogue,
        rulesets=tuple(rulesets),
        references=references,
        policy=policy,
        policy_sha256=scoring.sha256,
        scenarios=scenarios,
        watchlists=watchlists,
        regimes=(*regimes, *unruled_countries(references.lists)),
        ownership_regimes=ownership_regimes,
        departures=departures(files, above),
    )
    if not checked:
        _check_scenarios(workspace)
    return workspace


def _windows(rulesets: Sequence[Ruleset]) -> dict[str, tuple[Window, ...]]:
    return {rule.id: rule.entry.windows for ruleset in rulesets for rule in ruleset.rules}


def _check_scenarios(workspace: Workspace) -> None:
    """Read every scenario once, so that a bad one is told with its lines, which a cache does not keep."""
    problems = Problems()
    for name in workspace.scenarios:
        with problems.caught():
            workspace.scenario(name)
    problems.raise_all()


def _scenario_id(located: Located) -> str:
    return str(located.data.get("scenario", located.name))
