"""What-if scenarios: patches on facts, listings and windows, so that one engine serves dates and scenarios alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field, model_validator

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.profiles import Listing, SourceEntry
from riskctl.facts.read import BadValueError, read_value
from riskctl.facts.reference import References
from riskctl.facts.values import Fact, Provenance, Value
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import Condition, parse_condition
from riskctl.rules.evaluate import YES, compile_condition
from riskctl.rules.ruleset import Rule, Source, Status, Window
from riskctl.text.located import InputError, Located, Problem
from riskctl.text.model import Date, Strict
from riskctl.text.schema import validate
from riskctl.text.suggest import hint

KeyPath = tuple[str | int, ...]


class ListingPatch(Strict):
    """Suppose the vendor is entered on the list from a day."""

    vendor: str
    list: str
    since: Date = Field(alias="from")


class WindowPatch(Strict):
    """Suppose the rule has the status from a day, without end."""

    rule: str
    since: Date = Field(alias="from")
    status: Status


class Patch(Strict):
    """One supposition: a fact (optionally only where a condition holds), a listing, or a window."""

    fact: str = ""
    value: Any = None
    where: Any = None
    listing: ListingPatch | None = None
    window: WindowPatch | None = None
    note: str = ""

    @model_validator(mode="after")
    def _one_kind(self) -> Patch:
        if sum((bool(self.fact), self.listing is not None, self.window is not None)) != 1:
            raise ValueError("a patch is one of `fact` with `value`, `listing` or `window`")
        return self


class ScenarioFile(Strict):
    """One file of ``rulesets/scenarios``."""

    scenario: str
    title: str
    trigger: str
    note: str = ""
    sources: dict[str, Source] = {}
    patches: tuple[Patch, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class FactPatch:
    """A fact to suppose, with the condition under which it is supposed."""

    path: str
    value: Value
    where: Condition | None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario ready to apply."""

    id: str = ""
    title: str = ""
    trigger: str = ""
    facts: tuple[FactPatch, ...] = ()
    listings: tuple[ListingPatch, ...] = ()
    windows: tuple[WindowPatch, ...] = ()
    sha256: str = ""


NO_SCENARIO = Scenario()


def load_scenario(located: Located, catalogue: Catalogue, rules: Sequence[Rule], references: References) -> Scenario:
    """Read a scenario file; raises :class:`InputError` with every problem at its line."""
    file = validate(located, ScenarioFile)
    problems: list[Problem] = []
    facts = []
    known = {"vendor": set(catalogue.vendors), "list": set(references.official_lists), "rule": {r.id for r in rules}}

    def need(kind: str, value: str, at: KeyPath) -> None:
        if value not in known[kind]:
            problems.append(located.problem(at, f"unknown {kind} {value!r}{hint(value, known[kind])}"))

    for index, patch in enumerate(file.patches):
        at: KeyPath = ("patches", index)
        if patch.fact:
            facts.append(_read_fact(located, patch, at, problems))
        if patch.listing:
            need("vendor", patch.listing.vendor, (*at, "listing", "vendor"))
            need("list", patch.listing.list, (*at, "listing", "list"))
        if patch.window:
            need("rule", patch.window.rule, (*at, "window", "rule"))
    if problems:
        raise InputError(problems)
    return Scenario(
        file.scenario,
        file.title,
        file.trigger,
        tuple(fact for fact in facts if fact),
        tuple(patch.listing for patch in file.patches if patch.listing),
        tuple(patch.window for patch in file.patches if patch.window),
        located.sha256,
    )


def _read_fact(located: Located, patch: Patch, at: KeyPath, problems: list[Problem]) -> FactPatch | None:
    def say(path: KeyPath, message: str) -> None:
        problems.append(located.problem((*at, "where", *path), message))

    where = None if patch.where is None else parse_condition(patch.where, say)
    spec = VOCABULARY.get(patch.fact)
    if spec is None:
        text = f"unknown fact {patch.fact!r}{hint(patch.fact, VOCABULARY)}"
        problems.append(located.problem((*at, "fact"), text))
        return None
    try:
        return FactPatch(patch.fact, read_value(spec, patch.value), where)
    except BadValueError as bad:
        problems.append(located.problem((*at, "value", *bad.at), str(bad)))
        return None


def scenario_facts(
    scenario: Scenario, facts: Mapping[str, Fact], as_of: str, references: References
) -> dict[str, Fact]:
    """The facts the scenario supposes for a subject with these facts."""
    where = Provenance(scenario.title, "", "", "official", "supposed by the scenario", scenario.id, True)
    values = {path: fact.value for path, fact in facts.items()}

    def members(list_id: str) -> frozenset[str]:
        return references.members(list_id, as_of)

    return {
        patch.path: Fact(patch.path, patch.value, where)
        for patch in scenario.facts
        if patch.where is None or compile_condition(patch.where, as_of, members)(values) == YES
    }


def apply_to_catalogue(catalogue: Catalogue, scenario: Scenario) -> Catalogue:
    """The catalogue with the supposed listings added."""
    if not scenario.listings:
        return catalogue
    vendors = dict(catalogue.vendors)
    key = f"scenario-{scenario.id}"
    for patch in scenario.listings:
        vendor = vendors[patch.vendor]
        entry = {"list": patch.list, "from": patch.since, "source": key, "grade": "official", "note": "supposed"}
        sources = {**vendor.sources, key: SourceEntry(title=scenario.title)}
        update = {"listings": (*vendor.listings, Listing.model_validate(entry)), "sources": sources}
        vendors[patch.vendor] = vendor.model_copy(update=update)
    return replace(catalogue, vendors=vendors)


def apply_to_rules(rules: Iterable[Rule], scenario: Scenario) -> Iterable[Rule]:
    """The rules with the supposed windows in front of their own."""
    patches = {patch.rule: patch for patch in scenario.windows}
    for rule in rules:
        patch = patches.get(rule.id)
        if patch is None:
            yield rule
            continue
        last = rule.entry.windows[-1]
        window = Window.model_validate({"from": patch.since, "status": patch.status, "source": last.source})
        yield replace(rule, entry=rule.entry.model_copy(update={"windows": (window, *rule.entry.windows)}))
