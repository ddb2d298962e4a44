"""Schemas of the documents of compare, stress and plan, derived from their types: closed, every key required."""

from __future__ import annotations

from typing import Any

from riskctl.compare.model import ChangesDocument, RoutesDocument
from riskctl.document.typed import checker
from riskctl.portfolio.model import PlanDocument, StressDocument
from riskctl.schema.assessment import untitled

Json = dict[str, Any]


def stress() -> Json:
    """What ``riskctl stress --format json`` prints."""
    return _of(StressDocument)


def plan() -> Json:
    """What ``riskctl plan --format json`` prints."""
    return _of(PlanDocument)


def compare() -> Json:
    """What ``riskctl compare --format json`` prints: routes, changes, or an array of changes by subject."""
    routes, changes = _of(RoutesDocument), _of(ChangesDocument)
    parts = {**routes.pop("$defs"), **changes.pop("$defs")}
    parts |= {"RoutesDocument": routes, "ChangesDocument": changes}
    of_changes = {"$ref": "#/$defs/ChangesDocument"}
    return {
        "description": "Routes side by side, or two assessments against each other; "
        "an array where two files assess several subjects in common.",
        "anyOf": [
            {"$ref": "#/$defs/RoutesDocument"},
            of_changes,
            {"type": "array", "items": of_changes, "minItems": 1},
        ],
        "$defs": parts,
    }


def _of(document_type: type) -> Json:
    schema = checker(document_type, closed=True).json_schema(ref_template="#/$defs/{model}")
    plain = untitled(schema, True)
    assert isinstance(plain, dict)
    return plain
