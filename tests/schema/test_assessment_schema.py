"""The assessment schema is exact for what the engine writes: nothing missing, nothing more, nothing of another type."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from yaml12 import Validator

from riskctl.assessment.assess import assess, judge_routes
from riskctl.assessment.assessor import Assessor, Subject
from riskctl.assessment.request import Request
from riskctl.assessment.scenario import NO_SCENARIO
from riskctl.assessment.suppose import read_setting
from riskctl.catalogue.use_case import load_use_case
from riskctl.rules.overlays import load_overlays
from riskctl.schema import schema
from riskctl.text.located import load, parse
from riskctl.workspace.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
WAIVER = """
waivers:
  - {id: w1, rule: my.pdpa.transfer, from: 2026-01-01, through: 2027-01-01, reason: pilot, approver: board}
  - {id: w2, rule: us.ear.affiliates-50, from: 2025-01-01, through: 2025-12-31, reason: old, approver: board}
"""


@pytest.fixture(scope="module")
def validator() -> Validator:
    return Validator(schema("assessment"))


@pytest.fixture(scope="module")
def documents(bundled: Workspace) -> list[dict[str, Any]]:
    bank = load_use_case(load(ROOT / "data/examples/malaysian-bank.yaml"))
    contractor = load_use_case(load(ROOT / "data/examples/us-defence-contractor.yaml"))
    overlays = load_overlays(parse(WAIVER, "waivers"), bundled.rules)
    setting = read_setting("route.served_on=ascend-910c")
    scenario = bundled.scenario("deepseek-entity-listed")
    rows = (
        ("deepseek-v4-pro@deepseek-api", bank, NO_SCENARIO, (), {}),
        ("deepseek-v4-pro@deepseek-api", bank, NO_SCENARIO, overlays, {}),
        ("deepseek-v4-pro@self-hosted", bank, NO_SCENARIO, (), {setting.path: setting}),
        ("deepseek-v4-pro@self-hosted", contractor, NO_SCENARIO, (), {}),
        ("deepseek-v4-pro@deepseek-api", None, scenario, (), {}),
        ("gpt-5.4@openai-api", bank, NO_SCENARIO, (), {}),
        ("pangu-ultra-moe@huawei-cloud-maas", None, NO_SCENARIO, (), {}),
        ("glm-5.2@zai-intl", None, NO_SCENARIO, (), {}),
    )
    found = []
    for subject, case, what_if, waivers, overrides in rows:
        model, _, route = subject.partition("@")
        assessor = Assessor(bundled.catalogue, bundled.law(waivers), "2026-11-23", what_if)
        request = Request(
            assessor, case, bundled.rulesets, bundled.policy_sha256, bundled.watchlists, overrides
        )
        found.append(assess(request, Subject(model, route), judge_routes(request, model)))
    return found


def test_real_documents_validate(validator: Validator, documents: list[dict[str, Any]]) -> None:
    for document in (*documents, documents):
        errors = [
            f"{list(error.absolute_path)}: {error.message[:300]}"
            for error in validator.iter_errors(document)
        ]
        assert not errors, "\n".join(errors[:10])


def test_real_documents_show_every_part(documents: list[dict[str, Any]]) -> None:
    parts = ("hypothetical", "findings", "gaps", "screening", "ownership", "ownership_findings", "horizon",
             "alternatives", "sensitivity", "waivers")  # fmt: skip
    assert {part: any(document[part] for document in documents) for part in parts} == dict.fromkeys(
        parts, True
    )
    assert {row["rule"] is None for document in documents for row in document["findings"]} == {
        True,
        False,
    }


def _objects(
    node: Any, path: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from _objects(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node[:1]):
            yield from _objects(value, (*path, index))


def _at(document: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        document = document[step]
    return document


def test_every_object_is_closed_and_every_key_required(
    validator: Validator, documents: list[dict[str, Any]]
) -> None:
    document = copy.deepcopy(documents[0])
    document["findings"] = [
        max(document["findings"], key=lambda row: len(row["evidence"]) * len(row["mitigations"]))
    ]
    for key, rows in document.items():
        document[key] = rows[:2] if isinstance(rows, list) else rows
    assert validator.is_valid(document)
    open_keys = {"clears"}
    missed = []
    for path, found in _objects(document):
        if path and path[-1] in open_keys:
            continue
        more = copy.deepcopy(document)
        _at(more, path)["surprise"] = 1
        if validator.is_valid(more):
            missed.append((path, "takes a surprise"))
        for key in found:
            less = copy.deepcopy(document)
            del _at(less, path)[key]
            if validator.is_valid(less):
                missed.append((path, f"does without {key}"))
    assert not missed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("as_of",), "23 November 2026"),
        (("decision", "outcome"), "maybe"),
        (("findings", 0, "verdict"), "clear"),
        (("findings", 0, "confirmed"), "yes"),
        (("scores", "overall", "low"), 101),
        (("digest",), "abc"),
        (("gaps", 0, "fact"), "route.colour"),
    ],
)
def test_wrong_values_are_refused(
    validator: Validator, documents: list[dict[str, Any]], path: tuple[Any, ...], value: Any
) -> None:
    document = copy.deepcopy(documents[0])
    _at(document, path[:-1])[path[-1]] = value
    assert not validator.is_valid(document)
