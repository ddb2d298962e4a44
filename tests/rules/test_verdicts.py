"""Verdicts over windows, and when a verdict counts as confirmed."""

from __future__ import annotations

import pytest
from making import NO_LISTS, facts_of, rule_data, rules_of

from riskctl.rules.judge import CompiledBook, Outcome

WINDOWS = [
    {"from": "2025-09-29", "through": "2025-11-09", "status": "in-force", "source": "official"},
    {"from": "2025-11-10", "through": "2026-11-09", "status": "suspended", "source": "official"},
    {"from": "2026-11-10", "status": "announced", "source": "official"},
]


def judge(entry: dict, facts: dict, as_of: str = "2026-11-23") -> Outcome:
    return CompiledBook(rules_of(entry), NO_LISTS, as_of).outcomes(facts)[0]


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        ("2025-09-28", "not-in-force"),
        ("2025-09-29", "triggered"),
        ("2025-11-09", "triggered"),
        ("2025-11-10", "suspended"),
        ("2026-11-09", "suspended"),
        ("2026-11-10", "announced"),
        ("2030-01-01", "announced"),
    ],
)
def test_the_window_of_the_day_sets_the_verdict(as_of, verdict):
    found = judge(rule_data(windows=WINDOWS), facts_of(data__personal="true"), as_of)
    assert found.verdict == verdict
    assert found.scores == (verdict == "triggered")


@pytest.mark.parametrize("as_of", ["2025-10-01", "2026-01-01", "2026-12-01"])
def test_what_is_clear_or_open_is_so_in_every_window(as_of):
    assert (
        judge(rule_data(windows=WINDOWS), facts_of(data__personal="false"), as_of).verdict
        == "clear"
    )
    assert judge(rule_data(windows=WINDOWS), {}, as_of).verdict == "unknown"


def test_an_open_window_holds_before_and_after_everything():
    entry = rule_data(windows=[{"status": "in-force", "source": "official"}])
    assert judge(entry, facts_of(data__personal="true"), "1990-01-01").verdict == "triggered"


@pytest.mark.parametrize("grade", ["official", "third-party", "vendor", "unverified"])
@pytest.mark.parametrize("source", ["official", "third-party", "vendor", "unverified"])
def test_a_verdict_is_confirmed_unless_law_or_fact_is_unverified(grade, source):
    entry = rule_data(windows=[{"from": "2020-01-01", "status": "in-force", "source": source}])
    found = judge(entry, facts_of(grade, data__personal="true"))
    assert found.verdict == "triggered"
    assert found.confirmed == ("unverified" not in (grade, source))


def test_a_window_to_be_verified_is_not_confirmed():
    entry = rule_data(
        windows=[
            {"from": "2020-01-01", "status": "in-force", "verify": "true", "source": "official"}
        ]
    )
    assert not judge(entry, facts_of(data__personal="true")).confirmed


def test_of_several_grounds_the_best_evidenced_counts():
    when = {
        "any": [{"fact": "data.personal", "is": "true"}, {"fact": "data.classified", "is": "true"}]
    }
    facts = facts_of("unverified", data__personal="true") | facts_of(
        "official", data__classified="true"
    )
    found = judge(rule_data(when=when), facts)
    assert found.confirmed and [leaf.fact for leaf in found.evidence] == ["data.classified"]


def test_a_chain_is_as_strong_as_its_weakest_link():
    when = {
        "all": [{"fact": "data.personal", "is": "true"}, {"fact": "data.classified", "is": "true"}]
    }
    facts = facts_of("unverified", data__personal="true") | facts_of(
        "official", data__classified="true"
    )
    found = judge(rule_data(when=when), facts)
    assert not found.confirmed and found.grade == "unverified"
    assert [leaf.fact for leaf in found.evidence] == ["data.personal", "data.classified"]


def test_only_the_open_leaves_are_gaps():
    when = {
        "all": [
            {"fact": "data.classified", "is": "true"},
            {
                "any": [
                    {"fact": "data.personal", "is": "true"},
                    {"fact": "data.subjects", "at_least": "10"},
                ]
            },
        ]
    }
    found = judge(
        rule_data(when=when),
        facts_of(data__classified="true", data__personal="false", data__subjects=["5", "20"]),
    )
    assert found.verdict == "unknown"
    assert [leaf.fact for leaf in found.gaps] == ["data.subjects"]
    assert [leaf.fact for leaf in found.evidence] == ["data.classified", "data.personal"]


def test_a_block_is_not_cleared_by_unverified_statements_alone():
    entry = rule_data(effect="block")
    found = judge(entry, facts_of("unverified", data__personal="false"))
    assert (found.verdict, found.confirmed) == ("unknown", False)
    assert [leaf.fact for leaf in found.gaps] == ["data.personal"]
    assert judge(entry, facts_of("vendor", data__personal="false")).verdict == "clear"
    assert judge(rule_data(), facts_of("unverified", data__personal="false")).verdict == "clear"


def mitigated() -> dict:
    when = {"fact": "evidence.dpia", "within_years": "2"}
    return rule_data(mitigations=[{"do": "Make one", "reduces": 0.5, "when": when}])


@pytest.mark.parametrize(
    ("grade", "value", "state"),
    [
        ("official", "2026-01-01", "met"),
        ("third-party", "2026-01-01", "met"),
        ("vendor", "2026-01-01", "unproven"),
        ("unverified", "2026-01-01", "unproven"),
        ("official", "unknown", "unproven"),
        ("official", "none", "open"),
        ("official", "2020-01-01", "open"),
    ],
)
def test_a_safeguard_counts_only_on_good_evidence(grade, value, state):
    facts = facts_of(data__personal="true") | facts_of(grade, evidence__dpia=value)
    assert [one.state for one in judge(mitigated(), facts).mitigations] == [state]


def test_a_measure_that_would_clear_the_rule_is_open_while_it_fires():
    entry = rule_data(mitigations=[{"do": "Send none", "clears": {"data.personal": "false"}}])
    assert [one.state for one in judge(entry, facts_of(data__personal="true")).mitigations] == [
        "open"
    ]


def test_some_rules_are_judged_like_all_of_them():
    rules = rules_of(rule_data("a"), rule_data("b", when={"fact": "data.classified", "is": "true"}))
    book = CompiledBook(rules, NO_LISTS, "2026-11-23")
    facts = facts_of(data__personal="true")
    assert book.outcomes_of([1], facts) == book.outcomes(facts)[1:]
    assert book.facts_by_rule == {"xx.test.a": {"data.personal"}, "xx.test.b": {"data.classified"}}
