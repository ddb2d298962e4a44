"""Schema of the assessment document: exact, so every object is closed and every key is required."""

from __future__ import annotations

from typing import Any

from riskctl.assessment.decide import SEVERITY
from riskctl.assessment.document import SCHEMA_VERSION
from riskctl.facts.spec import DIMENSIONS
from riskctl.schema.assessment_findings import DATE, GRADE, definitions
from riskctl.schema.assessment_ownership import ownership_finding
from riskctl.schema.text import array, closed, either

Json = dict[str, Any]
_STRING: Json = {"type": "string"}
_FLAG: Json = {"type": "boolean"}
_COUNT: Json = {"type": "integer", "minimum": 0}
_POINTS: Json = {"type": "number", "minimum": 0, "maximum": 100}
_SHA256: Json = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_OUTCOME: Json = {"enum": list(SEVERITY)}
_VALUE: Json = {"$ref": "#/$defs/value"}


def _or_null(part: Json) -> Json:
    return either(part, {"type": "null"})


def assessment() -> Json:
    """One document, or the array of them that several subjects give."""
    one = {"$ref": "#/$defs/assessment"}
    return {
        "description": "One assessment, or an array of them when several subjects were asked about.",
        "if": {"type": "array"},
        "then": array(one, 1),
        "else": one,
        "$defs": {**definitions(), **_scores(), "assessment": _document()},
    }


def _document() -> Json:
    return closed(
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "tool": closed({"name": {"const": "riskctl"}, "version": _STRING}),
            "as_of": DATE,
            "scenario": _or_null(closed({"id": _STRING, "title": _STRING, "trigger": _STRING})),
            "hypothetical": array(
                closed({"fact": {"$ref": "#/$defs/fact"}, "value": _VALUE, "shown": _STRING})
            ),
            "subject": _subject(),
            "use_case": _or_null(_use_case()),
            "decision": _decision(),
            "scores": _whole_scores(),
            "findings": array({"$ref": "#/$defs/finding"}),
            "gaps": array({"$ref": "#/$defs/gap"}),
            "screening": array(_screening()),
            "ownership": array(_stake()),
            "ownership_findings": array(ownership_finding()),
            "horizon": array(_horizon()),
            "not_assessed": array(closed({"id": _STRING, "title": _STRING, "why": _STRING})),
            "stale": array(closed({"kind": _STRING, "id": _STRING, "date": _or_null(DATE)})),
            "alternatives": array(_alternative()),
            "sensitivity": array(_flip()),
            "route_facts": array({"$ref": "#/$defs/route_fact"}),
            "valid_until": _or_null(_valid_until()),
            "waivers": array(_waiver()),
            "inputs": closed(
                {name: array(_input()) for name in ("rulesets", "watchlists", "profiles")}
            ),
            "digest": {
                **_SHA256,
                "description": "SHA-256 of the document without this key, in canonical JSON by RFC 8785",
            },
        }
    )


def _valid_until() -> Json:
    kinds = ["window", "statement", "evidence", "waiver", "review", "list"]
    return closed({"date": DATE, "kind": {"enum": kinds}, "why": _STRING})


def _subject() -> Json:
    named = closed({"id": _STRING, "name": _STRING, "native_names": array(_STRING)})
    return closed(
        {
            "id": {"type": "string", "pattern": "^[^@]+@[^@]+$"},
            "asked": _STRING,
            "notes": array(_STRING),
            "model": closed({"id": _STRING, "name": _STRING, "developer": named}),
            "route": closed(
                {
                    "id": _STRING,
                    "title": _STRING,
                    "operator": named,
                    "deployment": {"type": ["string", "null"]},
                }
            ),
        }
    )


def _use_case() -> Json:
    criticality = {"enum": ["low", "medium", "high", "critical"]}
    return closed(
        {
            "id": _STRING,
            "title": _STRING,
            "criticality": criticality,
            "sector": _VALUE,
            "country": _VALUE,
            "organisation": _STRING,
            "purpose": _STRING,
            "source": _STRING,
        }
    )


