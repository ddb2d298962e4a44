"""Every mistake a use case can hold has one small file, and one complaint for each place.

A complaint is told whole, or up to the point where it lists what is known there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.catalogue.use_case import load_use_case
from riskctl.text.located import InputError, load

WRONG = Path(__file__).parents[1] / "wrong" / "use-cases"

EXPECTED: dict[str, list[str]] = {
    "bad-country": [
        "4:9: actor.country: 'Malaysia' is not an ISO 3166-1 alpha-2 country code (did you mean MY, Malaysia?)",
    ],
    "bad-id": [
        "1:1: id 'A Bank' is none: an id is small letters",
    ],
    "criticality-as-a-fact": [
        "4:7: unknown fact use.criticality",
    ],
    "derived-fact": [
        "5:8: data.destination_countries is derived and cannot be stated; state what it is derived from",
    ],
    "evidence-as-a-bare-date": [
        "7:3: evidence.dpia: evidence is {dated: ..., document: ..., grade: ...}, `none` or `unknown`",
    ],
    "evidence-as-yes": [
        "7:3: evidence.dpia takes a date such as 2026-11-23 or none, not 'yes'",
    ],
    "evidence-that-covers-a-bad-country": [
        "7:78: evidence.sccs: covers: 'UK' is not an ISO 3166-1 alpha-2 country code (did you mean GB",
    ],
    "evidence-that-covers-no-country": [
        "7:68: evidence.dpia is not held by country; remove `covers`",
    ],
    "evidence-with-a-bad-date": [
        "7:10: evidence.dpia: dated takes a date such as 2026-11-23, not '2026-13-01'",
    ],
    "evidence-without-document": [
        "7:3: evidence.dpia: document is missing; add it",
    ],
    "evidence-without-grade": [
        "7:3: evidence.dpia: grade is missing; add it",
    ],
    "fact-of-another-section": [
        "5:8: unknown fact data.sector; sector belongs to actor",
    ],
    "hosting-in-a-bad-country": [
        "8:16: route.processing_countries: 'my' is not an ISO 3166-1 alpha-2 country code (did you mean MY, Malaysia?)",
        "8:16: route.storage_countries: 'my' is not an ISO 3166-1 alpha-2 country code (did you mean MY, Malaysia?)",
    ],
    "misspelt-evidence": [
        "7:3: unknown fact evidence.dpai (did you mean 'dpia'?)",
    ],
    "misspelt-fact": [
        "5:8: unknown fact data.personnal (did you mean 'personal'?)",
    ],
    "misspelt-hosting": [
        "8:29: unknown fact route.chip",
    ],
    "misspelt-section": [
        "4:1: unknown key 'actr' (did you mean 'actor'?); known here:",
    ],
    "no-criticality": [
        "1:1: criticality is missing; add it",
    ],
    "not-a-whole-number": [
        "5:8: data.subjects takes a whole number, not '1.5'",
    ],
    "range-backwards": [
        "5:8: data.subjects: the range [200, 100] is the wrong way round",
    ],
    "set-written-as-text": [
        "5:8: data.subject_countries is a set; write a list such as [MY]",
    ],
    "unknown-criticality": [
        "3:1: criticality takes one of",
    ],
    "value-missing": [
        "5:8: data.personal has no value; write one, or `unknown`",
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_mistake_is_told_at_its_place(name):
    with pytest.raises(InputError) as error:
        load_use_case(load(WRONG / f"{name}.yaml", name))
    told = [str(problem).removeprefix(f"{name}:") for problem in error.value.problems]
    assert len(told) == len(EXPECTED[name]), told
    assert all(one.startswith(start) for one, start in zip(told, EXPECTED[name], strict=True)), told


def test_every_file_is_expected():
    assert {path.stem for path in WRONG.glob("*.yaml")} == set(EXPECTED)
