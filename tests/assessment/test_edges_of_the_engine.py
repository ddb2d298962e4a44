"""Edges of the engine that the golden documents do not reach: bounds, unclear parts, and where a name comes from."""

from __future__ import annotations

import math
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from riskctl.assessment.assessor import Subject
from riskctl.assessment.debt import profile_of
from riskctl.assessment.document.screening import _Screened
from riskctl.assessment.flip_bound import FlipBound, _least
from riskctl.assessment.party_screening import CERTAIN, is_certain
from riskctl.assessment.regimes import UnruledRegime
from riskctl.assessment.subjects import UnknownSubjectError, _place, read_subject
from riskctl.assessment.witness import satisfying
from riskctl.catalogue.ids import parse_id
from riskctl.document.outcomes import severity
from riskctl.facts.values import Known
from riskctl.rules.conditions import parse_condition
from riskctl.screening.query import Match
from riskctl.text.reason import Reason
from riskctl.watchlists.entry import Entry

DAY = "2026-11-28"
NEVER = {"fact": "data.subjects", "below": "0"}
PERSONAL = {"fact": "data.personal", "is": "true"}
MANY = {"fact": "data.subjects", "at_least": "10"}


@pytest.mark.parametrize(
    ("raw", "facts"),
    [
        (NEVER, None),
        (PERSONAL, {"data.personal": True}),
        ({"not": MANY}, {"data.subjects": 9}),
        ({"not": {"fact": "data.subjects", "at_least": "0"}}, None),
        ({"not": {"any": [PERSONAL, MANY]}}, None),
        ({"all": [PERSONAL, MANY]}, {"data.personal": True, "data.subjects": 10}),
        ({"all": [PERSONAL, NEVER]}, None),
        ({"any": [NEVER, MANY]}, {"data.subjects": 10}),
        ({"any": [NEVER]}, None),
    ],
)
def test_what_satisfies_a_condition_or_that_nothing_plain_does(raw, facts):
    condition = parse_condition(raw, lambda path, message: pytest.fail(message))
    found = satisfying(condition, DAY, lambda _: frozenset())
    values = None if facts is None else {path: Known(value) for path, value in facts.items()}
    assert found == values


def test_a_finding_that_only_scores_holds_no_decision_by_itself():
    scored = SimpleNamespace(requirement=None, kind="scores")
    asked = SimpleNamespace(requirement=None, kind="asks")
    settled = SimpleNamespace(requirement=object(), kind="duty")
    assert _least(scored) == 0 < severity("approve-with-conditions") == _least(settled)
    assert _least(asked) > _least(settled)


def test_the_points_left_are_those_of_the_score():
    bound = FlipBound(holders=0, groups=(), totals=(), limit=50.0, spill=0.5)
    half, none = math.log(2), 0.0
    assert bound.overall([half]) == pytest.approx(50.0)
    assert bound.overall([half, half]) == pytest.approx(62.5)
    assert bound.overall([none]) == bound.overall([-1e-12]) == 0.0


@pytest.mark.parametrize(
    ("score", "country", "certain"),
    [(CERTAIN, "CN", True), (CERTAIN - 0.001, "CN", False), (1.0, "", False), (1.0, "RU", False)],
)
def test_the_same_name_in_the_same_country_is_certain_from_the_bound_on(score, country, certain):
    entry = Entry("us.sdn", "1", "organisation", "Kestrel Optics", countries=("CN",))
    match = Match(entry, entry.name, score, "match", (Reason("same-name"),), "same-name")
    assert is_certain(match, country) is certain


def test_a_name_found_by_screening_shows_its_three_weightiest_reasons():
    entry = Entry("us.sdn", "1", "organisation", "Kestrel Optics")
    reasons = tuple(
        Reason("lone-words", ("trade", word)) for word in ("one", "two", "three", "four")
    )
    match = Match(entry, entry.name, 0.8, "review", reasons)
    searched = SimpleNamespace(id="us.sdn", date=DAY, grade="official")
    screened = Mock(_party={"party": "x"}, _copies=Mock(searched=lambda _: {}))
    row = _Screened._hit(screened, SimpleNamespace(match=match, searched=searched))
    assert all(word in row["reason"] for word in ("one", "two", "three"))
    assert "four" not in row["reason"]


@pytest.mark.parametrize(
    ("path", "profile"),
    [
        ("model.licence", "models/m"),
        ("route.chips", "routes/r"),
        ("developer.country", "vendors/maker"),
        ("operator.country", "vendors/host"),
    ],
)
def test_the_profile_that_would_state_a_fact(path, profile):
    catalogue = Mock(
        models={"m": SimpleNamespace(developer="maker")},
        routes={"r": SimpleNamespace(operator="host")},
    )
    assert profile_of(path, Subject("m", "r"), catalogue) == profile


@pytest.mark.parametrize(
    ("count", "words"), [(3, "sector banking, energy, retail"), (4, "this sector")]
)
def test_up_to_three_sectors_are_named(count, words):
    sectors = ("banking", "energy", "retail", "media")[:count]
    assert UnruledRegime(id="x.y", title="t", sectors=sectors).why == f"{words}: no rule covers it"


def test_only_an_id_that_names_a_service_is_said_to_mean_a_route():
    assert list(_place(parse_id("gpt-5.4"), ["a-route"])) == []
    assert list(_place(parse_id("azure/gpt-5.4"), ["a-route", "b-route"])) == []
    (told,) = _place(parse_id("azure/gpt-5.4"), ["a-route"])
    assert told == "this id means the route a-route"


def test_candidates_carry_the_day_they_came_out(bundled):
    with pytest.raises(UnknownSubjectError, match=r"claude-opus-4-8 \(\d{4}-\d\d-\d\d\)"):
        read_subject("claude", bundled.catalogue, DAY)
