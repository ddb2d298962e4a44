"""Derivations run one by one, and again after a change: the facts are those of gathering everything again."""

from __future__ import annotations

import pytest
from making import assessor_of

from riskctl.assessment.assessor import Subject
from riskctl.assessment.candidates import candidates
from riskctl.assessment.reassess import supposed_facts
from riskctl.catalogue.derive.gather import gather_again
from riskctl.catalogue.use_case import load_use_case
from riskctl.facts.values import Fact, Known, Provenance
from riskctl.text.located import load

AS_OF = "2026-11-23"
SUBJECTS = (
    ("deepseek-v4-pro", "together", "german-hospital"),
    ("gpt-5.4", "azure-foundry-eu", "malaysian-bank"),
    ("qwen2.5-32b", "self-hosted", "us-defence-contractor"),
    ("glm-5.2", "zai-intl", "french-ministry"),
)
SUPPOSED = Provenance("supposed", grade="official", hypothetical=True)
READ_BY_DERIVATIONS = (
    Fact("data.personal", Known(False), SUPPOSED),
    Fact("actor.public_body", Known(True), SUPPOSED),
    Fact("actor.critical_infrastructure", Known(True), SUPPOSED),
    Fact("actor.country", Known("CN"), SUPPOSED),
    Fact("route.processing_countries", Known(frozenset({"US"})), SUPPOSED),
    Fact("route.served_on", Known(frozenset({"ascend-910c"})), SUPPOSED),
    Fact("model.licence", Known("MIT"), SUPPOSED),
    Fact("evidence.sanctions_screening", Known("2026-11-01"), SUPPOSED),
    Fact("evidence.sccs", Known("2026-11-01"), SUPPOSED),
)


@pytest.mark.parametrize(("model", "route", "name"), SUBJECTS)
def test_what_a_change_reaches_is_derived_again_and_nothing_is_missed(
    bundled, examples, model, route, name
):
    assessor = assessor_of(bundled, AS_OF)
    case = load_use_case(load(examples / f"{name}.yaml"))
    base = assessor.judge(Subject(model, route), case, {})
    tried = [supposed_facts([change]) for change in candidates(assessor, base)]
    tried += [{fact.path: fact} for fact in READ_BY_DERIVATIONS if fact.path in _known(base)]
    tried += [
        {first.path: first, second.path: second}
        for first in READ_BY_DERIVATIONS
        for second in READ_BY_DERIVATIONS
        if first.path < second.path
    ]
    fewer = 0
    for supposed in tried:
        whole = assessor.facts(base.subject, case, supposed)
        quick, differing = gather_again(assessor.catalogue, base.facts, supposed, supposed)
        assert quick.facts == whole.facts
        before, paths = base.facts.facts, quick.facts.keys() | base.facts.facts.keys()
        assert {path for path in paths if before.get(path) != quick.facts.get(path)} <= differing
        again = [step for step in quick.steps if all(step is not old for old in base.facts.steps)]
        fewer += len(again) < len(quick.steps) / 2
        for step in again:
            assert step.trace.written.keys() <= step.derivation.writes
    assert fewer > len(tried) / 2


def _known(base):
    return base.facts.facts.keys()


@pytest.mark.parametrize(("model", "route", "name"), SUBJECTS)
def test_a_derivation_that_looks_at_facts_says_what_it_may_write(
    bundled, examples, model, route, name
):
    assessor = assessor_of(bundled, AS_OF)
    case = load_use_case(load(examples / f"{name}.yaml"))
    facts = assessor.facts(Subject(model, route), case, {})
    looking = [step for step in facts.steps if step.trace.read]
    assert len(looking) > 15
    for step in looking:
        assert step.trace.written.keys() <= step.derivation.writes
