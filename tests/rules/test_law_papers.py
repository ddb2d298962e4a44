"""A finding cites the law, or the papers of its own model and operator; never the papers of another company."""

from __future__ import annotations

import re

from riskctl.rules.conditions import leaves
from riskctl.workspace.workspace import Workspace

DECISIONS = {
    "eu.gdpr-transfers": "a decision of an authority is cited by the name of the case",
    "restrictions": "a measure that names its service",
    "us.federal-use": "a measure that names its service",
    "us.ndaa-2026-s1532": "an act that names the developer",
    "us.official-pressure": "statements about the developer concerned",
}
"""Rulesets whose sources name a company for a reason."""
NAMING = ("developer.id", "operator.id", "model.lineage_developers")


def _names(workspace: Workspace) -> frozenset[str]:
    names = set()
    for vendor in workspace.catalogue.vendors.values():
        names |= {vendor.name, *vendor.brands}
    return frozenset(name.lower() for name in names if len(name) > 3)


def test_no_rule_cites_the_paper_of_one_company(bundled: Workspace) -> None:
    names = _names(bundled)
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names))) + r")\b", re.I)
    wrong = []
    for rule in bundled.rules:
        read = {leaf.fact for leaf in leaves(rule.condition)}
        if rule.ruleset.startswith(tuple(DECISIONS)) or read & set(NAMING):
            continue
        for window in rule.entry.windows:
            citation = rule.sources[window.source].citation
            found = pattern.search(citation) or pattern.search(rule.entry.title)
            if found:
                wrong.append((rule.id, found.group(), citation))
    assert not wrong
