"""The parts of the assessment schema that findings are made of."""

from __future__ import annotations

from typing import Any, get_args

from riskctl.assessment.decide import SEVERITY
from riskctl.facts.grades import Grade
from riskctl.facts.spec import DIMENSIONS
from riskctl.facts.terms import FRAMEWORKS, Effect, Reach, Status, Strength
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.schema.text import array, closed, either

Json = dict[str, Any]
DATE: Json = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
GRADE: Json = {"enum": list(get_args(Grade))}
_STRING: Json = {"type": "string"}
_FLAG: Json = {"type": "boolean"}
_NULL: Json = {"type": "null"}
_POINTS: Json = {"type": "number", "minimum": 0, "maximum": 100}
_DIMENSION: Json = {"enum": list(DIMENSIONS)}
_STATUS: Json = {"enum": list(get_args(Status))}
_FACT: Json = {"$ref": "#/$defs/fact"}
_DAY: Json = either(DATE, {"const": ""})
"""A date, or nothing where a statement has none."""


def definitions() -> Json:
    """``$defs`` by name."""
    return {
        "fact": {"enum": list(VOCABULARY)},
        "value": _value(),
        "finding": _finding(),
        "evidence": _evidence(),
        "source": _source(),
        "route_fact": closed({**_origin(), "question": _STRING}),
        "gap": _gap(),
    }


def _value() -> Json:
    ends = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    return either(
        {"type": ["boolean", "number", "string", "null"]},
        array(_STRING),
        closed({"between": ends}),
        closed({"includes": array(_STRING), "excludes": array(_STRING)}),
    )


def _finding() -> Json:
    return closed(
        {
            "id": _STRING,
            "rule": {"type": ["string", "null"], "description": "null for a screening finding"},
            "title": _STRING,
            "dimension": _DIMENSION,
            "jurisdiction": _STRING,
            "effect": {"enum": list(get_args(Effect))},
            "verdict": {"enum": ["triggered", "unknown", "suspended", "announced"]},
            "status": _STATUS,
            "confirmed": _FLAG,
            "waived": {"type": ["string", "null"]},
            "object": array({"enum": list(get_args(Reach))}),
            "strength": {"enum": [*get_args(Strength), None]},
            "group": _STRING,
            "frameworks": array({"type": "string", "pattern": FRAMEWORKS}),
            "because": _STRING,
            "window": _window(),
            "sources": array({"$ref": "#/$defs/source"}, 1),
            "evidence": array({"$ref": "#/$defs/evidence"}),
            "gaps": array(_FACT),
            "mitigations": array(_mitigation()),
            "contribution": closed({"low": _POINTS, "high": _POINTS}),
        }
    )


def _window() -> Json:
    ends = {"from": either(DATE, _NULL), "through": either(DATE, _NULL)}
    return closed({**ends, "status": _STATUS, "verify": _FLAG, "source": _STRING})


def _mitigation() -> Json:
    return closed(
        {
            "do": _STRING,
            "owner": _STRING,
            "state": {"enum": ["met", "open", "unproven"]},
            "clears": {
                "type": "object",
                "propertyNames": _FACT,
                "additionalProperties": either(_STRING, array(_STRING)),
            },
            "reduces": either({"type": "number", "exclusiveMinimum": 0, "maximum": 0.95}, _NULL),
        }
    )


def _source() -> Json:
    texts = dict.fromkeys(("id", "citation", "title", "url"), _STRING)
    return closed({**texts, "retrieved": DATE, "grade": GRADE})


def _origin() -> Json:
    texts = dict.fromkeys(("shown", "source", "url", "origin", "note"), _STRING)
    return {"fact": _FACT, **texts, "observed": _DAY, "grade": GRADE}


def _evidence() -> Json:
    more = {"question": _STRING, "value": {"$ref": "#/$defs/value"}, "hypothetical": _FLAG}
    return closed({**_origin(), **more, "derived_from": array(closed(_origin()))})


def _gap() -> Json:
    return closed(
        {
            "fact": _FACT,
            "question": _STRING,
            "dimension": _DIMENSION,
            "known_by": {"enum": ["organisation", "public", "operator", "nobody"]},
            "reason": _STRING,
            "findings": array(_STRING, 1),
            "could_change_decision": _FLAG,
            "leads_to": array(closed({"answer": _STRING, "outcome": {"enum": list(SEVERITY)}})),
        }
    )
