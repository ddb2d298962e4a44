"""One judgement serves use cases that say the same; what a document says for some rules counts under a scenario too."""

from __future__ import annotations

from types import SimpleNamespace

from making import NO_LISTS, catalogue_of, rule_data, rules_of
from test_portfolio import DAY, EXAMPLE

from riskctl import Conditions
from riskctl.assessment.assessor import Assessor, Subject
from riskctl.assessment.law import Law
from riskctl.assessment.rejudge import Rejudge
from riskctl.assessment.scenario import FactPatch, Scenario
from riskctl.catalogue.use_case import load_use_case
from riskctl.facts.values import Known
from riskctl.portfolio.alike import representatives
from riskctl.portfolio.grid import judge_grid
from riskctl.portfolio.load import load_portfolio
from riskctl.portfolio.verdict import effect, read_verdict
from riskctl.text.located import parse

NAMES = ("us-frontier-cutoff", "host-country-switch")


def test_use_cases_judged_together_are_judged_as_each_alone_would_be(session, group):
    grid = judge_grid(session, group, NAMES, lambda member: member.allowed[:4])
    today = session.request().assessor
    engines = [session.request(conditions=Conditions(scenario=name)).assessor for name in NAMES]
    alike = representatives(group.members, today.overlays)
    shared = [member for member in group.members if alike[member.entry.id] is not member]
    assert len(shared) >= 5
    for member in shared:
        for route in member.allowed[:4]:
            cell = grid.cells[member.entry.id, route]
            subject = group.offers[route].subject
            alone = read_verdict(today.judge(subject, member.case, {}))
            assert cell.verdict == alone
            for name, supposed in zip(NAMES, engines, strict=True):
                then = read_verdict(supposed.judge(subject, member.case, {}))
                assert cell.effects[name] == effect(alone, then)


def test_criticality_data_and_evidence_tell_use_cases_apart(session):
    text = EXAMPLE.read_text(encoding="utf-8")
    for change in (
        "data: {personal: false}",
        "use: {public_facing: false}",
        "evidence: {dpia: none}",
    ):
        changed = text.replace("  - id: credit-memo\n", f"  - id: credit-memo\n    {change}\n")
        group = load_portfolio(parse(changed, "group.yaml"), session)
        alike = representatives(group.members, ())
        assert alike["credit-memo"].entry.id == "credit-memo"
        assert alike["document-intake"].entry.id == "customer-chat"
        assert alike["fraud-triage"].entry.id == "fraud-triage"


def test_a_waiver_for_one_use_case_keeps_all_apart(group):
    for_all, for_one = SimpleNamespace(use_case=""), SimpleNamespace(use_case="credit-memo")
    assert len({m.entry.id for m in representatives(group.members, [for_all]).values()}) == 5
    assert len({m.entry.id for m in representatives(group.members, [for_one]).values()}) == 12


EXEMPT = """
id: exempt
title: A use case with an exemption from one rule
criticality: low
data: {personal: false}
evidence:
  exemption: {dated: 2026-09-01, document: Exemption, grade: official, rules: [RULE]}
"""


def test_a_document_that_is_about_some_rules_counts_under_a_scenario_too(session):
    """Judging only what a scenario touches must read an exemption as judging everything does."""
    blocked = {"all": [{"fact": "data.personal", "is": "true"},
                       {"fact": "evidence.exemption", "is": "none"}]}  # fmt: skip
    rules = rules_of(rule_data("both", effect="block", strength="severe", when=blocked))
    scenario = Scenario(id="s", facts=(FactPatch("data.personal", Known(True), None),))
    law = Law(rules, NO_LISTS, session.workspace.policy)
    today, supposed = (
        Assessor(catalogue_of(), law, DAY),
        Assessor(catalogue_of(), law, DAY, scenario),
    )
    (rule,) = rules
    verdicts = []
    for named in (rule.id, "another.rule"):
        case = load_use_case(parse(EXEMPT.replace("RULE", named), "case.yaml"))
        subject = Subject("example-one", "example-api")
        partly = Rejudge(today, supposed).judge(today.judge(subject, case, {}), case)
        assert partly.outcomes == supposed.judge(subject, case, {}).outcomes
        verdicts += [outcome.verdict for outcome in partly.outcomes]
    assert verdicts == ["clear", "triggered"]
