"""The answers on the bundled catalogue and rulesets that the tool must give: examples a user can check by hand."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from making import TODAY, assessor_of, facts_of

from riskctl.assessment.assess import assess, judge_routes
from riskctl.assessment.assessor import Assessor, Judgement, Subject
from riskctl.assessment.request import Request
from riskctl.catalogue.use_case import UseCase, load_use_case
from riskctl.document.outcomes import OUTCOMES
from riskctl.facts.values import Fact, Provenance
from riskctl.text.located import parse
from riskctl.workspace.layers import Layer, bundled_layer
from riskctl.workspace.workspace import Workspace, open_workspace


@pytest.fixture(scope="module")
def assessor(bundled) -> Assessor:
    return assessor_of(bundled)


@pytest.fixture(scope="module")
def document(bundled: Workspace, assessor: Assessor):
    """Documents by subject, use case and what-if facts; each made once."""

    cases: dict[str, UseCase] = {}

    def keyed(model: str, route: str, case: UseCase | None) -> dict[str, Any]:
        if case is not None:
            cases[case.id] = case
        return by_id(model, route, case.id if case else "")

    @functools.cache
    def by_id(model: str, route: str, case_id: str) -> dict[str, Any]:
        case = cases.get(case_id)
        request = Request(
            assessor, case, bundled.rulesets, bundled.policy_sha256, bundled.watchlists
        )
        return assess(request, Subject(model, route), judge_routes(request, model))

    return keyed


def severity(document: dict[str, Any]) -> tuple[int, float]:
    return OUTCOMES.index(document["decision"]["outcome"]), document["scores"]["overall"]["high"]


# The bank: the same model by two routes, on two kinds of chips


def test_the_first_party_api_is_rejected_and_self_hosting_is_better(document, bank):
    api = document("deepseek-v4-pro", "deepseek-api", bank)
    own = document("deepseek-v4-pro", "self-hosted", bank)
    assert api["decision"]["outcome"] == "reject"
    assert OUTCOMES.index(own["decision"]["outcome"]) < OUTCOMES.index("reject")
    assert severity(own) < severity(api)
    better = [one["route"] for one in api["alternatives"] if one["better"]]
    assert "self-hosted" in better


def test_the_block_cites_the_law_it_rests_on(document, bank):
    reasons = document("deepseek-v4-pro", "deepseek-api", bank)["decision"]["reasons"]
    assert reasons[0]["kind"] == "block"
    assert "129" in reasons[0]["citation"], reasons[0]


def test_ascend_chips_are_worse_than_nvidia(bundled, assessor, bank):
    assert {"ascend-910c", "nvidia-h100"} <= set(bundled.catalogue.chips)
    subject = Subject("deepseek-v4-pro", "self-hosted")
    nvidia = assessor.judge(subject, bank, {})
    ascend = assessor.judge(subject, bank, facts_of(route__served_on=["ascend-910c"]))
    assert ascend.scores.low > nvidia.scores.low
    assert ascend.scores.high > nvidia.scores.high
    assert (
        ascend.scores.dimensions["export-control"].low
        > nvidia.scores.dimensions["export-control"].low
    )
    assert OUTCOMES.index(ascend.verdicts.decision) >= OUTCOMES.index(nvidia.verdicts.decision)


# The US defence contractor, and what is not said of the bank


def deepseek_subjects(assessor: Assessor) -> list[Subject]:
    models = [
        name for name, model in assessor.catalogue.models.items() if model.developer == "deepseek"
    ]
    return [
        Subject(name, route)
        for name in sorted(models)
        for route in assessor.catalogue.routes_for(name, TODAY)
    ]


def test_every_route_of_every_deepseek_model_is_rejected_for_a_us_defence_contractor(
    assessor, contractor
):
    subjects = deepseek_subjects(assessor)
    assert {"deepseek-v4-pro", "deepseek-r1", "deepseek-r1-distill-llama-70b"} <= {
        one.model_id for one in subjects
    }
    assert {"self-hosted", "deepseek-api"} <= {one.route_id for one in subjects}
    for subject in subjects:
        verdicts = assessor.judge(subject, contractor, {}).verdicts
        assert verdicts.decision == "reject", subject
        assert any(
            "1532" in one.rule.sources[one.window.source].citation for one in verdicts.blocks
        ), subject


def test_the_bank_is_not_told_that_deepseek_is_on_the_entity_list(document, bank):
    for route in ("deepseek-api", "self-hosted"):
        found = document("deepseek-v4-pro", route, bank)
        triggered = [one for one in found["findings"] if one["verdict"] == "triggered"]
        assert not [one["id"] for one in triggered if one["rule"].startswith("us.ear.entity-list")]
        for row in found["screening"]:
            assert not (
                row["party"] == "deepseek"
                and row["list"] == "us.entity-list"
                and row["outcome"] == "listed"
            )


def test_the_reported_recommendation_is_on_the_horizon(document, bank):
    found = document("deepseek-v4-pro", "deepseek-api", bank)
    (row,) = [one for one in found["horizon"] if one["finding"] == "us.ear.entity-list-reported"]
    assert row["status"] == "announced"
    (finding,) = [one for one in found["findings"] if one["id"] == row["finding"]]
    assert finding["contribution"] == {"low": 0.0, "high": 0.0}
    assert (
        "is listed" not in finding["because"] and "is on the Entity List" not in finding["because"]
    )


# A US frontier route is not zero


def test_a_us_frontier_route_has_the_same_kinds_of_findings(document, bank):
    found = document("gpt-5.4", "openai-api", bank)
    assert found["scores"]["overall"]["low"] > 0
    rules = {one["rule"]: one for one in found["findings"]}
    assert "us.model-access.precedent" in rules
    assert {"us.home-law-access.cloud-act", "us.home-law-access.fisa-702"} & set(rules)
    for finding in rules.values():
        words = f"{finding['title']} {finding['because']}".casefold()
        assert not [
            word
            for word in ("spy", "steal", "hostile", "malicious", "adversary")
            if word in words.split()
        ]


# The affiliates rule over time and over shares


AFFILIATES = "us.ear.affiliates-50"


@pytest.mark.parametrize(
    ("as_of", "verdict", "confirmed"),
    [
        ("2025-10-15", "triggered", True),
        ("2026-03-01", "suspended", True),
        ("2026-11-09", "suspended", True),
        ("2026-11-10", "triggered", False),
    ],
)
def test_the_affiliates_rule_by_date(bundled, bank, as_of, verdict, confirmed):
    (outcome,) = _affiliates(bundled, bank, "50.0", as_of)
    assert (outcome.verdict, outcome.confirmed) == (verdict, confirmed)


@pytest.mark.parametrize(
    ("share", "verdict"),
    [("50.0", "triggered"), ("49.99", "clear"), (["30", "55"], "unknown"), ("unknown", "unknown")],
)
@pytest.mark.parametrize("as_of", ["2025-10-15", "2026-11-10"])
def test_the_affiliates_rule_by_share(bundled, bank, as_of, share, verdict):
    (outcome,) = _affiliates(bundled, bank, share, as_of)
    assert outcome.verdict == verdict
    assert [leaf.fact for leaf in outcome.gaps] == (
        ["route.listed_ownership_percent"] if verdict == "unknown" else []
    )


def _affiliates(bundled: Workspace, case: UseCase, share: Any, as_of: str) -> list[Any]:
    given = facts_of(
        route__listed_ownership_percent=share, actor__sends_items_subject_to_ear="true"
    )
    judged = assessor_of(bundled, as_of).judge(
        Subject("deepseek-v4-pro", "self-hosted"), case, given
    )
    return [one for one in judged.outcomes if one.rule.id == AFFILIATES]


def test_the_last_of_the_affiliates_windows_asks_and_does_not_reject(bundled, bank):
    given = facts_of(
        route__listed_ownership_percent="50.0", actor__sends_items_subject_to_ear="true"
    )
    judged = assessor_of(bundled, "2026-11-10").judge(
        Subject("deepseek-v4-pro", "self-hosted"), bank, given
    )
    assert AFFILIATES not in {one.rule.id for one in judged.verdicts.blocks}
    assert AFFILIATES in {one.rule.id for one in judged.verdicts.possible_blocks}


# Nothing is never safe

EMPTY = {
    "vendors/nobody.yaml": "name: Nobody Ltd.\nroles: [developer, operator]\n",
    "models/nothing.yaml": "name: Nothing\ndeveloper: nobody\n",
    "routes/nowhere.yaml": "name: Nowhere\noperator: nobody\nmodels: [nothing]\n",
}


@pytest.mark.parametrize("criticality", ["low", "medium", "high", "critical"])
def test_an_empty_vendor_is_never_approved(tmp_path, bank, contractor, criticality):
    for name, text in EMPTY.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    workspace = open_workspace([bundled_layer(), Layer("--data", tmp_path, None)])
    judge = assessor_of(workspace).judge
    for case in (bank, contractor, _minimal(criticality), None):
        judged = judge(Subject("nothing", "nowhere"), _with(case, criticality), {})
        assert judged.verdicts.decision not in ("approve", "approve-with-conditions"), case


def _minimal(criticality: str) -> UseCase:
    return load_use_case(
        parse(f"id: empty\ntitle: Empty\ncriticality: {criticality}\n", "empty.yaml")
    )


def _with(case: UseCase | None, criticality: str) -> UseCase | None:
    import dataclasses

    return case and dataclasses.replace(case, criticality=criticality)  # type: ignore[arg-type]


@pytest.mark.parametrize("criticality", ["low", "medium", "high", "critical"])
def test_an_empty_use_case_is_never_approved(assessor, criticality):
    for subject in _sample(assessor):
        decision = assessor.judge(subject, _minimal(criticality), {}).verdicts.decision
        assert decision not in ("approve", "approve-with-conditions"), subject
    if criticality == assessor.policy.default_criticality:
        for subject in _sample(assessor):
            assert assessor.judge(subject, None, {}).verdicts.decision not in (
                "approve",
                "approve-with-conditions",
            )


def _sample(assessor: Assessor) -> list[Subject]:
    """Every model by its first route, and every route by its first model."""
    book = assessor.catalogue
    found: dict[str, Subject] = {}
    seen: set[str] = set()
    for model in sorted(book.models):
        for index, route in enumerate(book.routes_for(model, TODAY)):
            if index == 0 or route not in seen:
                found[f"{model}@{route}"] = Subject(model, route)
            seen.add(route)
    return list(found.values())


# What must hold of any answer, on the real rules


SUBJECTS = (
    ("deepseek-v4-pro", "deepseek-api"),
    ("deepseek-v4-pro", "self-hosted"),
    ("gpt-5.4", "openai-api"),
)
GUESSES = {
    "bool": ("true", "false"),
    "evidence": ("none", "2026-06-01"),
    "percent": ("0", "60"),
    "integer": ("0", "500000"),
    "number": ("0", "1e+26"),
    "date": ("2026-01-01",),
}


@pytest.mark.parametrize("stated", [True, False])
@pytest.mark.parametrize(("model", "route"), SUBJECTS)
def test_an_answer_to_an_open_question_only_narrows(assessor, bank, model, route, stated):
    case = bank if stated else None
    base = assessor.judge(Subject(model, route), case, {})
    tried = 0
    for path in sorted({leaf.fact for one in base.outcomes for leaf in one.gaps}):
        for value in _answers(base, path):
            answer = {
                path: Fact(path, value, Provenance("answer", observed=TODAY, grade="official"))
            }
            after = assessor.judge(Subject(model, route), case, answer)
            tried += 1
            assert after.scores.low >= base.scores.low - 1e-9, (path, value)
            assert after.scores.high <= base.scores.high + 1e-9, (path, value)
    assert tried > (0 if stated else 20)


def _answers(base: Judgement, path: str) -> list[Any]:
    from riskctl.facts.read import read_value
    from riskctl.facts.sets import members
    from riskctl.facts.values import Known, Unknown
    from riskctl.facts.vocabulary import VOCABULARY

    spec = VOCABULARY[path]
    held = base.facts.facts.get(path)
    if held is not None and not isinstance(held.value, Unknown) and spec.type != "set":
        return []  # known, though not well enough to count
    if spec.type == "set":
        return [Known(members(held.value) if held else frozenset())]
    if spec.type == "choice":
        return [Known(choice) for choice in spec.choices]
    return [read_value(spec, raw) for raw in GUESSES.get(spec.type, ())]


@pytest.mark.parametrize(("model", "route"), SUBJECTS)
def test_the_parts_of_a_document_agree(document, bank, model, route):
    found = document(model, route, bank)
    ids = {one["id"] for one in found["findings"]}
    assert len(ids) == len(found["findings"])
    for dimension in found["scores"]["dimensions"].values():
        assert 0 <= dimension["low"] <= dimension["high"] <= 100
        for end in ("low", "high"):
            total = sum(row[end] for row in dimension["contributions"])
            assert total == pytest.approx(dimension[end], abs=1e-6)
    for name, dimension in found["scores"]["dimensions"].items():
        per_rule = sum(
            one["contribution"]["high"] for one in found["findings"] if one["dimension"] == name
        )
        assert per_rule == pytest.approx(dimension["high"], abs=1e-6)
    assert {one["finding"] for one in found["decision"]["reasons"]} <= ids
    assert {one["finding"] for one in found["horizon"]} <= ids
    for gap in found["gaps"]:
        assert gap["question"] and set(gap["findings"]) <= ids
    for finding in found["findings"]:
        assert finding["sources"][0]["citation"] and finding["because"]
        if finding["verdict"] == "unknown":
            assert finding["contribution"]["low"] == 0
    assert (
        found["scores"]["overall"]["high"]
        >= max(d["high"] for d in found["scores"]["dimensions"].values()) - 1e-6
    )


def test_a_claim_first_observed_later_is_not_used(bundled, bank):
    """An assessment of an earlier day rests on nothing observed after it."""
    for as_of in ("2025-10-15", "2026-03-01"):
        judged = assessor_of(bundled, as_of).judge(
            Subject("deepseek-v4-pro", "self-hosted"), bank, {}
        )
        for fact in judged.facts.facts.values():
            if fact.provenance.origin not in ("use case", "derived"):
                assert fact.provenance.observed <= as_of or _is_unknown(fact), fact
            assert all(
                part.provenance.observed <= as_of or part.provenance.origin == "use case"
                for part in fact.also
            )


def _is_unknown(fact: Fact) -> bool:
    from riskctl.facts.values import Unknown

    return isinstance(fact.value, Unknown)