def _decision() -> Json:
    reason = closed(
        {
            "kind": {"enum": ["block", "possible-block", "score", "duty", "unknown"]},
            "text": _STRING,
            "finding": _STRING,
            "citation": _STRING,
            "confirmed": _FLAG,
        }
    )
    condition = closed(
        {
            "text": _STRING,
            "finding": _STRING,
            "kind": {"enum": ["precedent", "ongoing"]},
            "owner": _STRING,
            "settles": array(_STRING),
            "expires": DATE,
        }
    )
    residual = closed(
        {
            "finding": _STRING,
            "text": _STRING,
            "facts": array({"$ref": "#/$defs/fact"}),
            "block": _FLAG,
            "points": _POINTS,
        }
    )
    return closed(
        {
            "outcome": _OUTCOME,
            "today": _OUTCOME,
            "summary": _STRING,
            "confidence": {"enum": ["high", "medium", "low"]},
            "reasons": array(reason),
            "conditions": array(condition),
            "residual": array(residual),
        }
    )


def _scores() -> Json:
    ends = {"low": _POINTS, "likely": _POINTS, "high": _POINTS, "band": _STRING}
    share = closed(
        {
            "group": _STRING,
            "title": _STRING,
            "findings": array(_STRING),
            "low": _POINTS,
            "high": _POINTS,
        }
    )
    return {
        "interval": closed(ends),
        "dimension": closed({**ends, "contributions": array(share)}),
        "brief_scores": closed(
            {
                "overall": {"$ref": "#/$defs/interval"},
                "dimensions": closed({name: {"$ref": "#/$defs/interval"} for name in DIMENSIONS}),
            }
        ),
    }


def _whole_scores() -> Json:
    overall = closed(
        {
            "low": _POINTS,
            "likely": _POINTS,
            "high": _POINTS,
            "band": _STRING,
            "worst": {"enum": list(DIMENSIONS)},
        }
    )
    return closed(
        {
            "after_conditions": {"$ref": "#/$defs/interval"},
            "overall": overall,
            "dimensions": closed({name: {"$ref": "#/$defs/dimension"} for name in DIMENSIONS}),
        }
    )


def _screening() -> Json:
    return closed(
        {
            "party": _STRING,
            "name": _STRING,
            "role": _STRING,
            "list": _STRING,
            "outcome": {"enum": ["match", "review", "related", "clear", "unknown"]},
            "score": _POINTS,
            "entry": {"type": ["string", "null"]},
            "reason": _STRING,
            "checked": DATE,
            "grade": GRADE,
        }
    )


def _stake() -> Json:
    return closed(
        {
            "entity": _STRING,
            "owner": _STRING,
            "owner_id": {"type": ["string", "null"]},
            "percent": _or_null(closed({"low": _POINTS, "high": _POINTS})),
            "votes": _or_null(closed({"low": _POINTS, "high": _POINTS})),
            "control": _FLAG,
            "from": _or_null(DATE),
            "through": _or_null(DATE),
            "source": _STRING,
            "grade": GRADE,
        }
    )


def _horizon() -> Json:
    return closed(
        {
            "finding": _STRING,
            "title": _STRING,
            "status": {"enum": ["suspended", "announced"]},
            "from": _or_null(DATE),
            "through": _or_null(DATE),
            "citation": _STRING,
        }
    )


def _alternative() -> Json:
    return closed(
        {
            "route": _STRING,
            "title": _STRING,
            "outcome": _OUTCOME,
            "better": _FLAG,
            "best": _FLAG,
            "blocks": _COUNT,
            "conditions": _COUNT,
            "scores": {"$ref": "#/$defs/brief_scores"},
        }
    )


def _flip() -> Json:
    fact = closed({"fact": {"$ref": "#/$defs/fact"}, "value": _VALUE, "shown": _STRING})
    change = closed(
        {"kind": {"enum": ["fact", "mitigation"]}, "text": _STRING, "facts": array(fact, 1)}
    )
    return closed(
        {
            "changes": {**array(change, 1), "maxItems": 3},
            "outcome": _OUTCOME,
            "scores": closed({"overall": {"$ref": "#/$defs/interval"}}),
        }
    )


def _waiver() -> Json:
    return closed(
        {
            "id": _STRING,
            "rule": _STRING,
            "subject": _STRING,
            "state": {"enum": ["applied", "expired", "unused"]},
            "strength": {
                "enum": ["negligible", "low", "moderate", "substantial", "severe", "extreme", None]
            },
            "reason": _STRING,
            "approver": _STRING,
            "through": DATE,
        }
    )


def _input() -> Json:
    return closed(
        {
            "id": _STRING,
            "kind": _STRING,
            "sha256": _SHA256,
            "date": _or_null(DATE),
            "stale": _FLAG,
            "bears": _FLAG,
        }
    )
