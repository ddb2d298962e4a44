"""An inventory as SARIF 2.1.0: one run, one rule a kind, each usage a note with a fingerprint that outlives moved lines."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from riskctl.discovery.scanned import Inventory, fingerprint
from riskctl.discovery.usage import Usage
from riskctl.text.display import safe

Json = dict[str, Any]
_RULES = {
    "model": "A model is used",
    "model_pull": "Weights of a model are fetched",
    "endpoint": "A model service is called",
    "image": "An image of a model server is run",
    "iac": "Infrastructure brings a model service",
    "ci_action": "A pipeline action calls a model service",
    "mcp": "An agent may call a server",
    "sdk": "A client of a model service is imported",
    "dep": "A client of a model service is a dependency",
    "envkey": "The key of a model service is named",
    "policy": "What decides the gate has changed",
}


def as_sarif(inventory: Inventory) -> bytes:
    """Sorted keys, UTF-8. Files that could not be read are notifications of the run, not results."""
    kinds = sorted({usage.kind for usage in inventory.usages})
    rules = [{"id": f"usage.{kind}", "shortDescription": {"text": _RULES[kind]}} for kind in kinds]
    notes = [
        {"level": "warning", "message": {"text": safe(text, 400)}} for text in inventory.warnings
    ]
    run: Json = {
        "tool": {"driver": {"name": "riskctl", "rules": rules}},
        "results": [_result(usage) for usage in inventory.usages],
        "invocations": [
            {"executionSuccessful": not inventory.unread, "toolExecutionNotifications": notes}
        ],
        "columnKind": "unicodeCodePoints",
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "replace")


def _result(usage: Usage) -> Json:
    maker = f" by {usage.developer}" if usage.developer else ""
    via = f" via {usage.operator}" if usage.operator else ""
    region = f" ({usage.host_region})" if usage.host_region else ""
    text = f"{_RULES[usage.kind]}: {usage.literal}{maker}{via}{region}; {usage.evidence}"
    place = {
        "artifactLocation": {"uri": quote(usage.path)},
        "region": {"startLine": usage.line, "startColumn": usage.column},
    }
    return {
        "ruleId": f"usage.{usage.kind}",
        "level": "note",
        "message": {"text": safe(text, 600)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"riskctl/v1": fingerprint(usage)},
        "properties": {"confidence": usage.confidence},
    }
