"""What is remembered of earlier facts is what judging afresh comes to."""

from __future__ import annotations

import worlds
from hypothesis import given
from hypothesis import strategies as st
from making import NO_LISTS

from riskctl.facts.values import Fact, Known
from riskctl.rules.conditions import leaves
from riskctl.rules.evaluate import NO
from riskctl.rules.judge import CompiledBook
from riskctl.rules.memory import Memory
from riskctl.rules.support import Evaluation, is_firm

TODAY = "2026-11-15"


@given(worlds.rulesets(), st.lists(worlds.fact_sets(), min_size=2, max_size=4))
def test_a_book_that_judged_other_facts_before_says_what_a_fresh_one_says(data, worlds_of_facts):
    rules = worlds.load_rules(data)
    used = CompiledBook(rules, NO_LISTS, TODAY)
    for facts in [*worlds_of_facts, *worlds_of_facts]:
        assert used.outcomes(facts) == CompiledBook(rules, NO_LISTS, TODAY).outcomes(facts)


@given(worlds.rulesets(), worlds.fact_sets(), worlds.fact_sets())
def test_only_the_rules_that_read_a_moved_fact_change(data, before, after):
    """Rules that read none of the facts that moved keep the very outcome they had."""
    book = CompiledBook(worlds.load_rules(data), NO_LISTS, TODAY)
    mixed = {**before, **dict(list(after.items())[:2])}
    moved = {path for path in mixed if mixed[path] is not before.get(path)}
    touched = set(book.reading(moved))
    pairs = zip(book.outcomes(before), book.outcomes(mixed), strict=True)
    for index, (old, new) in enumerate(pairs):
        if index not in touched:
            assert new is old


def test_a_memory_computes_once_for_the_same_facts_and_again_for_equal_but_other_ones():
    kept: Memory[int] = Memory()
    calls = []

    def compute() -> int:
        calls.append(1)
        return len(calls)

    subject, fact = object(), Fact("data.personal", Known(True))
    assert [kept.result(subject, (fact, None), compute) for _ in range(3)] == [1, 1, 1]
    assert kept.result(subject, (Fact("data.personal", Known(True)), None), compute) == 2
    assert kept.result(object(), (fact, None), compute) == 3


def test_a_full_memory_forgets_and_stays_right():
    kept: Memory[str] = Memory(most=3)
    for round_ in range(2):
        for name in "abcdefgh":
            fact = Fact("data.personal", Known(name))
            assert kept.result(name, (fact,), lambda name=name: name * 2) == name * 2, round_
    assert len(kept._kept) <= 3


@given(worlds.rulesets(), worlds.fact_sets())
def test_a_rule_clear_on_firm_facts_has_no_unverified_proof(data, facts):
    """The short way for firm facts says what looking for the proof says."""
    rules = worlds.load_rules(data)
    for outcome in CompiledBook(rules, NO_LISTS, TODAY).outcomes(facts):
        read = [facts.get(leaf.fact) for leaf in leaves(outcome.rule.condition)]
        if outcome.verdict == "clear" and all(map(is_firm, read)):
            reading = Evaluation(facts, TODAY, lambda name: frozenset())
            assert reading.support(outcome.rule.condition, NO)[0] != "unverified"
