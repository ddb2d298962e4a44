"""Schemas by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from riskctl.schema import documents, files, policy, profiles, rulesets, use_case
from riskctl.schema.assessment import assessment
from riskctl.schema.text import SHARED

Json = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_BUILDERS: dict[str, tuple[str, Callable[[], Json]]] = {
    "assessment": ("Assessment document", assessment),
    "compare": ("Comparison document", documents.compare),
    "stress": ("Stress document", documents.stress),
    "plan": ("Plan document", documents.plan),
    "use-case": ("Use case", use_case.use_case),
    "portfolio": ("Portfolio", files.portfolio),
    "vendor": ("Vendor profile", profiles.vendor),
    "model": ("Model profile", profiles.model),
    "route": ("Route profile", profiles.route),
    "chip": ("Chip profile", profiles.chip),
    "ruleset": ("Ruleset", rulesets.ruleset),
    "scenario": ("Scenario", rulesets.scenario),
    "regime": ("Ownership regime", rulesets.regime),
    "waivers": ("Waivers", files.waivers),
    "policy": ("Policy of the gate", policy.policy),
    "scoring": ("Scoring policy", files.scoring),
    "reference": ("Reference lists", files.reference),
    "watchlist": ("Embedded watchlist", files.watchlist),
}

NAMES: tuple[str, ...] = tuple(_BUILDERS)
"""Every format with a schema."""


def schema(name: str) -> Json:
    """The schema of a format. Raises ``KeyError`` for a name not in :data:`NAMES`."""
    title, build = _BUILDERS[name]
    published = build()
    # Only those that are used: a schema stands for itself, without a file beside it.
    shared = {key: SHARED[key] for key in sorted(_references(published) & SHARED.keys())}
    if shared:
        published["$defs"] = {**published.get("$defs", {}), **shared}
    return {
        "$schema": DIALECT,
        "$id": f"urn:riskctl:schema:{name}",
        "title": f"riskctl: {title}",
        **published,
    }


def _references(node: Any) -> set[str]:
    """Names of the definitions that a schema points at."""
    if isinstance(node, dict):
        reference = (
            {node["$ref"].removeprefix("#/$defs/")} if isinstance(node.get("$ref"), str) else set()
        )
        return reference.union(*(_references(part) for part in node.values()))
    return set().union(*(_references(part) for part in node)) if isinstance(node, list) else set()
