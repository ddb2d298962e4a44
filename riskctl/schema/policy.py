"""Schema of the gate's policy: the table ``[gate]`` of a ``riskctl.toml``, as the gate reads it."""

from __future__ import annotations

from typing import Any

from riskctl.document.outcomes import OUTCOMES
from riskctl.gate.policy import LISTS, SWITCHES

Json = dict[str, Any]
_TEXT: Json = {"type": "string", "minLength": 1}
_DAY: Json = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def policy() -> Json:
    """The file with its table; other tables of the file are not described here."""
    return {
        "type": "object",
        "properties": {"gate": _gate()},
        "required": ["gate"],
    }


def _gate() -> Json:
    names: Json = {"type": "array", "items": _TEXT}
    path: Json = {
        "type": "object",
        "properties": {"match": _TEXT, "use-case": _TEXT},
        "required": ["match", "use-case"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "fail-on": {"enum": list(OUTCOMES), "description": "Fails from this outcome on."},
            "use-case": {**_TEXT, "description": "A file beside this one."},
            "paths": {"type": "array", "items": path},
            "warn-days": {"type": "integer", "minimum": 0},
            "max-data-age": {
                "type": "integer",
                "minimum": 1,
                "description": "Days after which profiles and lists are too old to decide by.",
            },
            **{key: {"type": "boolean"} for key in SWITCHES},
            **dict.fromkeys(LISTS, names),
            "waivers": {"type": "array", "items": _waiver()},
        },
    }


def _waiver() -> Json:
    scope = [{"required": [key]} for key in ("path", "literal", "operator")]
    texts = ("id", "path", "literal", "operator", "reason", "approver", "ticket")
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {**dict.fromkeys(texts, _TEXT), "through": _DAY},
        "required": ["id", "reason", "approver", "through"],
        "anyOf": scope,
    }
