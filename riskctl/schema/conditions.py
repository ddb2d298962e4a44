"""Schema of conditions: facts with the operators their types admit, joined by all, any and not."""

from __future__ import annotations

import json
from typing import Any

from riskctl.facts.spec import FactSpec
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import OPERATORS, misfit
from riskctl.schema.facts import member, scalar
from riskctl.schema.text import DATE, FACT_NAME, array, closed, either

Json = dict[str, Any]
REF: Json = {"$ref": "#/$defs/condition"}
_LIST: Json = closed(
    {"list": {"type": "string", "description": "id of a dated list in data/reference"}}
)
_ABOUT = {
    "is": "equal",
    "in": "among the named",
    "any_of": "the set shares a member",
    "any_outside": "the set has a member outside",
    "all_of": "the set holds them all",
    "at_least": "this number or more",
    "below": "less than this number",
    "within_years": "held, and dated at most so many years before the assessment date",
    "before": "dated earlier",
}


def condition() -> Json:
    """The definition that :data:`REF` points at."""
    leaf = closed(
        {"fact": FACT_NAME, **{name: {"description": _ABOUT[name]} for name in OPERATORS}},
        ("fact",),
        minProperties=2,
        maxProperties=2,
        allOf=_fits(),
    )
    joined = [closed({kind: array(REF, 1)}) for kind in ("all", "any")]
    return {
        "if": {"required": ["fact"]},
        "then": leaf,
        "else": {"oneOf": [*joined, closed({"not": REF})]},
    }


def _fits() -> list[Json]:
    """For each group of facts that take the same operators and values, what they take."""
    groups: dict[str, list[str]] = {}
    for path, spec in VOCABULARY.items():
        # Grouped, or there would be a branch for each of some hundred facts.
        groups.setdefault(json.dumps(_operators(spec)), []).append(path)
    return [
        {
            "if": {"properties": {"fact": {"enum": paths}}},
            "then": {"properties": json.loads(allowed)},
        }
        for allowed, paths in groups.items()
    ]


def _operators(spec: FactSpec) -> Json:
    return {name: _right(spec, name) if not misfit(spec, name) else False for name in OPERATORS}


def _right(spec: FactSpec, operator: str) -> Json:
    if operator in ("any_of", "any_outside", "all_of"):
        return either(array(member(spec), 1), _LIST)
    if operator == "in":
        return either(array(scalar(spec), 1), _LIST)
    if operator == "within_years":
        return either(
            {"type": "integer", "minimum": 1, "maximum": 100},
            {"type": "string", "pattern": "^[0-9]+$"},
        )
    return DATE if operator == "before" else scalar(spec)
