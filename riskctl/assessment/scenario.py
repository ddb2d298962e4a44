"""What-if scenarios as files: patches on facts, listings, windows and memberships, and rules that are supposed.

How they change catalogue, rules and lists is in :mod:`riskctl.assessment.scenario_effects`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field, model_validator

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.references import unknown_ids
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.law import Source
from riskctl.facts.read import BadValueError, read_value
from riskctl.facts.reference import References
from riskctl.facts.terms import Status
from riskctl.facts.values import Fact, Value
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.ownership.regimes import Regime
from riskctl.rules.conditions import Condition, parse_condition
from riskctl.rules.load import load_ruleset
from riskctl.rules.ruleset import Rule, RuleEntry
from riskctl.text.located import Located, Problem
from riskctl.text.model import Date, Id, Replaces, Strict
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.text.suggest import hint

KeyPath = tuple[str | int, ...]


class ListingPatch(Strict):
    """Suppose the vendor is entered on the list from a day."""

    vendor: str
    list: str
    since: Date = Field(alias="from")


class WindowPatch(Strict):
    """Suppose the rule, or the ownership regime, has the status from a day, without end."""

    rule: str = ""
    regime: str = ""
    since: Date = Field(alias="from")
    status: Status

    @model_validator(mode="after")
    def _of_one(self) -> WindowPatch:
        if bool(self.rule) == bool(self.regime):
            raise ValueError("a window is that of a `rule` or of a `regime`")
        return self


class MemberPatch(Strict):
    """Suppose the member (a country) is on the reference list from a day, or, with ``leaves``, no longer on it."""

    list: str
    id: str
    since: Date = Field(alias="from")
    leaves: bool = False


class Patch(Strict):
    """One supposition: a fact (optionally only where a condition holds), a listing, a window, or a membership."""

    fact: str = ""
    value: Any = None
    where: Any = None
    listing: ListingPatch | None = None
    window: WindowPatch | None = None
    member: MemberPatch | None = None
    note: str = ""

    @model_validator(mode="after")
    def _one_kind(self) -> Patch:
        if (
            sum(
                (
                    bool(self.fact),
                    *(patch is not None for patch in (self.listing, self.window, self.member)),
                )
            )
            != 1
        ):
            raise ValueError(
                "a patch is one of `fact` with `value`, `listing`, `window` or `member`"
            )
        return self


class ScenarioFile(Strict):
    """One file of ``rulesets/scenarios``; ``rules`` are supposed law, for the ``jurisdiction`` that would make it."""

    scenario: Id
    title: str
    trigger: str
    note: str = ""
    jurisdiction: str = ""
    sources: dict[str, Source] = {}
    patches: tuple[Patch, ...] = ()
    rules: tuple[RuleEntry, ...] = ()
    replaces: Replaces | None = None

    @model_validator(mode="after")
    def _supposes(self) -> ScenarioFile:
        if not self.patches and not self.rules:
            raise ValueError("a scenario supposes something; add `patches` or `rules`")
        if self.rules and not self.jurisdiction:
            raise ValueError("`rules` need the `jurisdiction` that would make them")
        return self


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
    members: tuple[MemberPatch, ...] = ()
    rules: tuple[Rule, ...] = ()
    sha256: str = ""


NO_SCENARIO = Scenario()


def load_scenario(
    located: Located,
    catalogue: Catalogue,
    rules: Sequence[Rule],
    references: References,
    regimes: Sequence[Regime] = (),
) -> Scenario:
    """Read a scenario file; raises :class:`InputError` with every problem at its line."""
    file = validate(located, ScenarioFile)
    problems = Problems()
    facts = []
    known: dict[str, Collection[str]] = {
        "vendor": catalogue.vendors,
        "list": references.official_lists,
        "rule": {rule.id for rule in rules},
        "regime": {regime.id for regime in regimes},
        # Unions have no members of their own: a patch on one would be lost.
        "reference list": {key for key, listed in references.lists.items() if not listed.union},
        "country": COUNTRIES,
    }
    check = _name_check(located, known, problems)
    for index, patch in enumerate(file.patches):
        at: KeyPath = ("patches", index)
        if patch.fact:
            supposed_fact = _read_fact(located, patch, at, problems)
            facts.append(supposed_fact)
            # A value may name a profile, which only the catalogue knows.
            if supposed_fact:
                stated = Fact(supposed_fact.path, supposed_fact.value)
                problems += [
                    located.problem((*at, "value"), text) for text in unknown_ids(stated, catalogue)
                ]
        for kind, key, value in _names(patch):
            check(kind, value, (*at, *key))
    with problems.caught():
        supposed = _supposed_rules(located, file, references)
    problems.raise_all()
    return Scenario(
        file.scenario,
        file.title,
        file.trigger,
        tuple(fact for fact in facts if fact),
        tuple(patch.listing for patch in file.patches if patch.listing),
        tuple(patch.window for patch in file.patches if patch.window),
        tuple(patch.member for patch in file.patches if patch.member),
        supposed,
        located.sha256,
    )


def _names(patch: Patch) -> list[tuple[str, KeyPath, str]]:
    """What a patch names, of which kind, and where."""
    names: list[tuple[str, KeyPath, str]] = []
    if patch.listing:
        names += [
            ("vendor", ("listing", "vendor"), patch.listing.vendor),
            ("list", ("listing", "list"), patch.listing.list),
        ]
    if patch.window and patch.window.rule:
        names.append(("rule", ("window", "rule"), patch.window.rule))
    if patch.window and patch.window.regime:
        names.append(("regime", ("window", "regime"), patch.window.regime))
    if patch.member:
        names += [
            ("reference list", ("member", "list"), patch.member.list),
            ("country", ("member", "id"), patch.member.id),
        ]
    return names


def _name_check(
    located: Located, known: Mapping[str, Collection[str]], problems: list[Problem]
) -> Callable[[str, str, KeyPath], None]:
    def check(kind: str, value: str, at: KeyPath) -> None:
        if value not in known[kind]:
            problems.append(
                located.problem(at, f"unknown {kind} {value!r}{hint(value, known[kind])}")
            )

    return check


def _supposed_rules(
    located: Located, file: ScenarioFile, references: References
) -> tuple[Rule, ...]:
    """The rules of the scenario, read as a ruleset of its own whose lines are those of this file."""
    if not file.rules:
        return ()
    head = {
        "ruleset": f"scenario.{file.scenario}",
        "title": file.title,
        "jurisdiction": file.jurisdiction,
    }
    body = {
        "sources": located.data.get("sources", {}),
        "rules": located.data["rules"],
        # Supposed law is never due for review; the reader of rulesets asks for a day.
        "review_by": "2199-12-31",
    }
    return load_ruleset(replace(located, data={**head, **body}), references).rules


def _read_fact(
    located: Located, patch: Patch, at: KeyPath, problems: list[Problem]
) -> FactPatch | None:
    def say(path: KeyPath, message: str) -> None:
        problems.append(located.problem((*at, "where", *path), message))

    condition = None if patch.where is None else parse_condition(patch.where, say)
    spec = VOCABULARY.get(patch.fact)
    if spec is None:
        text = f"unknown fact {patch.fact!r}{hint(patch.fact, VOCABULARY)}"
        problems.append(located.problem((*at, "fact"), text))
        return None
    try:
        return FactPatch(patch.fact, read_value(spec, patch.value), condition)
    except BadValueError as bad:
        problems.append(located.problem((*at, "value", *bad.at), str(bad)))
        return None
