"""File schemas take native YAML types, know every fact, and refuse what the loader refuses."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from yaml12 import Validator, read

from riskctl.facts.vocabulary import VOCABULARY
from riskctl.schema import schema

ROOT = Path(__file__).resolve().parents[2]
CLAIM = {"source": "s", "observed": "2026-01-01", "grade": "vendor"}
ROUTE = {"name": "R", "operator": "o", "models": ["m"], "sources": {"s": {"title": "S"}}}
CASE = {"id": "a", "title": "A", "criticality": "low"}


def _errors(name: str, data: Any) -> list[str]:
    return [error.message for error in Validator(schema(name)).iter_errors(data)]


def _route(fact: str, **claim: Any) -> dict[str, Any]:
    return {**ROUTE, "claims": {fact: {**CLAIM, **claim}}}


@pytest.mark.parametrize(
    ("fact", "claim"),
    [
        ("listed_ownership_percent", {"value": 50}),
        ("listed_ownership_percent", {"value": "49.99"}),
        ("listed_ownership_percent", {"between": [30, 55]}),
        ("first_party", {"value": True}),
        ("first_party", {"value": "yes"}),
        ("trains_on_inputs", {"value": "no"}),
        ("trains_on_inputs", {"value": False}),
        ("processing_countries", {"value": ["SE", False]}),
        ("processing_countries", {"includes": ["NO"], "excludes": ["CN"]}),
        ("retention_days", {"unknown": "not published"}),
        ("served_on", {"value": []}),
    ],
)
def test_claims_take_native_types(fact: str, claim: dict[str, Any]) -> None:
    assert _errors("route", _route(fact, **claim)) == []


@pytest.mark.parametrize(
    ("fact", "claim"),
    [
        ("listed_ownership_percent", {"value": 101}),
        ("listed_ownership_percent", {"value": "many"}),
        ("listed_ownership_percent", {"between": [30]}),
        ("listed_ownership_percent", {}),
        ("listed_ownership_percent", {"value": 5, "between": [3, 5]}),
        ("first_party", {"value": "perhaps"}),
        ("first_party", {"includes": ["x"]}),
        ("deployment", {"value": "cloud"}),
        ("processing_countries", {"value": "MY"}),
        ("processing_countries", {"value": ["XX"]}),
        ("processing_country", {"value": ["MY"]}),
        ("home_law_countries", {"value": ["MY"]}),
        ("first_party", {"value": True, "grade": "good"}),
        ("first_party", {"value": True, "observed": "last year"}),
        ("first_party", {"value": True, "colour": "red"}),
    ],
)
def test_claims_refuse_what_the_loader_refuses(fact: str, claim: dict[str, Any]) -> None:
    assert _errors("route", _route(fact, **claim))


def test_every_fact_is_in_its_schema_with_its_question() -> None:
    case = schema("use-case")["properties"]
    held = {"route": schema("route"), "model": schema("model"), "developer": schema("vendor")}
    for spec in VOCABULARY.values():
        if spec.derived or spec.path == "use.criticality" or spec.prefix == "operator":
            continue
        rows = held[spec.prefix]["$defs"]["claims"] if spec.prefix in held else case[spec.prefix]
        assert spec.question in rows["properties"][spec.name]["description"], spec.path
    assert list(VOCABULARY) == schema("ruleset")["$defs"]["fact-name"]["enum"]


@pytest.mark.parametrize(
    ("section", "key", "value", "fits"),
    [
        ("actor", "country", "MY", True),
        ("actor", "country", "Malaysia", False),
        ("actor", "monthly_active_users", [1000, 2000], True),
        ("actor", "us_defence_contractor", "unknown", True),
        ("actor", "us_defense_contractor", True, False),
        ("data", "classes", {"includes": ["health"]}, True),
        ("data", "destination_countries", ["MY"], False),
        ("use", "criticality", "low", False),
        ("evidence", "dpia", "none", True),
        ("evidence", "dpia", "2026-01-01", False),
        ("evidence", "dpia", {"dated": "2026-01-01", "document": "D", "grade": "official"}, True),
        ("evidence", "dpia", {"dated": "2026-01-01", "document": "D"}, False),
        ("self_hosting", "country", "MY", True),
        ("self_hosting", "chips", ["nvidia-h100"], True),
        ("self_hosting", "chips", "nvidia-h100", False),
    ],
)
def test_use_case_sections(section: str, key: str, value: Any, fits: bool) -> None:
    assert (not _errors("use-case", {**CASE, section: {key: value}})) is fits


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        ({"fact": "data.personal", "is": True}, True),
        ({"fact": "data.personal", "is": "yes"}, True),
        ({"fact": "route.listed_ownership_percent", "at_least": 50}, True),
        ({"fact": "data.subject_countries", "any_of": {"list": "eu.adequate"}}, True),
        ({"not": {"fact": "evidence.dpia", "within_years": 3}}, True),
        ({"any": [{"fact": "actor.sector", "in": ["banking"]}]}, True),
        ({"fact": "data.persona", "is": True}, False),
        ({"fact": "data.personal", "at_least": 1}, False),
        ({"fact": "data.personal"}, False),
        ({"fact": "data.subject_countries", "is": "MY"}, False),
        ({"fact": "actor.sector", "in": ["bank"]}, False),
        ({"fact": "actor.sector", "is": "banking", "in": ["banking"]}, False),
        ({"fact": "evidence.dpia", "within_years": 0}, False),
        ({"any": []}, False),
        ({"some": [{"fact": "data.personal", "is": True}]}, False),
        (
            {
                "all": [{"fact": "data.personal", "is": True}],
                "any": [{"fact": "data.personal", "is": True}],
            },
            False,
        ),
    ],
)
def test_conditions(when: dict[str, Any], fits: bool) -> None:
    data = copy.deepcopy(read(ROOT / "rulesets/us/ear-affiliates.yaml"))
    data["rules"][0]["when"] = when
    assert (not _errors("ruleset", data)) is fits


def test_rule_tests_and_measures_know_the_facts() -> None:
    data = read(ROOT / "rulesets/us/ear-affiliates.yaml")
    data["rules"][0]["tests"][0]["facts"] = {"route.listed_ownership_percent": "half"}
    data["rules"][0]["mitigations"][0]["clears"] = {"route.colour": "red"}
    assert len(_errors("ruleset", data)) == 2


def test_waivers_scenarios_and_scoring() -> None:
    waiver = {
        "id": "w",
        "rule": "r",
        "from": "2026-01-01",
        "through": "2026-12-31",
        "reason": "x",
        "approver": "y",
    }
    assert _errors("waivers", {"waivers": [waiver]}) == []
    assert _errors("waivers", {"waivers": [{**waiver, "through": None}]})
    assert _errors("waivers", {"waivers": [{**waiver, "subject": "everything"}]})
    scoring = read(ROOT / "data/scoring.yaml")
    del scoring["strengths"]["severe"]
    assert _errors("scoring", scoring)
    patch = {"fact": "route.first_party", "value": "perhaps"}
    scenario = {"scenario": "s", "title": "T", "trigger": "x", "patches": [patch]}
    assert _errors("scenario", scenario)
    assert _errors("scenario", {**scenario, "patches": [{**patch, "value": True}]}) == []
