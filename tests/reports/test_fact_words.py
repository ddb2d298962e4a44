"""Values of facts in reports are words: no label is made from an id."""

from __future__ import annotations

import pytest

from riskctl.explanations.choice_words import CHOICES, MARKS
from riskctl.explanations.fact_words import fact_words, place_words
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.messages.language import speaking

SAID_AS_THEY_ARE = {"yes", "no", "none"}


def test_every_member_of_a_closed_list_has_words() -> None:
    members = {member for spec in VOCABULARY.values() for member in spec.choices}
    assert members - CHOICES.keys() - MARKS.keys() == SAID_AS_THEY_ARE
    assert (CHOICES.keys() | MARKS.keys()) - members == set()


def test_no_words_are_the_key_with_its_hyphens() -> None:
    assert [key for key, words in CHOICES.items() if "-" in key and words == key] == []


@pytest.mark.parametrize(
    ("path", "shown", "words"),
    [
        ("route.deployment", "first-party-api", "by the developer's own API"),
        ("route.storage_countries", "CN and possibly others", "China and possibly others"),
        ("route.storage_countries", "CN, SG", "China, Singapore"),
        ("route.storage_countries", "not fully known", "not fully known"),
        ("actor.country", "MY", "Malaysia"),
        ("route.certifications", "hds, iso-27001", "HDS, ISO/IEC 27001"),
        ("route.trains_on_inputs", "opt-out", "unless objected to"),
        ("route.trains_on_inputs", "no", "no"),
        ("developer.watch", "chip-diversion-alleged", "diversion of controlled chips is alleged"),
        ("route.retention_days", "between 1 and 30", "between 1 and 30"),
        ("model.licence", "MIT, with CN clauses", "MIT, with CN clauses"),
        ("no.such_fact", "CN", "CN"),
        ("actor.country", "nowhere, XX", "nowhere, XX"),
        ("route.storage_countries", "unknown (CN, they say)", "unknown (CN, they say)"),
        ("actor.country", "", ""),
    ],
)
def test_values_are_said_in_words(path: str, shown: str, words: str) -> None:
    assert fact_words(path, shown) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("ms", "Malaysia dan mungkin yang lain"), ("zh", "马来西亚，可能还有其他")],
)
def test_values_are_said_in_the_language(language: str, words: str) -> None:
    with speaking(language):
        assert fact_words("route.storage_countries", "MY and possibly others") == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("MY", "Malaysia"),
        ("EU", "European Union"),
        ("contract", "contract terms"),
        ("XX", "XX"),
        ("", ""),
    ],
)
def test_places_are_said_in_words(code: str, words: str) -> None:
    assert place_words(code) == words
