"""On the rules and catalogue that ship: learning narrows, unknown is never safe, scenarios and waivers stay honest."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from making import assessor_of
from smallest import told

from riskctl.assessment.assessor import Subject
from riskctl.assessment.scenario_effects import apply_to_rules, scenario_facts
from riskctl.catalogue.use_case import load_use_case
from riskctl.document.outcomes import OUTCOMES
from riskctl.facts.values import Fact, Known, Unknown
from riskctl.rules.overlays import load_overlays
from riskctl.text.located import parse

DAY = "2026-11-23"


@pytest.fixture(scope="module")
def assessor(bundled):
    return assessor_of(bundled, DAY)


@pytest.fixture(scope="module")
def pairs(bundled):
    every = [
        (model, route)
        for model in bundled.catalogue.models
        for route in bundled.catalogue.routes_for(model)
    ]
    return random.Random(7).sample(every, 150)


def test_an_almost_empty_use_case_is_never_approved(assessor, pairs):
    bare = load_use_case(parse("id: x\ntitle: x\ncriticality: low\n", "x"))
    for model, route in pairs:
        for use_case in (None, bare):
            decision = assessor.judge(Subject(model, route), use_case, {}).verdicts.decision
            assert OUTCOMES.index(decision) >= OUTCOMES.index("needs-information"), (model, route)


def narrower(full, part):
    """Whether the scores of the first lie inside those of the second, and no settled verdict was turned."""
    rows = [
        (full.scores.dimensions[name], part.scores.dimensions[name])
        for name in full.scores.dimensions
    ]
    settled = {
        one.rule.id: one.verdict for one in part.outcomes if one.verdict in ("triggered", "clear")
    }
    return all(
        x.low >= y.low - 1e-6 and x.high <= y.high + 1e-6
        for x, y in [*rows, (full.scores, part.scores)]
    ) and all(settled.get(one.rule.id, one.verdict) == one.verdict for one in full.outcomes)


def test_knowing_more_only_narrows(assessor, pairs, bank, contractor):
    rng = random.Random(11)
    for model, route in pairs:
        case = rng.choice((bank, contractor))
        gone = set(rng.sample(sorted({*case.facts, *case.evidence, *case.hosting}), 8)) - {
            "use.criticality"
        }
        less = replace(case, **{
            name: {path: one for path, one in getattr(case, name).items() if path not in gone}
            for name in ("facts", "evidence", "hosting")
        })  # fmt: skip
        full, part = (assessor.judge(Subject(model, route), one, {}) for one in (case, less))
        assert narrower(full, part), (model, route, gone)
        if part.verdicts.decision == "approve":
            assert OUTCOMES.index(full.verdicts.decision) <= OUTCOMES.index(part.verdicts.decision)
        if part.verdicts.decision == "reject":
            assert full.verdicts.decision == "reject"


def test_a_scenario_that_may_reach_leaves_the_fact_open(bundled):
    """It is not known where the operator sits, so it is not known whether the order reaches it."""
    scenario = bundled.scenario("us-frontier-cutoff")
    (patch,) = scenario.facts
    held = {
        patch.path: Fact(patch.path, Known(False)),
        "model.open_weights": Fact("model.open_weights", Known(False)),
    }
    supposed = scenario_facts(scenario, held, DAY, bundled.references)
    assert isinstance(supposed[patch.path].value, Unknown)
    held["developer.country"] = Fact("developer.country", Known("CN"))
    assert scenario_facts(scenario, held, DAY, bundled.references) == {}


def test_two_supposed_windows_of_a_rule_both_count(bundled):
    scenario = bundled.scenario("affiliates-rule-live")
    (first, *_) = scenario.windows
    later = first.model_copy(update={"since": "2199-01-01", "status": "suspended"})
    changed = replace(scenario, windows=(*scenario.windows, later))
    (rule,) = [one for one in apply_to_rules(bundled.rules, changed) if one.id == first.rule]
    assert (
        rule.window("2198-12-31").status == first.status
        and rule.window("2199-01-01").status == "suspended"
    )


WAIVER = (
    "  - {{id: {id}, rule: my.pdpa.transfer, subject: '{subject}', reason: r, approver: a, "
    "from: {day}, through: {end}}}\n"
)


@pytest.mark.parametrize(
    ("subject", "day", "clash"),
    [("*@*", "2026-06-01", True), ("other@*", "2026-06-01", False), ("*@*", "2027-01-01", False)],
)
def test_two_waivers_of_one_thing_are_refused(bundled, subject, day, clash):
    rows = [
        WAIVER.format(id="one", subject="deepseek-v4-pro@*", day="2026-01-01", end="2026-12-31"),
        WAIVER.format(id="two", subject=subject, day=day, end="2027-12-31"),
    ]
    located = parse("waivers:\n" + "".join(rows), "w.yaml")
    if clash:
        assert "w.yaml:3:15: one speaks about my.pdpa.transfer" in told(
            lambda: load_overlays(located, bundled.rules)
        )
    else:
        assert len(load_overlays(located, bundled.rules)) == 2


def test_a_waiver_names_who_approved_it(bundled):
    text = "waivers: [{id: w, rule: my.pdpa.transfer, reason: r, approver: '', from: 2026-01-01, through: 2026-12-31}]"
    assert "approver" in told(lambda: load_overlays(parse(text, "w.yaml"), bundled.rules))
