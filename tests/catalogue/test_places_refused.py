"""Places that the terms refuse, moves of requests, and that every derived fact has a derivation."""

from __future__ import annotations

import pytest
from making import ROUTE, catalogue_of

from riskctl.catalogue.derive import gather
from riskctl.catalogue.use_case import UseCase, load_use_case
from riskctl.facts.reference import References
from riskctl.facts.values import Known, Unknown
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.text.located import parse

DAY = "2026-11-23"
OPEN = Unknown("not stated")
ACTOR = "actor: {country: DE, operates_in: [DE, CN]}\nuse: {places: [DE, RU]}\n"


def use_case(text: str) -> UseCase:
    return load_use_case(parse("id: x\ntitle: X\ncriticality: high\n" + text, "case.yaml"))


def derived(claims: dict[str, str], text: str = ACTOR):
    rows = "".join(
        f"  {name}: {{{value}, source: s, observed: 2026-01-01, grade: official}}\n"
        for name, value in claims.items()
    )
    route = f"{ROUTE}\nclaims:\n{rows}\nsources: {{s: {{title: A page}}}}\n"
    book = catalogue_of(
        References({}, {}),
        **{"routes__example-api": route},
    )
    return gather(book, ("example-one", "example-api"), use_case(text), DAY).facts


REFUSALS = [
    ({"excluded_countries": "includes: [RU]"}, None, True, None),
    ({"excluded_countries": "includes: [CN]"}, None, None, True),
    ({"excluded_countries": "value: [KP]"}, False, False, False),
    ({"supported_countries": "value: [DE, RU]"}, False, False, True),
    ({"supported_countries": "value: [FR]"}, True, True, True),
    ({"supported_countries": "includes: [DE, CN], excludes: [RU]"}, False, True, False),
    ({"supported_countries": "includes: [DE, CN, RU]"}, False, False, False),
]
"""Claims, and whether the terms refuse the seat, the users and the staff; none where that is open."""
ASKED = ("actor_country", "users_country", "staff_country")


@pytest.mark.parametrize(("claims", "actor", "users", "staff"), REFUSALS)
def test_terms_are_compared_with_seat_users_and_staff_each(claims, actor, users, staff):
    facts = derived(claims)
    for name, refused in zip(ASKED, (actor, users, staff), strict=True):
        expected = OPEN if refused is None else Known(refused)
        assert facts[f"route.excludes_{name}"].value == expected, name


def test_one_place_that_is_refused_is_enough_where_not_all_are_known():
    part = "actor: {country: DE}\nuse: {places: {includes: [RU]}}\n"
    assert derived({"excluded_countries": "includes: [RU]"}, part)[
        "route.excludes_users_country"
    ].value == Known(True)
    open_part = derived({"supported_countries": "includes: [RU]"}, part)
    assert isinstance(open_part["route.excludes_users_country"].value, Unknown)


def test_a_place_that_terms_do_not_speak_of_stays_open():
    facts = derived({"excluded_countries": "includes: [CN]"})
    assert isinstance(facts["route.excludes_users_country"].value, Unknown)


MOVES = [
    ({"cross_border_inference": "value: true", "processing_countries": "value: [DE]"}, False),
    ({"cross_border_inference": "value: true", "processing_countries": "includes: [DE]"}, None),
    ({"cross_border_inference": "value: true"}, None),
    ({"cross_border_inference": "value: false", "processing_countries": "includes: [DE]"}, False),
    ({"cross_border_inference": "value: false"}, None),
    ({"processing_countries": "includes: [DE]"}, None),
    ({"processing_countries": "value: [DE, FR]"}, False),
]


@pytest.mark.parametrize(("claims", "moves"), MOVES)
def test_moves_count_where_they_may_leave_the_stated_places(claims, moves):
    value = derived(claims)["route.moves_outside_places"].value
    if moves is None:
        assert isinstance(value, Unknown)
    else:
        assert value == Known(moves)


def test_every_derived_fact_has_a_derivation():
    """A rule on a fact that nothing writes would ask for ever."""
    wanted = {path for path, spec in VOCABULARY.items() if spec.derived}
    covered = {path for path, spec in VOCABULARY.items() if spec.covers}
    papers = (
        "evidence: {"
        + ", ".join(f"{path.partition('.')[2]}: none" for path in sorted(covered))
        + "}\n"
    )
    assert wanted <= derived({"processing_countries": "value: [DE]"}, ACTOR + papers).keys()
