"""Schemas of scalars as an editor's YAML reader may hand them over.

riskctl keeps every scalar as text and reads it by the type of its fact. An editor reads ``50`` as a number, ``true`` as
a boolean and, under YAML 1.1, ``no`` as false; all of these must pass.
"""

from __future__ import annotations

from typing import Any

from riskctl.facts.countries import COUNTRIES
from riskctl.facts.vocabulary import VOCABULARY

Json = dict[str, Any]

TEXT: Json = {"type": ["string", "number", "boolean"]}
"""Free text: a version such as 1.10 or a word such as no may arrive as a number or a boolean."""

DATE: Json = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
NUMBER_TEXT = r"^ *[0-9][0-9_]*(\.[0-9]*)?([eE][+-]?[0-9]+)? *$"
_TRUTHS = ("true", "false", "yes", "no")

SHARED: dict[str, Json] = {
    "boolean": {
        "anyOf": [
            {"type": "boolean"},
            {
                "enum": [
                    form for word in _TRUTHS for form in (word, word.capitalize(), word.upper())
                ]
            },
        ]
    },
    "country": {
        "description": "ISO 3166-1 alpha-2 code",
        "enum": [*COUNTRIES, False],
        "enumDescriptions": [*COUNTRIES.values(), "NO (Norway) as YAML 1.1 reads it"],
    },
    "fact-name": {
        "enum": list(VOCABULARY),
        "enumDescriptions": [spec.question for spec in VOCABULARY.values()],
    },
    "unknown": {
        "anyOf": [
            {"const": "unknown"},
            {
                "type": "object",
                "properties": {"unknown": {"type": ["string", "null"]}},
                "required": ["unknown"],
                "additionalProperties": False,
            },
        ]
    },
}
"""Definitions that many places point at; :func:`riskctl.schema.publish.schema` adds those that a schema uses."""

BOOL: Json = {"$ref": "#/$defs/boolean"}
COUNTRY: Json = {"$ref": "#/$defs/country"}
FACT_NAME: Json = {"$ref": "#/$defs/fact-name"}
"""Any fact of the vocabulary by name; editors that know ``enumDescriptions`` show the questions."""
UNKNOWN: Json = {"$ref": "#/$defs/unknown"}


def number(whole: bool = False, most: float | None = None) -> Json:
    """A number from 0 up, or its digits as text."""
    plain: Json = {"type": "integer" if whole else "number", "minimum": 0}
    if most is not None:
        plain["maximum"] = most
    return {"anyOf": [plain, {"type": "string", "pattern": NUMBER_TEXT}]}


def choice(words: tuple[str, ...]) -> Json:
    """One of some words; ``yes`` and ``no`` also as the booleans that YAML 1.1 makes of them."""
    also = [value for word, value in (("yes", True), ("no", False)) if word in words]
    return {"enum": [*words, *also]}


def closed(properties: Json, required: tuple[str, ...] | None = None, **more: Any) -> Json:
    """An object with these keys only; all of them are required unless said otherwise."""
    keys = list(properties) if required is None else list(required)
    schema: Json = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **more,
    }
    return {**schema, "required": keys} if keys else schema


def array(items: Json, least: int = 0) -> Json:
    """A list."""
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def either(*parts: Json) -> Json:
    """Any one of several."""
    return {"anyOf": list(parts)}
