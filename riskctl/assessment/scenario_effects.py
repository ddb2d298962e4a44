"""What a scenario changes: facts of a subject, listings, windows of rules, and members of reference lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace

from riskctl.assessment.scenario import MemberPatch, Scenario
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.profiles import ClaimedListing, SourceEntry
from riskctl.facts.law import Window
from riskctl.facts.reference import Membership, ReferenceList, References
from riskctl.facts.values import Fact, Provenance, Unknown
from riskctl.rules.evaluate import MAYBE, YES, compile_condition
from riskctl.rules.ruleset import Rule

_OPEN = "whether the scenario reaches this subject is not known"


def scenario_facts(
    scenario: Scenario, facts: Mapping[str, Fact], as_of: str, references: References
) -> dict[str, Fact]:
    """The facts the scenario supposes for a subject with these facts.

    Where it is not known whether the scenario reaches the subject, the fact is not known either.
    """
    provenance = Provenance(
        scenario.title, "", "", "official", "supposed by the scenario", scenario.id, True
    )
    values = {path: fact.value for path, fact in facts.items()}

    def members(list_id: str) -> frozenset[str]:
        return references.members(list_id, as_of)

    supposed: dict[str, Fact] = {}
    for patch in scenario.facts:
        reached = (
            YES if patch.where is None else compile_condition(patch.where, as_of, members)(values)
        )
        if reached == YES:
            supposed[patch.path] = Fact(patch.path, patch.value, provenance)
        # A supposition that does not change the value leaves it known; one that came before stays.
        elif (
            reached == MAYBE
            and patch.path not in supposed
            and values.get(patch.path) != patch.value
        ):
            supposed[patch.path] = Fact(patch.path, Unknown(_OPEN), provenance)
    return supposed


def apply_to_catalogue(catalogue: Catalogue, scenario: Scenario) -> Catalogue:
    """The catalogue with the supposed listings added."""
    if not scenario.listings:
        return catalogue
    vendors = dict(catalogue.vendors)
    key = f"scenario-{scenario.id}"
    for patch in scenario.listings:
        vendor = vendors[patch.vendor]
        entry = {
            "list": patch.list,
            "from": patch.since,
            "source": key,
            "grade": "official",
            "note": "supposed",
        }
        sources = {**vendor.sources, key: SourceEntry(title=scenario.title)}
        update = {
            "listings": (*vendor.listings, ClaimedListing.model_validate(entry)),
            "sources": sources,
        }
        vendors[patch.vendor] = vendor.model_copy(update=update)
    return replace(catalogue, vendors=vendors)


def apply_to_rules(rules: Iterable[Rule], scenario: Scenario) -> Iterable[Rule]:
    """The rules with the supposed windows, the latest first, in front of their own; the supposed rules after them."""
    latest_first = sorted(scenario.windows, key=lambda patch: patch.since, reverse=True)
    for rule in rules:
        # A window needs a source; a supposed one stands on that of the law it changes.
        source = rule.entry.windows[-1].source
        windows = [
            Window.model_validate({"from": patch.since, "status": patch.status, "source": source})
            for patch in latest_first
            if patch.rule == rule.id
        ]
        yield _with_windows(rule, windows) if windows else rule
    yield from scenario.rules


def _with_windows(rule: Rule, windows: Iterable[Window]) -> Rule:
    return replace(
        rule, entry=rule.entry.model_copy(update={"windows": (*windows, *rule.entry.windows)})
    )


def apply_to_references(references: References, scenario: Scenario) -> References:
    """The reference lists with the supposed members added or gone."""
    if not scenario.members:
        return references
    lists = dict(references.lists)
    for patch in scenario.members:
        lists[patch.list] = _with_member(lists[patch.list], patch)
    return References(lists, references.official_lists, references.inputs)


def _with_member(reference_list: ReferenceList, patch: MemberPatch) -> ReferenceList:
    entries = tuple(
        _ended(entry, patch) if entry.id == patch.id else entry for entry in reference_list.entries
    )
    if not patch.leaves:
        entries += (
            Membership.model_validate({"id": patch.id, "from": patch.since, "note": "supposed"}),
        )
    return reference_list.model_copy(update={"entries": entries})


def _ended(membership: Membership, patch: MemberPatch) -> Membership:
    """The membership up to the day before the patch; what had ended by then stays as it was."""
    # Windows and memberships end with their last day, so that there is no day with both and none
    # with neither.
    last = (datetime.date.fromisoformat(patch.since) - datetime.timedelta(days=1)).isoformat()
    return membership.model_copy(update={"through": min(membership.through or last, last)})
