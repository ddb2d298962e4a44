"""Witnesses, candidate changes, and the search for the smallest flips."""

from __future__ import annotations

from unittest.mock import patch

import pytest
import worlds
from hypothesis import given
from hypothesis import strategies as st
from making import NO_LISTS, catalogue_of, facts_of, rule_data, rules_of

from riskctl.assessment.assessor import Assessor, Subject
from riskctl.assessment.candidates import candidates
from riskctl.assessment.law import Law
from riskctl.assessment.policy import Policy
from riskctl.assessment.sensitivity import Search
from riskctl.assessment.witness import satisfying, witness
from riskctl.document.outcomes import OUTCOMES
from riskctl.facts.values import Fact, Provenance, display
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import parse_condition
from riskctl.rules.evaluate import NO, YES, compile_condition
from riskctl.text.located import load
from riskctl.text.schema import validate
from riskctl.workspace.layers import bundled_root

DAY = "2026-11-23"
POLICY = validate(load(bundled_root() / "data" / "scoring.yaml"), Policy)
SUBJECT = Subject("example-one", "example-api")


def condition(raw):
    return parse_condition(raw, lambda path, message: pytest.fail(message))


def no_lists(list_id: str) -> frozenset[str]:
    raise AssertionError(list_id)


@given(worlds.leaf_data(), st.booleans(), st.data())
def test_a_witness_settles_its_test(raw, wanted, data):
    leaf = condition(raw)
    current = data.draw(worlds.values(leaf.fact))
    value = witness(leaf, wanted, current, DAY, no_lists)
    if value is not None:
        found = compile_condition(leaf, DAY, no_lists)({leaf.fact: value})
        assert found == (YES if wanted else NO), (raw, wanted, value)


@given(worlds.conditions)
def test_what_satisfies_a_condition_does_so(raw):
    whole = condition(raw)
    facts = satisfying(whole, DAY, no_lists)
    paths = [leaf["fact"] for leaf in _leaves(raw)]
    if facts and len(paths) == len(set(paths)):
        assert compile_condition(whole, DAY, no_lists)(facts) == YES


def _leaves(raw):
    if "fact" in raw:
        return [raw]
    inner = raw.get("all") or raw.get("any") or [raw["not"]]
    return [leaf for part in inner for leaf in _leaves(part)]


def search(*entries, facts: dict[str, Fact], lists=NO_LISTS) -> Search:
    assessor = Assessor(catalogue_of(), Law(rules_of(*entries), lists, POLICY), DAY)
    return Search(assessor, assessor.judge(SUBJECT, None, facts), None, facts)


def sets_of(found: Search) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (
            flip.decision,
            tuple(
                f"{path}={display(value)}"
                for change in flip.changes
                for path, value in change.facts
            ),
        )
        for flip in found.flips()
    ]


BLOCK = rule_data("block", effect="block", when={"fact": "data.personal", "is": "true"})
OTHER = rule_data("other", effect="block", when={"fact": "data.classified", "is": "true"})
THIRD = rule_data("third", effect="block", when={"fact": "data.controlled_technical", "is": "true"})
for one in (BLOCK, OTHER, THIRD):
    del one["strength"]


def test_one_fact_that_lifts_a_block():
    found = search(BLOCK, facts=facts_of(data__personal="true"))
    assert sets_of(found) == [("approve", ("data.personal=no",))]


def test_an_open_question_flips_both_ways():
    found = search(BLOCK, facts={})
    assert sets_of(found) == [
        ("approve", ("data.personal=no",)),
        ("reject", ("data.personal=yes",)),
    ]
    (answers,) = found.answers().values()
    assert [(answer.shown, answer.decision) for answer in answers] == [
        ("no", "approve"),
        ("yes", "reject"),
    ]


def test_the_smallest_set_is_a_pair_when_no_single_change_does():
    found = search(BLOCK, OTHER, facts=facts_of(data__personal="true", data__classified="true"))
    assert sets_of(found) == [("approve", ("data.classified=no", "data.personal=no"))]


