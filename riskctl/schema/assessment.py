"""Schema of the assessment document, derived from its types: every object is closed and every key is required."""

from __future__ import annotations

from typing import Any

from riskctl.document.validate import adapter
from riskctl.document.version import SCHEMA_VERSION

Json = dict[str, Any]


def assessment() -> Json:
    """One document, or the array of them that several subjects give."""
    document = untitled(adapter(closed=True).json_schema(ref_template="#/$defs/{model}"), True)
    parts = document.pop("$defs")
    document["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    single = {"$ref": "#/$defs/Assessment"}
    return {
        "description": "One assessment, or an array of them when several subjects were asked about.",
        # Not `anyOf`: a validator would tell the mistakes of both branches for a document that is
        # one of them.
        "if": {"type": "array"},
        "then": {"type": "array", "items": single, "minItems": 1},
        "else": single,
        "$defs": {**parts, "Assessment": document},
    }


def untitled(node: Any, is_schema: bool) -> Any:
    """A schema without titles that repeat a key or a type; below ``properties`` keys are names, not words."""
    if isinstance(node, list):
        return [untitled(part, True) for part in node]
    if not isinstance(node, dict):
        return node
    return {
        key: untitled(part, not (is_schema and key in ("properties", "$defs")))
        for key, part in node.items()
        if not (is_schema and key == "title")
    }
