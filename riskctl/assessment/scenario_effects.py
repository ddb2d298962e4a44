"""What a scenario changes: facts of a subject, listings, windows of rules, and members of reference lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace

from riskctl.assessment.scenario import MemberPatch, Scenario
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.profiles import Listing, SourceEntry
from riskctl.facts.reference import Membership, ReferenceList, References
from riskctl.facts.values import Fact, Provenance
from riskctl.rules.evaluate import YES, compile_condition
from riskctl.rules.ruleset import Rule, Window


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
    """The rules with the supposed windows in front of their own, and the supposed rules after them."""
    patches = {patch.rule: patch for patch in scenario.windows}
    for rule in rules:
        patch = patches.get(rule.id)
        if patch is None:
            yield rule
            continue
        last = rule.entry.windows[-1]
        window = Window.model_validate({"from": patch.since, "status": patch.status, "source": last.source})
        yield replace(rule, entry=rule.entry.model_copy(update={"windows": (window, *rule.entry.windows)}))
    yield from scenario.rules


def apply_to_references(references: References, scenario: Scenario) -> References:
    """The reference lists with the supposed members added or gone."""
    if not scenario.members:
        return references
    lists = dict(references.lists)
    for patch in scenario.members:
        lists[patch.list] = _with_member(lists[patch.list], patch)
    return References(lists, references.official_lists)


def _with_member(found: ReferenceList, patch: MemberPatch) -> ReferenceList:
    entries = tuple(_ended(one, patch) if one.id == patch.id else one for one in found.entries)
    if not patch.leaves:
        entries += (Membership.model_validate({"id": patch.id, "from": patch.since, "note": "supposed"}),)
    return found.model_copy(update={"entries": entries})


def _ended(one: Membership, patch: MemberPatch) -> Membership:
    """The membership up to the day before the patch; what had ended by then stays as it was."""
    last = (datetime.date.fromisoformat(patch.since) - datetime.timedelta(days=1)).isoformat()
    return one.model_copy(update={"through": min(one.through or last, last)})
