"""A gate result as a CycloneDX bill of materials: the inventory's, with the outcome of each model and service."""

from __future__ import annotations

import json
from typing import Any

from riskctl.discovery.cyclonedx import as_cyclonedx
from riskctl.discovery.scanned import Inventory
from riskctl.document.outcomes import severity
from riskctl.gate.findings import GateResult
from riskctl.text.display import safe

Json = dict[str, Any]


def as_bill(result: GateResult, version: str = "1.6") -> bytes:
    """The worst outcome over the places of each component and service stands in the property ``riskctl:outcome``."""
    usages = tuple(finding.usage for finding in result.findings)
    document = json.loads(as_cyclonedx(Inventory(usages), version))
    worst: dict[str, str] = {}
    for finding in result.findings:
        place = f"{finding.usage.path}:{finding.usage.line}:{finding.usage.literal}"
        # The worst: two findings of one place are one line of the bill.
        worst[place] = max(worst.get(place, "approve"), finding.outcome, key=severity)
    for component in document["components"]:
        rows = component["evidence"]["occurrences"]
        places = [
            f"{occurrence['location']}:{occurrence['line']}:{component['name']}"
            for occurrence in rows
        ]
        _tell(component, [worst[place] for place in places if place in worst])
    for service in document["services"]:
        stems = [
            occurrence["value"]
            for occurrence in service["properties"]
            if occurrence["name"] == "riskctl:occurrence"
        ]
        outcomes = [
            outcome
            for place, outcome in worst.items()
            for stem in stems
            if place.startswith(f"{stem}:")
        ]
        _tell(service, outcomes)
    told = [{"name": "riskctl:notice", "value": safe(text, 600)} for text in result.remarks]
    if told:
        metadata = document.setdefault("metadata", {})
        metadata["properties"] = [*metadata.get("properties", []), *told]
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "replace")


def as_bill_1_7(result: GateResult) -> bytes:
    """The same in version 1.7."""
    return as_bill(result, "1.7")


def _tell(entry: Json, outcomes: list[str]) -> None:
    if outcomes:
        outcome = max(outcomes, key=severity)
        entry["properties"].append({"name": "riskctl:outcome", "value": outcome})
