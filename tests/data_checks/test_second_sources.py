"""A prohibition that may reject rests on an official text, on two independent readings, or says it must be verified."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from riskctl.facts.law import Window
from riskctl.rules.ruleset import Rule
from riskctl.workspace.workspace import Workspace

PAPER = ("terms", "licences")
"""What binds there is the operator's or licensor's own paper, so its own text is the best source."""
NO_SOURCE_FOR_LAW = ("checkoutapi.com", "lexbuild.dev", "huggingface.co/datasets")


def settled(rule: Rule, window: Window) -> bool:
    source = rule.sources[window.source]
    if source.grade == "official":
        return True
    if rule.ruleset.split(".")[0] in PAPER and source.grade == "vendor":
        return True
    return any(independent(rule, window, key) for key in window.confirmed_by)


def independent(rule: Rule, window: Window, key: str) -> bool:
    """Another publisher, with an address at which it can be read again."""
    first, second = rule.sources[window.source], rule.sources[key]
    hosts = {urlsplit(source.url).netloc for source in (first, second)}
    return bool(second.url) and len(hosts) == 2 and second.grade != "unverified"


def test_every_prohibition_is_official_confirmed_or_to_be_verified(bundled: Workspace):
    alone = [
        rule.id
        for rule in bundled.rules
        if rule.entry.effect == "block"
        for window in rule.entry.windows
        if window.status == "in-force" and not window.verify and not settled(rule, window)
    ]
    assert alone == []


def test_no_law_rests_on_a_copy_that_an_examiner_would_not_accept(bundled: Workspace):
    wrong = [
        (ruleset.id, key)
        for ruleset in bundled.rulesets
        for key, source in ruleset.sources.items()
        if any(host in source.url for host in NO_SOURCE_FOR_LAW)
    ]
    assert wrong == []


@pytest.mark.parametrize("rule_id", ["restrictions.be.federal", "us.ndaa-2026.s1532"])
def test_a_single_reading_is_not_enough(bundled: Workspace, rule_id: str):
    (rule,) = (rule for rule in bundled.rules if rule.id == rule_id)
    window = rule.entry.windows[-1]
    assert settled(rule, window)
    assert not settled(rule, window.model_copy(update={"confirmed_by": ()}))
    assert not settled(rule, window.model_copy(update={"confirmed_by": (window.source,)}))
