"""Schemas of rulesets and scenarios."""

from __future__ import annotations

import json
from typing import Any

from riskctl.assessment.scenario import ScenarioFile
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.ownership.regime_file import RegimeFile
from riskctl.rules.ruleset import RulesetFile
from riskctl.schema.conditions import REF, condition
from riskctl.schema.facts import facts_by_path, value
from riskctl.schema.models import of_model
from riskctl.schema.text import FACT_NAME, array

Json = dict[str, Any]


def ruleset() -> Json:
    """``rulesets/<jurisdiction>/<topic>.yaml``."""
    schema = of_model(RulesetFile)
    _fill_rules(schema["$defs"])
    return schema


def _fill_rules(parts: Json) -> None:
    """Conditions and facts of the rules among the definitions, which the models leave open."""
    parts |= {"condition": condition(), "facts": facts_by_path()}
    parts["RuleEntry"]["properties"] |= {"when": REF, "red_flag": REF}
    parts["MitigationEntry"]["properties"] |= {"when": REF, "clears": {"$ref": "#/$defs/facts"}}
    parts["RuleTest"]["properties"] |= {
        "facts": {"$ref": "#/$defs/facts"},
        "asks": array(FACT_NAME),
    }


def scenario() -> Json:
    """``rulesets/scenarios/<id>.yaml``."""
    schema = of_model(ScenarioFile)
    _fill_rules(schema["$defs"])
    schema["anyOf"] = [{"required": ["patches"]}, {"required": ["rules", "jurisdiction"]}]
    patch = schema["$defs"]["Patch"]
    patch["properties"] |= {"fact": FACT_NAME, "value": {}, "where": REF}
    kinds = (["fact", "value"], ["listing"], ["window"], ["member"])
    patch["oneOf"] = [{"required": names} for names in kinds]
    patch["allOf"] = _values()
    return schema


def regime() -> Json:
    """``rulesets/ownership/<id>.yaml``."""
    schema = of_model(RegimeFile)
    schema["oneOf"] = [{"required": ["windows"]}, {"required": ["follows", "enough"]}]
    return schema


def _values() -> list[Json]:
    """For each group of facts with the same values, what ``value`` may be."""
    groups: dict[str, list[str]] = {}
    for path, spec in VOCABULARY.items():
        groups.setdefault(json.dumps(value(spec)), []).append(path)
    return [
        {
            "if": {"required": ["fact"], "properties": {"fact": {"enum": paths}}},
            "then": {"properties": {"value": json.loads(allowed)}},
        }
        for allowed, paths in groups.items()
    ]
