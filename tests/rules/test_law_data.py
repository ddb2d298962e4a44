"""What must hold of the bundled law as a body: its size, its sources, and what may block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from making import rule_data, rules_of

from riskctl.facts.law import Source
from riskctl.facts.terms import FRAMEWORKS
from riskctl.rules.ruleset import Rule
from riskctl.text.dates import is_date
from riskctl.text.located import InputError
from riskctl.workspace.workspace import Workspace

JURISDICTIONS = {
    *("EU", "GB", "CH", "US", "CN", "HK", "MY", "SG", "ID", "VN", "TH", "PH", "IN", "JP"),
    *("KR", "TW", "AU", "CA", "BR", "SA", "AE", "RU", "KZ", "TR", "NG", "KE", "ZA"),
}
"""Every jurisdiction of the collected facts."""


def sources(workspace: Workspace) -> Iterator[tuple[str, Source]]:
    for ruleset in workspace.rulesets:
        yield from ((f"{ruleset.id}.{key}", source) for key, source in ruleset.sources.items())


def test_every_jurisdiction_of_the_facts_has_rules(bundled):
    assert len(JURISDICTIONS) == 27
    assert {rule.jurisdiction for rule in bundled.rules} >= JURISDICTIONS


def test_there_are_enough_rules_and_tests(bundled):
    assert len(bundled.rules) >= 130
    assert sum(len(rule.entry.tests) for rule in bundled.rules) >= 600


def test_every_source_is_dated_and_says_what_it_is(bundled):
    for name, source in sources(bundled):
        assert is_date(source.retrieved), name
        assert source.citation.strip(), name


def test_every_address_is_well_formed(bundled):
    for name, source in sources(bundled):
        if not source.url:
            assert source.grade == "unverified" or source.title, name
            continue
        parts = urlsplit(source.url)
        assert parts.scheme in ("http", "https"), name
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.hostname or ""), name
        assert not re.search(r"[\s<>\"]", source.url), name


def test_a_source_with_a_good_grade_has_an_address(bundled):
    bare = [
        name for name, source in sources(bundled) if source.grade == "official" and not source.url
    ]
    assert bare == []


def may_block_alone(rule: Rule) -> list[Source]:
    """Sources of the windows in force that are neither unverified nor to be verified."""
    windows = [
        window for window in rule.entry.windows if window.status == "in-force" and not window.verify
    ]
    found = [rule.sources[window.source] for window in windows]
    return [source for source in found if source.grade != "unverified"]


def second_reading(rule: Rule, source: Source) -> bool:
    """Whether the law was read in an official place, or a second reading is recorded: in the note or beside it."""
    words = (
        "confirm",
        "second",
        "also read",
        "quoted",
        "shown by",
        "similar clause",
        "ownership test",
    )
    if source.grade == "official" or any(word in source.note.lower() for word in words):
        return True
    others = [
        other
        for other in rule.sources.values()
        if other is not source and other.grade != "unverified"
    ]
    start = source.citation.split("(")[0].split(",")[0].split(";")[0][:9]
    return any(start in other.citation for other in others)


def test_what_can_block_has_a_second_reading(bundled):
    blocks = [rule for rule in bundled.rules if rule.entry.effect == "block"]
    assert len(blocks) >= 40
    alone = {
        rule.id for rule in blocks for source in may_block_alone(rule) if not second_reading(rule, source)
    }  # fmt: skip
    assert alone == set()


def test_law_from_memory_never_blocks_on_its_own(bundled):
    for rule in bundled.rules:
        for window in rule.entry.windows:
            if rule.entry.effect == "block" and rule.sources[window.source].grade == "unverified":
                assert not may_block_alone(rule), rule.id


@pytest.mark.parametrize("scheme", ["nist-ai-rmf", "iso-42001", "eu-ai-act", "dora"])
def test_frameworks_are_referred_to_by_id(bundled, scheme):
    ids = {name for rule in bundled.rules for name in rule.entry.frameworks}
    assert any(name.startswith(f"{scheme}:") for name in ids)
    assert all(re.fullmatch(FRAMEWORKS, name) for name in ids)


def test_dora_and_the_ai_act_are_named_where_they_are_the_law(bundled):
    frameworks = {rule.id: set(rule.entry.frameworks) for rule in bundled.rules}
    assert "dora:Art.28" in frameworks["eu.dora.register"]
    assert "dora:Art.29" in frameworks["eu.dora.concentration"]
    assert "dora:Art.30" in frameworks["eu.dora.contract-terms"]
    assert "eu-ai-act:Art.26" in frameworks["eu.ai-act.high-risk-deployer"]
    assert "eu-ai-act:Art.50" in frameworks["eu.ai-act.transparency"]


@pytest.mark.parametrize(
    "name",
    [
        "nist-ai-rmf:GOVERN-9.1",
        "nist-ai-rmf:GOVERN-6",
        "iso-27001:A.5.1",
        "dora:Art.31",
        "eu-ai-act:26",
        "eu-ai-act:Art.26\n",
    ],
)
def test_a_framework_id_of_another_form_is_told(name):
    with pytest.raises(InputError) as caught:
        rules_of(rule_data(frameworks=[name]))
    (told,) = caught.value.problems
    assert "takes an id such as nist-ai-rmf:GOVERN-6.1" in told.message


def test_a_framework_id_is_kept():
    (rule,) = rules_of(
        rule_data(
            frameworks=["nist-ai-rmf:GOVERN-6.1", "nist-ai-600-1:GV-6.1-001", "iso-42001:A.6.2.4"]
        )
    )
    assert len(rule.entry.frameworks) == 3
