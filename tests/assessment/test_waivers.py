"""Waivers and overrides in a whole judgement: what they change, and what they cannot hide."""

from __future__ import annotations

import pytest
from making import NO_LISTS, TODAY, catalogue_of, facts_of, rule_data, rules_of

from riskctl.assessment.assessor import Assessor, Judgement, Subject
from riskctl.assessment.law import Law
from riskctl.assessment.policy import Policy
from riskctl.rules.overlays import Overlay
from riskctl.text.located import load
from riskctl.text.schema import validate
from riskctl.workspace.layers import bundled_root

POLICY = validate(load(bundled_root() / "data" / "scoring.yaml"), Policy)
SUBJECT = Subject("example-one", "example-api")
BLOCK = rule_data("block", effect="block", strength="severe")
EXPOSURE = rule_data("exposure", strength="substantial")


def waiver(rule: str, **more: str) -> Overlay:
    fields = {
        "id": "w",
        "rule": f"xx.test.{rule}",
        "reason": "R",
        "approver": "A",
        "from": "2026-01-01",
    }
    return Overlay.model_validate({**fields, "through": "2026-12-31", **more})


def judged(*entries: dict, overlays: tuple[Overlay, ...] = (), as_of: str = TODAY) -> Judgement:
    law = Law(rules_of(*entries), NO_LISTS, POLICY, overlays)
    assessor = Assessor(catalogue_of(), law, as_of)
    return assessor.judge(SUBJECT, None, facts_of(data__personal="true"))


def test_a_waived_block_does_not_reject_and_never_gives_a_plain_approval():
    assert judged(BLOCK).verdicts.decision == "reject"
    found = judged(BLOCK, overlays=(waiver("block"),))
    assert found.verdicts.decision == "approve-with-conditions"
    assert found.scores.high == 0
    assert [one.verdict for one in found.outcomes] == ["triggered"]
    assert set(found.waived) == {"xx.test.block"}


@pytest.mark.parametrize("as_of", ["2025-12-31", "2027-01-01"])
def test_outside_its_time_a_waiver_changes_nothing(as_of):
    assert judged(BLOCK, overlays=(waiver("block"),), as_of=as_of).verdicts.decision == "reject"


def test_a_waiver_of_another_rule_or_subject_changes_nothing():
    assert judged(BLOCK, EXPOSURE, overlays=(waiver("exposure"),)).verdicts.decision == "reject"
    assert (
        judged(BLOCK, overlays=(waiver("block", subject="other@*"),)).verdicts.decision == "reject"
    )


def test_an_override_changes_the_strength_and_the_decision_says_so():
    plain, lowered = (
        judged(EXPOSURE),
        judged(EXPOSURE, overlays=(waiver("exposure", strength="low"),)),
    )
    assert plain.scores.high == pytest.approx(45)
    assert lowered.scores.high == pytest.approx(10)
    assert lowered.verdicts.decision == "approve-with-conditions"
    assert not lowered.waived
    raised = judged(EXPOSURE, overlays=(waiver("exposure", strength="extreme"),))
    assert raised.scores.high == pytest.approx(90)


def test_an_override_of_a_block_does_not_lift_it():
    assert judged(BLOCK, overlays=(waiver("block", strength="low"),)).verdicts.decision == "reject"
