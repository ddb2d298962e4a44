"""A use case as read: stated facts, evidence, hosting."""

from __future__ import annotations

import pytest

from riskctl.catalogue.use_case import load_use_case
from riskctl.facts.values import Between, Known, Partial, Unknown
from riskctl.text.located import InputError, load, parse

TEXT = """id: a-bank
title: A bank
criticality: high
actor: {country: MY, owner_countries: {includes: [MY]}, us_person: unknown}
data: {personal: true, subjects: [100, 200], classes: [personal]}
evidence:
  dpia: none
  sccs: {dated: 2026-01-01, document: Clauses, covers: [US], grade: official, expires: 2026-12-31}
  bcrs: unknown
self_hosting: {country: MY, chips: [nvidia-h100], retention_days: 0}
"""


def test_a_use_case_is_read():
    case = load_use_case(parse(TEXT, "case.yaml"))
    values = {path: fact.value for path, fact in case.facts.items()}
    assert values == {
        "actor.country": Known("MY"),
        "actor.owner_countries": Partial(frozenset({"MY"})),
        "actor.us_person": Unknown(),
        "data.personal": Known(True),
        "data.subjects": Between(100, 200),
        "data.classes": Known(frozenset({"personal"})),
        "use.criticality": Known("high"),
    }
    assert all(fact.provenance.grade == "official" for fact in case.facts.values())
    sccs = case.evidence["evidence.sccs"]
    assert (sccs.fact.value, sccs.covers, sccs.expires) == (
        Known("2026-01-01"),
        frozenset({"US"}),
        "2026-12-31",
    )
    assert case.evidence["evidence.dpia"].fact.value == Known("none")
    assert isinstance(case.evidence["evidence.bcrs"].fact.value, Unknown)
    hosting = {path: fact.value for path, fact in case.hosting.items()}
    assert hosting == {
        "route.processing_countries": Known(frozenset({"MY"})),
        "route.storage_countries": Known(frozenset({"MY"})),
        "route.served_on": Known(frozenset({"nvidia-h100"})),
        "route.retention_days": Known(0),
    }


def test_an_almost_empty_use_case_states_almost_nothing():
    case = load_use_case(parse("id: x\ntitle: X\ncriticality: low\n", "case.yaml"))
    assert list(case.facts) == ["use.criticality"]
    assert not case.evidence and not case.hosting


EXAMPLES = (
    "malaysian-bank",
    "german-hospital",
    "us-defence-contractor",
    "singapore-logistics",
    "french-ministry",
)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_bundled_example_loads(examples, name):
    assert load_use_case(load(examples / f"{name}.yaml")).id == name


def test_organisation_and_purpose_are_for_people_and_judged_by_nothing():
    plain = load_use_case(parse(TEXT, "case.yaml"))
    text = TEXT + "organisation: Bank of Examples\ndescription: |\n  Answers\n  customers.\n"
    named = load_use_case(parse(text, "case.yaml"))
    assert (plain.organisation, plain.purpose) == ("", "")
    assert (named.organisation, named.purpose) == ("Bank of Examples", "Answers customers.")
    assert named.facts == plain.facts


INSIDE = """id: a-bank
title: A bank
criticality: high
evidence:
  dpa_signed:
    {dated: 2026-05-02, document: Agreement, contains: [sccs], covers: [US], parties: [microsoft], grade: official}
"""


def test_clauses_inside_an_agreement_are_held_like_it():
    case = load_use_case(parse(INSIDE, "case.yaml"))
    agreement, clauses = (case.evidence[f"evidence.{name}"] for name in ("dpa_signed", "sccs"))
    assert clauses.fact.value == Known("2026-05-02")
    assert clauses.fact.provenance == agreement.fact.provenance
    assert (clauses.covers, clauses.parties) == (frozenset({"US"}), frozenset({"microsoft"}))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  sccs: none", "6:57: evidence.sccs is stated by itself too; keep one of the two"),
        ("  sccs: unknown", ""),
    ],
)
def test_a_paper_is_stated_once(line, said):
    text = INSIDE + line + "\n"
    if not said:
        assert load_use_case(parse(text, "case.yaml")).evidence["evidence.sccs"].covers
        return
    with pytest.raises(InputError) as error:
        load_use_case(parse(text, "case.yaml"))
    assert [str(problem).removeprefix("case.yaml:") for problem in error.value.problems] == [said]


def test_a_misspelt_paper_inside_is_told():
    with pytest.raises(InputError, match=r"unknown fact evidence\.scc "):
        load_use_case(parse(INSIDE.replace("[sccs]", "[scc]"), "case.yaml"))
