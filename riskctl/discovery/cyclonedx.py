"""An inventory as a CycloneDX bill of materials, versions 1.6 and 1.7: models as components, endpoints as services."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from riskctl.discovery.hosts import region_grade
from riskctl.discovery.scanned import Inventory
from riskctl.discovery.usage import Usage

Json = dict[str, Any]


def as_cyclonedx(inventory: Inventory, version: str = "1.6") -> bytes:
    """A bill of materials: models as components, endpoints as services, each with where it stands."""
    models: dict[tuple[str, str], list[Usage]] = {}
    services: dict[str, list[Usage]] = {}
    for usage in inventory.usages:
        if usage.kind in ("model", "model_pull"):
            models.setdefault((usage.literal, usage.operator), []).append(usage)
        elif usage.kind == "endpoint":
            services.setdefault(usage.literal, []).append(usage)
    document: Json = {
        "$schema": f"http://cyclonedx.org/schema/bom-{version}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": version,
        "version": 1,
        "components": [
            _component(name, operator, usages)
            for (name, operator), usages in sorted(models.items())
        ],
        "services": [_service(url, usages) for url, usages in sorted(services.items())],
    }
    return (json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode(
        "utf-8", "replace"
    )


def _component(name: str, operator: str, usages: list[Usage]) -> Json:
    reference = hashlib.sha256(f"{name}\n{operator}".encode("utf-8", "replace")).hexdigest()[:16]
    component: Json = {
        "type": "machine-learning-model",
        "bom-ref": f"model-{reference}",
        "name": name,
        "modelCard": {"modelParameters": {}},
        "evidence": {
            "occurrences": [{"location": usage.path, "line": usage.line} for usage in usages]
        },
        "properties": _properties(usages[0]),
    }
    if usages[0].developer:
        component["publisher"] = usages[0].developer
    return component


def _service(url: str, usages: list[Usage]) -> Json:
    reference = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:16]
    service: Json = {
        "bom-ref": f"service-{reference}",
        "name": usages[0].operator or url,
        "properties": _properties(usages[0]),
    }
    if re.fullmatch(r"https?://[\w.:/~%+-]+", url):
        service["endpoints"] = [url]
    places = [
        {"name": "riskctl:occurrence", "value": f"{usage.path}:{usage.line}"} for usage in usages
    ]
    service["properties"] += places
    return service


def _properties(usage: Usage) -> list[Json]:
    pairs = (
        ("operator", usage.operator),
        ("host_region", usage.host_region),
        ("region_grade", region_grade(usage.operator, usage.host_region)),
        ("confidence", usage.confidence),
    )
    return [{"name": f"riskctl:{name}", "value": value} for name, value in pairs if value]


def as_cyclonedx_1_7(inventory: Inventory) -> bytes:
    """The same bill of materials in version 1.7."""
    return as_cyclonedx(inventory, "1.7")
