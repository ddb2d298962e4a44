"""The part of the assessment schema that tells who owns the parties of a route."""

from __future__ import annotations

from typing import Any

from riskctl.assessment.party_ownership import REGIMES
from riskctl.schema.assessment_findings import DATE, GRADE
from riskctl.schema.text import array, closed, either

Json = dict[str, Any]
_STRING: Json = {"type": "string"}
_FLAG: Json = {"type": "boolean"}
_NULL: Json = {"type": "null"}
_PERCENT: Json = {"type": "number", "minimum": 0, "maximum": 100}


def ownership_finding() -> Json:
    """One party under one regime."""
    texts = dict.fromkeys(
        ("party", "name", "role", "title", "jurisdiction", "test", "summary"), _STRING
    )
    return closed(
        {
            **texts,
            "regime": {"enum": list(REGIMES)},
            "status": _status(),
            "verdict": {"enum": ["blocked", "possible", "not-blocked"]},
            "percent": _share(),
            "proof": closed({"nodes": array(_node()), "sentences": array(_STRING), "cut": _FLAG}),
            "red_flags": array(closed({"id": _STRING, "text": _STRING, "source": _STRING})),
            "sources": array(_source(), 1),
            "notes": array(_STRING),
            "grade": GRADE,
        }
    )


def _share() -> Json:
    return closed({"low": _PERCENT, "high": _PERCENT})


def _status() -> Json:
    ends = {"from": either(DATE, _NULL), "through": either(DATE, _NULL)}
    return closed(
        {"status": {"enum": ["in-force", "suspended", "not-in-force"]}, **ends, "verify": _FLAG}
    )


def _node() -> Json:
    stake = {
        "holder": _STRING,
        "label": _STRING,
        "percent": _share(),
        "counts": _FLAG,
        "holds": _STRING,
    }
    return closed(
        {
            "party": _STRING,
            "label": _STRING,
            "role": {"enum": ["target", "top", "passes-on", "not-counted"]},
            "because": _STRING,
            "stakes": array(closed({**stake, "because": _STRING})),
        }
    )


def _source() -> Json:
    texts = dict.fromkeys(("citation", "title", "url"), _STRING)
    return closed({**texts, "retrieved": DATE, "grade": GRADE})
