"""Working out again only what reads a moved fact comes to the same as judging everything from the start."""

from __future__ import annotations

from itertools import combinations

import pytest
from making import assessor_of

from riskctl.assessment.assessor import Judgement, Subject
from riskctl.assessment.reassess import Reassessment, compatible
from riskctl.assessment.sensitivity import Search
from riskctl.catalogue.use_case import load_use_case
from riskctl.text.located import load

AS_OF = "2026-11-23"
SUBJECTS = (
    ("mistral-large-3", "mistral-api", "german-hospital"),
    ("deepseek-v4-pro", "together", "malaysian-bank"),
    ("qwen2.5-32b", "self-hosted", "us-defence-contractor"),
)


@pytest.fixture(scope="module")
def fresh(bundled):
    """An engine that remembers nothing of the search."""
    return assessor_of(bundled, AS_OF)


def parts(judgement: Judgement) -> tuple[object, ...]:
    return judgement.outcomes, judgement.weights, judgement.scores, judgement.verdicts


@pytest.mark.parametrize(("model", "route", "name"), SUBJECTS)
def test_moves_alone_and_together_come_to_what_judging_from_the_start_does(
    bundled, examples, fresh, model, route, name
):
    assessor = assessor_of(bundled, AS_OF)
    case = load_use_case(load(examples / f"{name}.yaml"))
    base = assessor.judge(Subject(model, route), case, {})
    trials = Search(assessor, base, case, {}).trials
    again = Reassessment(assessor, base, case, {})
    changes = [trial.change for trial in trials]
    assert any(trial.changed.outcomes for trial in trials)
    pairs = filter(compatible, combinations(changes[:7], 2))
    for group in [*((change,) for change in changes), *pairs]:
        changed = again.change(group)
        found = again.judge(changed)
        outcomes = fresh.outcomes(found.facts)
        whole = fresh.conclude(base.subject, case, found.facts, outcomes)
        assert parts(found) == parts(whole)
        assert changed.decision == whole.verdicts.decision
        assert found.subject == whole.subject
