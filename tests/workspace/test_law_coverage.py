"""A country for which no rules are held is asked about, whoever it concerns; a pack with its law lifts the question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from riskctl.workspace.layers import all_layers
from riskctl.workspace.session import Conditions, Session
from riskctl.workspace.workspace import open_workspace

CLINIC = Path(__file__).parents[1] / "cases" / "ke-clinic-claude.yaml"
OWN_MACHINES = "gpt-oss-120b@self-hosted"
ASKED = "use.local_law_forbids"
PACK = """\
ruleset: nz.privacy
title: A rule of New Zealand
jurisdiction: NZ
review_by: 2027-06-30
sources:
  act: {citation: Privacy Act 2020, title: An act, retrieved: 2026-11-28, grade: unverified}
rules:
  - id: nz.privacy.abroad
    title: Data would leave
    dimension: data-residency
    effect: condition
    strength: moderate
    object: [data-processing]
    windows:
      - {from: 2020-12-01, status: in-force, verify: true, source: act}
    when: {fact: data.destination_countries, any_outside: [NZ]}
    because: Made for a test.
"""


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open("2026-11-28")


def moved_to(country: str) -> list[str]:
    paths = ("actor.country", "actor.operates_in", "use.places", "data.subject_countries")
    return [f"{path}={country}" for path in paths]


def assessed(session: Session, settings: list[str]) -> dict[str, Any]:
    (document,) = session.assess(OWN_MACHINES, session.use_case(CLINIC), Conditions(settings))
    return document


def unread(document: dict[str, Any]) -> list[str]:
    return [row["id"] for row in document["not_assessed"] if row["id"].endswith(".law")]


@pytest.mark.parametrize("country", ["NZ", "MX", "IL", "AR", "PK"])
def test_nobody_is_approved_under_a_law_that_nobody_read(session, country):
    document = assessed(session, moved_to(country))
    assert document["decision"]["today"] == "needs-information"
    assert ASKED in {gap["fact"] for gap in document["gaps"]}
    assert unread(document) == [f"{country.lower()}.law"]


@pytest.mark.parametrize("country", ["KE", "NO", "MT", "GB", "TW"])
def test_countries_with_rules_are_not_asked_about(session, country):
    document = assessed(session, moved_to(country))
    assert ASKED not in {gap["fact"] for gap in document["gaps"]}
    assert unread(document) == []


def test_what_counsel_found_settles_it(session):
    allowed = assessed(session, [*moved_to("NZ"), f"{ASKED}=false"])
    barred = assessed(session, [*moved_to("NZ"), f"{ASKED}=true"])
    assert allowed["decision"]["outcome"] == "approve-with-conditions"
    assert barred["decision"]["outcome"] in ("escalate", "reject")


@pytest.mark.parametrize("setting", ["actor.operates_in=KE,NZ", "data.subject_countries=KE,NZ"])
def test_a_branch_or_people_elsewhere_count(session, setting):
    document = assessed(session, [setting])
    assert ASKED in {gap["fact"] for gap in document["gaps"]}


def test_a_branch_brings_the_regimes_of_its_country(session):
    document = assessed(session, ["actor.operates_in=KE,NZ"])
    assert unread(document) == ["nz.law"]


def test_an_installed_pack_lifts_the_question(tmp_path):
    folder = tmp_path / "rules" / "nz"
    folder.mkdir(parents=True)
    (folder / "privacy.yaml").write_text(PACK, encoding="utf-8")
    layers = all_layers((), (tmp_path / "rules",))
    workspace = open_workspace(layers)
    assert "NZ" in workspace.references.members("rules.countries", "2026-11-28")
    assert "MX" not in workspace.references.members("rules.countries", "2026-11-28")
    assert "nz.law" not in {regime.id for regime in workspace.regimes}


def test_a_pack_on_exports_alone_leaves_the_law_on_data_open(tmp_path):
    folder = tmp_path / "rules" / "nz"
    folder.mkdir(parents=True)
    on_exports = PACK.replace("dimension: data-residency", "dimension: export-control")
    (folder / "exports.yaml").write_text(
        on_exports.replace("nz.privacy", "nz.exports"), encoding="utf-8"
    )
    session = Session(open_workspace(all_layers((), (tmp_path / "rules",))), "2026-11-28")
    lists = session.workspace.references
    assert "NZ" in lists.members("rules.countries", "2026-11-28")
    assert "NZ" not in lists.members("rules.data-countries", "2026-11-28")
    with_people = assessed(session, moved_to("NZ"))
    assert with_people["decision"]["today"] == "needs-information"
    assert ASKED in {gap["fact"] for gap in with_people["gaps"]}
    assert "nz.data-law" in {row["id"] for row in with_people["not_assessed"]}
    nobody = ["data.personal=false", "data.classes=public", "data.subject_countries="]
    without = assessed(session, [*moved_to("NZ")[:3], *nobody])
    assert ASKED not in {gap["fact"] for gap in without["gaps"]}
