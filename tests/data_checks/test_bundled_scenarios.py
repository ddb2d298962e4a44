"""Every bundled scenario: its file is sound, and where its trigger is present the answer changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from making import TODAY, assessor_of, facts_of

from riskctl.assessment.assess import assess
from riskctl.assessment.assessor import Subject
from riskctl.assessment.request import Request
from riskctl.assessment.scenario import NO_SCENARIO
from riskctl.catalogue.use_case import load_use_case
from riskctl.rules.check import check_ruleset
from riskctl.rules.load import load_ruleset
from riskctl.text.located import load
from riskctl.workspace.workspace import Workspace

PRESENT: dict[str, tuple[str, str, str, dict[str, object]]] = {
    "1260h-indirect-2027": ("us-defence-contractor", "qwen3-32b", "self-hosted", {}),
    "affiliates-rule-extended": (
        "malaysian-bank", "glm-5", "zai-intl",
        {"actor.sends_items_subject_to_ear": "true", "operator.listed_ownership_percent": [60, 100]},
    ),
    "affiliates-rule-live": (
        "malaysian-bank", "glm-5", "zai-intl",
        {"actor.sends_items_subject_to_ear": "true", "operator.listed_ownership_percent": [60, 100]},
    ),
    "chip-security-act": ("malaysian-bank", "qwen3-32b", "self-hosted", {"evidence.security_evaluation": "none"}),
    "cn-decree-834-action": ("singapore-logistics", "deepseek-v4-pro", "deepseek-api", {}),
    "cn-open-weights-closed": ("singapore-logistics", "deepseek-v4-pro", "deepseek-api", {}),
    "cn-rare-earth-back": ("malaysian-bank", "qwen3-32b", "self-hosted", {}),
    "deepseek-entity-listed": ("singapore-logistics", "deepseek-v4-pro", "deepseek-api", {}),
    "distillers-listed": ("singapore-logistics", "kimi-k2.6", "moonshot-intl", {}),
    "eu-csa2-adopted": ("german-hospital", "deepseek-v4-pro", "deepseek-api", {}),
    "gp10-ascend-enforcement": (
        "malaysian-bank", "deepseek-v4-pro", "self-hosted", {"route.served_on": ["cambricon-mlu590"]},
    ),
    "host-country-switch": ("malaysian-bank", "qwen3-32b", "self-hosted", {}),
    "hq-rule-cloud-tenants": ("singapore-logistics", "qwen3-32b", "aws-bedrock", {"actor.parent_country": "CN"}),
    "my-sil-ai-chips": ("malaysian-bank", "qwen3-32b", "self-hosted", {}),
    "my-th-chip-licence": ("malaysian-bank", "qwen3-32b", "self-hosted", {}),
    "s1532-designations": ("us-defence-contractor", "qwen3-32b", "self-hosted", {}),
    "taiwan-strait": ("german-hospital", "mistral-large-3", "mistral-api-eu", {}),
    "us-frontier-cutoff": ("malaysian-bank", "claude-opus-5", "anthropic-api", {}),
    "us-frontier-tiered-licence": ("malaysian-bank", "claude-opus-5", "anthropic-api", {}),
    "us-hosting-ban-prc-weights": ("singapore-logistics", "deepseek-v4-pro", "together", {}),
    "zhipu-name-trap": ("malaysian-bank", "glm-5", "zai-intl", {"actor.sends_items_subject_to_ear": "true"}),
}  # fmt: skip
"""Use case, model, route and what-if facts under which the trigger of the scenario is present."""

APART = ("digest", "inputs", "scenario")
"""Parts of a document that name the scenario itself."""

Answer = Callable[[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def answer(bundled: Workspace, examples) -> Answer:
    """The document of the subject of a scenario, with the scenario or without any."""

    def made(name: str, scenario: str) -> dict[str, Any]:
        case, model, route, settings = PRESENT[name]
        what_if = bundled.scenario(scenario) if scenario else NO_SCENARIO
        assessor = assessor_of(bundled, TODAY, scenario=what_if)
        use_case = load_use_case(load(examples / f"{case}.yaml"))
        facts = facts_of(**{path.replace(".", "__"): raw for path, raw in settings.items()})
        request = Request(assessor, use_case, bundled.rulesets, "", bundled.watchlists, facts)
        return assess(request, Subject(model, route), {}, search=False)

    return made


def test_every_scenario_has_a_case(bundled: Workspace):
    assert set(bundled.scenarios) == set(PRESENT)
    assert len(PRESENT) == 21


@pytest.mark.parametrize("name", sorted(PRESENT))
def test_a_scenario_changes_the_answer_where_its_trigger_is_present(name: str, answer: Answer):
    before, after = answer(name, ""), answer(name, name)
    assert after["scenario"]["id"] == name
    before, after = ({k: v for k, v in one.items() if k not in APART} for one in (before, after))
    assert _told(after) != _told(before)


def _told(document: dict[str, Any]) -> tuple[Any, ...]:
    """What a reader sees change: outcome, scores, and the verdict and confirmation of each finding."""
    findings = sorted((one["id"], one["verdict"], one["confirmed"]) for one in document["findings"])
    return document["decision"]["outcome"], document["scores"]["overall"], findings


def test_the_two_affiliates_scenarios_part(answer: Answer):
    def verdict(scenario: str) -> tuple[str, bool]:
        document = answer("affiliates-rule-live", scenario)
        found = next(one for one in document["findings"] if one["id"] == "us.ear.affiliates-50")
        return found["verdict"], found["confirmed"]

    assert verdict("") == ("triggered", False)
    assert verdict("affiliates-rule-live") == ("triggered", True)
    assert verdict("affiliates-rule-extended")[0] == "suspended"


def test_supposed_rules_pass_the_lints_of_rules(bundled: Workspace):
    for name, located in bundled.scenarios.items():
        if "rules" not in located.data:
            continue
        head = {
            "ruleset": f"scenario.{name}",
            "title": "x",
            "jurisdiction": "US",
            "review_by": "2199-12-31",
        }
        body = {key: located.data[key] for key in ("sources", "rules")}
        file = replace(located, data={**head, **body})
        ruleset = load_ruleset(file, bundled.references)
        everyone = (*bundled.rules, *ruleset.rules)
        assert check_ruleset(file, ruleset, bundled.references, everyone, TODAY) == []
        assert all(rule.id.startswith(f"scenario.{name}.") for rule in ruleset.rules)