def test_the_smallest_set_is_a_triple_when_no_pair_does():
    facts = facts_of(
        data__personal="true", data__classified="true", data__controlled_technical="true"
    )
    (only,) = sets_of(search(BLOCK, OTHER, THIRD, facts=facts))
    assert only[0] == "approve"
    assert sorted(only[1]) == [
        "data.classified=no",
        "data.controlled_technical=no",
        "data.personal=no",
    ]


def test_a_measure_is_offered_with_its_words():
    clears = {"do": "Take the personal data out", "clears": {"data.personal": "false"}}
    found = search({**BLOCK, "mitigations": [clears]}, facts=facts_of(data__personal="true"))
    (flip,) = found.flips()
    assert flip.changes[0].kind == "mitigation"
    assert flip.changes[0].text == "Take the personal data out"


def test_a_safeguard_that_lowers_the_score_is_offered():
    guard = {
        "do": "Assess",
        "reduces": 0.95,
        "when": {"fact": "evidence.dpia", "within_years": "2"},
    }
    entry = rule_data(
        strength="severe", mitigations=[guard], when={"fact": "developer.country", "is": "CN"}
    )
    found = search(entry, facts=facts_of(developer__country="CN", evidence__dpia="none"))
    assert ("approve", ("evidence.dpia=2026-11-23",)) in sets_of(found)


def test_what_the_organisation_cannot_choose_is_not_offered():
    entry = rule_data("cn", effect="block", when={"fact": "developer.country", "is": "CN"})
    assert sets_of(search(entry, facts=facts_of(developer__country="CN"))) == []


def test_nothing_is_offered_where_nothing_changes():
    assert sets_of(search(rule_data(), facts=facts_of(data__personal="false"))) == []


def test_no_smaller_set_inside_a_reported_one_flips():
    facts = facts_of(
        data__personal="true", data__classified="true", data__controlled_technical="true"
    )
    flips = search(BLOCK, OTHER, THIRD, rule_data("more"), facts=facts).flips()
    sets = [frozenset(flip.changes) for flip in flips]
    assert not any(a < b for a in sets for b in sets)


@given(worlds.rulesets(max_size=4), worlds.fact_sets())
def test_a_reported_flip_really_leads_where_it_says(data, facts):
    assessor = Assessor(catalogue_of(), Law(worlds.load_rules(data), NO_LISTS, POLICY), DAY)
    base = assessor.judge(SUBJECT, None, facts)
    for flip in Search(assessor, base, None, facts).flips():
        assert 1 <= len(flip.changes) <= 3
        assert flip.decision != base.verdicts.decision
        stated = Provenance("t", grade="official", hypothetical=True)
        changed = {
            path: Fact(path, value, stated)
            for change in flip.changes
            for path, value in change.facts
        }
        assert (
            assessor.judge(SUBJECT, None, {**facts, **changed}).verdicts.decision == flip.decision
        )


def test_the_number_of_judgements_is_bounded():
    """However many rules fire, the search tries a bounded number of sets."""
    names = [
        path
        for path, spec in VOCABULARY.items()
        if spec.type == "bool" and path.startswith(("use.", "data."))
    ]
    entries = []
    for index in range(200):
        name = names[index % len(names)]
        when = {
            "all": [{"fact": name, "is": "true"}, {"fact": "data.subjects", "at_least": str(index)}]
        }
        entries.append(rule_data(f"r{index}", effect="block", when=when, group=f"g{index}"))
    facts = facts_of(**{name.replace(".", "__"): "true" for name in names}, data__subjects="5000")
    assessor = Assessor(catalogue_of(), Law(rules_of(*entries), NO_LISTS, POLICY), DAY)
    base = assessor.judge(SUBJECT, None, facts)
    changes = candidates(assessor, base)
    assert len(changes) > 60
    with patch.object(
        Assessor, "decision", autospec=True, side_effect=Assessor.decision
    ) as conclude:
        Search(assessor, base, None, facts).flips()
    # All pairs would be more than twenty thousand: findings that hold the decision rule out the rest.
    assert len(changes) < conclude.call_count <= 540


def test_flips_are_the_same_each_time():
    facts = facts_of(data__personal="true", data__classified="true")
    once, twice = (sets_of(search(BLOCK, OTHER, rule_data("x"), facts=facts)) for _ in range(2))
    assert once == twice
    assert all(outcome in OUTCOMES for outcome, _ in once)
