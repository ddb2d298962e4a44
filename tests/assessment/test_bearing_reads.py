"""What follows from a finding is remembered by the facts it may look at: it looks at no other fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from making import assessor_of

from riskctl.assessment.assessor import Subject
from riskctl.assessment.bearings import FOUND, Bearings
from riskctl.catalogue.use_case import load_use_case
from riskctl.facts.values import Fact
from riskctl.text.located import load

AS_OF = "2026-11-23"


class Watched(Mapping[str, Fact]):
    """Facts that note which of them were asked for."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self._facts = facts
        self.asked: set[str] = set()

    def __getitem__(self, path: str) -> Fact:
        self.asked.add(path)
        return self._facts[path]

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("no finding looks at all facts")

    def __len__(self) -> int:
        return len(self._facts)

    def __contains__(self, path: object) -> bool:
        return path in self._facts


@pytest.mark.parametrize("name", ["german-hospital", "us-defence-contractor", "malaysian-bank"])
def test_a_finding_looks_at_no_fact_but_those_it_is_remembered_by(bundled, examples, name):
    assessor = assessor_of(bundled, AS_OF)
    case = load_use_case(load(examples / f"{name}.yaml"))
    subjects = [("deepseek-v4-pro", "deepseek-api"), ("gpt-5.4", "azure-foundry-eu"),
                ("qwen2.5-32b", "self-hosted"), ("glm-5.2", "zai-intl")]  # fmt: skip
    looked_at = 0
    for model, route in subjects:
        judged = assessor.judge(Subject(model, route), case, {})
        for outcome in judged.outcomes:
            facts = Watched(judged.facts.facts)
            fresh = Bearings(assessor.book, assessor.policy)
            if outcome.verdict not in FOUND:
                continue
            fresh._work_out(outcome, facts)
            assert facts.asked <= set(assessor.bearings.paths(outcome.rule)), outcome.rule.id
            looked_at += len(facts.asked)
    assert looked_at > 100
