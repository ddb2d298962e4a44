"""A finding and an ownership finding of one document say the same of one law."""

from __future__ import annotations

import pytest

from riskctl import Conditions, Session


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open("2026-11-28")


@pytest.mark.parametrize(
    ("scenario", "status"),
    [("affiliates-rule-extended", "suspended"), ("affiliates-rule-live", "in-force")],
)
def test_a_scenario_moves_rule_and_regime_together(
    session: Session, scenario: str, status: str
) -> None:
    (document,) = session.assess("glm-5.2@zai-intl", None, Conditions(scenario=scenario))
    regimes = [
        finding["status"]["status"]
        for finding in document["ownership_findings"]
        if finding["regime"] == "bis-affiliates"
    ]
    rules = [
        finding["status"]
        for finding in document["findings"]
        if finding["rule"] == "us.ear.affiliates-50"
    ]
    assert regimes and set(regimes) == {status}
    assert set(rules) <= {status}
