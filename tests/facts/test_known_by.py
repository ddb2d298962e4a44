"""Who can know a fact, and whose act a document takes."""

from __future__ import annotations

import pytest

from riskctl.facts.vocabulary import VOCABULARY


@pytest.mark.parametrize("prefix", ["actor", "use", "data", "evidence"])
def test_the_organisation_answers_for_itself(prefix):
    own = [spec for spec in VOCABULARY.values() if spec.prefix == prefix]
    assert {spec.known_by for spec in own} == {"organisation"}


@pytest.mark.parametrize(
    ("fact", "known_by"),
    [
        ("model.trained_on", "nobody"),
        ("route.served_on", "nobody"),
        ("route.remote_access_countries", "operator"),
        ("route.supported_countries", "public"),
        ("developer.country", "public"),
        ("operator.listed_ownership_percent", "operator"),
    ],
)
def test_who_can_know_what_is_outside(fact, known_by):
    assert VOCABULARY[fact].known_by == known_by


@pytest.mark.parametrize(
    ("fact", "granted_by"),
    [
        ("evidence.dpia", "organisation"),
        ("evidence.sccs", "operator"),
        ("evidence.sccs_uncovered", "operator"),
        ("evidence.us_licence", "third-party"),
    ],
)
def test_whose_act_a_document_takes(fact, granted_by):
    assert VOCABULARY[fact].granted_by == granted_by
