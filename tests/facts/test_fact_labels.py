"""Names of facts: each fact has one, none is made from an id, and no two facts share one."""

from __future__ import annotations

from collections import Counter

from riskctl.explanations.fact_words import fact_name, supposed_words
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.facts.vocabulary.labels import FACT_LABELS
from riskctl.messages.language import speaking

LONGEST = 46


def test_every_fact_has_a_name_of_its_own() -> None:
    names = {path: fact_name(path) for path in VOCABULARY}
    assert not [path for path, name in names.items() if name == path]
    assert not [name for name, count in Counter(names.values()).items() if count > 1]


def test_names_are_short_and_of_facts_that_exist() -> None:
    assert not [name for name in FACT_LABELS.values() if len(name) > LONGEST]
    assert set(FACT_LABELS) <= set(VOCABULARY)


def test_what_a_paper_leaves_uncovered_is_named_after_the_paper() -> None:
    path = "evidence.sccs_uncovered"
    assert fact_name(path) == "countries not covered by: standard contractual clauses"
    with speaking("zh"):
        assert fact_name(path) == "未涵盖的国家：标准合同条款"


def test_days_of_a_trial_are_not_shown() -> None:
    assert supposed_words("evidence.sccs", "2026-11-28") == "a dated document is held"
    assert supposed_words("evidence.sccs", "none") == "not held"
    assert supposed_words("model.released", "2026-11-28") == "another date"
    shown = supposed_words("route.chip_controls", "us-gp10-presumed")
    assert shown == "presumed under US General Prohibition 10"
