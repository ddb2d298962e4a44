"""An inventory as JSON, as a CycloneDX bill of materials and as a table for people. No clock, no machine paths."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from riskctl.discovery.hosts import region_grade
from riskctl.discovery.scan import Inventory, fingerprint
from riskctl.discovery.usage import Usage
from riskctl.text.display import safe

Json = dict[str, Any]
SCHEMA_VERSION = "1.0"


def as_json(inventory: Inventory) -> bytes:
    """Sorted keys, UTF-8, one object with ``usages``, ``warnings``, ``unread`` and ``files``."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "usages": [
            {
                **usage.row(),
                "region_grade": region_grade(usage.operator, usage.host_region),
                "fingerprint": fingerprint(usage),
            }
            for usage in inventory.usages
        ],
        "warnings": list(inventory.warnings),
        "unread": list(inventory.unread),
        "files": inventory.files,
    }
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "replace")


def as_table(inventory: Inventory) -> str:
    """One line a usage, and one total line."""
    lines = []
    for usage in inventory.usages:
        maker = f" by {usage.developer}" if usage.developer else ""
        via = f" via {usage.operator}" if usage.operator else ""
        region = f" ({_place(usage)})" if usage.host_region else ""
        unsure = "" if usage.confidence == "declared" else f" [{usage.confidence}]"
        text = f"{usage.path}:{usage.line}:{usage.column}: {usage.kind} {usage.literal}{maker}{via}{region}{unsure}"
        lines.append(safe(text, 400))
    lines.append(total_line(inventory))
    return "\n".join(lines) + "\n"


def _place(usage: Usage) -> str:
    """The region, with its grade where no better source than memory states it."""
    grade = region_grade(usage.operator, usage.host_region)
    return f"{usage.host_region}, {grade}" if grade == "unverified" else usage.host_region


def total_line(inventory: Inventory) -> str:
    """``Total: 12 (model: 7, endpoint: 3, ...) in 240 files``."""
    counts: dict[str, int] = {}
    for usage in inventory.usages:
        counts[usage.kind] = counts.get(usage.kind, 0) + 1
    parts = ", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items()))
    return (
        f"Total: {len(inventory.usages)}{f' ({parts})' if parts else ''} in {inventory.files} files"
    )


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
