"""Facts derived from others: places, safeguards, chips, lineage, parties, terms; and what an override does to them."""

from __future__ import annotations

import pytest
from making import MODEL, ROUTE, VENDOR, catalogue_of, facts_of

from riskctl.catalogue.derive import gather
from riskctl.catalogue.use_case import UseCase, load_use_case
from riskctl.facts.reference import OfficialList, References
from riskctl.facts.values import Between, Fact, Known, Partial, Unknown
from riskctl.text.located import parse

DAY = "2026-11-23"
SOURCE = "\nsources: {s: {title: A page}}\n"
LISTS = References(
    {},
    {
        name: OfficialList(title=name, authority="X", jurisdiction="XX")
        for name in ("us.sdn", "us.mil")
    },
)


def known(*items):
    return Known(frozenset(items))


def partial(*items, without=()):
    return Partial(frozenset(items), frozenset(without))


def claims(**values: str) -> str:
    """A ``claims`` block; every value is written as YAML."""
    rows = [
        f"  {name}: {{{value}, source: s, observed: 2026-01-01, grade: official}}"
        for name, value in values.items()
    ]
    return "\nclaims:\n" + "\n".join(rows) + SOURCE


def case(more: str = "") -> UseCase:
    return load_use_case(parse("id: x\ntitle: X\ncriticality: high\n" + more, "case.yaml"))


def facts(route: str = "", model: str = "", vendor: str = "", use_case: UseCase | None = None, day: str = DAY,
          overrides: dict[str, Fact] | None = None, **more: str) -> dict[str, Fact]:  # fmt: skip
    texts = {
        "routes__example-api": ROUTE + route,
        "models__example-one": MODEL + model,
        "vendors__example": VENDOR + vendor,
    }
    book = catalogue_of(LISTS, **{**texts, **more})
    return gather(book, ("example-one", "example-api"), use_case, day, overrides).facts


def test_destinations_join_the_three_places_and_stay_open_while_one_is():
    two = claims(processing_countries="value: [CN]", storage_countries="value: [SG]")
    assert facts(two)["data.destination_countries"].value == partial("CN", "SG")
    three = claims(
        processing_countries="value: [CN]",
        storage_countries="value: [SG]",
        remote_access_countries="value: []",
    )
    assert facts(three)["data.destination_countries"].value == known("CN", "SG")


PLACES = claims(
    processing_countries="value: [CN]",
    storage_countries="value: [SG]",
    remote_access_countries="value: [SG]",
)
HELD = (
    "evidence:\n  sccs: {{dated: {dated}, document: D, covers: [CN, JP], grade: official{more}}}\n"
)


def uncovered(dated: str = "2026-01-01", more: str = "", day: str = DAY):
    found = facts(PLACES, use_case=case(HELD.format(dated=dated, more=more)), day=day)
    return found["evidence.sccs"].value, found["evidence.sccs_uncovered"].value


def test_a_document_leaves_what_it_does_not_cover():
    assert uncovered() == (Known("2026-01-01"), known("SG"))


def test_a_document_from_the_future_or_past_its_end_is_not_held_and_covers_nothing():
    assert uncovered("2026-11-24") == (Known("none"), known("CN", "SG"))
    assert uncovered(more=", expires: 2026-11-22") == (Known("none"), known("CN", "SG"))
    assert uncovered(more=", expires: 2026-11-23") == (Known("2026-01-01"), known("SG"))


def test_a_document_that_is_not_held_covers_nothing_and_an_unknown_one_nothing_known():
    found = facts(PLACES, use_case=case("evidence: {sccs: none, bcrs: unknown}\n"))
    assert found["evidence.sccs_uncovered"].value == known("CN", "SG")
    assert isinstance(found["evidence.bcrs"].value, Unknown)


def test_home_law_is_the_seat_and_the_parent():
    found = facts(vendor=claims(country="value: SG", parent_country="value: CN"))
    assert found["route.home_law_countries"].value == known("SG", "CN")
    assert facts(vendor=claims(country="value: SG"))["route.home_law_countries"].value == partial(
        "SG"
    )


def test_a_route_of_the_developer_is_first_party():
    assert facts()["route.first_party"].value == Known(True)
    other = {
        "vendors__other": VENDOR,
        "routes__example-api": "name: R\noperator: other\nmodels: [example-one]\n",
    }
    assert facts(**other)["route.first_party"].value == Known(False)
    stated = other | {
        "routes__example-api": other["routes__example-api"] + claims(first_party="value: true")
    }
    assert facts(**stated)["route.first_party"].value == Known(True)


CHIP = "name: C\ndesigner: maker-co\ndesigner_country: CN\n"
LISTED = (
    VENDOR
    + "listings: [{list: us.mil, from: 2025-01-01, source: s, grade: official}]\n"
    + "not_listed: [{lists: [us.sdn], checked: 2026-11-01, source: s, grade: official}]"
    + SOURCE
)
CONTROLS = (
    "\nclaims: {controls: {value: [us-gp10-presumed], source: s, observed: 2026-01-01, grade: official}}"
    + SOURCE
)


def test_chips_bring_their_designers_controls_and_listings():
    files = {"chips__c": CHIP + CONTROLS, "vendors__maker-co": LISTED}
    found = facts(claims(served_on="value: [c]"), **files)
    assert found["route.chip_designer_countries"].value == known("CN")
    assert found["route.chip_controls"].value == known("us-gp10-presumed")
    assert found["route.chip_maker_lists"].value == partial("us.mil", without=["us.sdn"])
    some = facts(claims(served_on="includes: [c]"), **files)
    assert some["route.chip_designer_countries"].value == partial("CN")
    assert some["route.chip_controls"].value == partial("us-gp10-presumed")


def test_a_chip_without_a_statement_of_its_controls_leaves_them_open():
    found = facts(claims(served_on="value: [c]"), **{"chips__c": CHIP, "vendors__maker-co": VENDOR})
    assert found["route.chip_controls"].value == partial()


def test_unknown_chips_leave_everything_open():
    for path in ("route.chip_designer_countries", "route.chip_controls", "route.chip_maker_lists"):
        assert facts()[path].value == partial()


BASE = "name: Base\ndeveloper: base-co\n"
DERIVED = "base_models: [{model: base, relation: fine-tune}]\n"


def test_lineage_reaches_the_developers_of_base_models():
    files = {
        "models__base": BASE + "base_models: []\n",
        "vendors__base-co": VENDOR + claims(country="value: CN"),
    }
    found = facts(model=DERIVED, vendor=claims(country="value: SG"), **files)
    assert found["model.base_models"].value == known("base")
    assert found["model.lineage_developers"].value == known("example", "base-co")
    assert found["model.lineage_countries"].value == known("CN", "SG")


def test_a_base_that_declares_nothing_leaves_the_lineage_open():
    files = {"models__base": BASE, "vendors__base-co": VENDOR}
    assert facts(model=DERIVED, **files)["model.lineage_developers"].value == partial(
        "example", "base-co"
    )
    assert facts()["model.lineage_developers"].value == partial("example")
    assert facts(model="base_models: []\n")["model.lineage_developers"].value == known("example")


def test_lineage_goes_through_several_steps_and_ends_in_a_circle():
    files = {
        "models__base": BASE + "base_models: [{model: root, relation: distillation}]\n",
        "models__root": "name: Root\ndeveloper: root-co\nbase_models: [{model: base, relation: merge}]\n",
        "vendors__base-co": VENDOR,
        "vendors__root-co": VENDOR,
    }
    assert facts(model=DERIVED, **files)["model.lineage_developers"].value == known(
        "example", "base-co", "root-co"
    )


def test_a_base_known_by_name_only_leaves_the_lineage_open():
    bases = "base_models: [{name: Some Base, relation: fine-tune}]\n"
    assert facts(model=bases)["model.base_models"].value == partial()
    assert facts(model=bases)["model.lineage_developers"].value == partial("example")


def test_licence_limits_of_a_base_are_inherited():
    files = {
        "models__base": BASE + "base_models: []" + claims(licence_limits="value: [non-commercial]"),
        "vendors__base-co": VENDOR,
    }
    assert facts(model=DERIVED, **files)["model.lineage_licence_limits"].value == known(
        "non-commercial"
    )
    assert facts(model="base_models: []\n")["model.lineage_licence_limits"].value == known()


def test_the_lists_of_all_parties_are_joined():
    route = "parties: [{vendor: host-co, role: host}]\n"
    found = facts(route, vendor=LISTED.removeprefix(VENDOR), **{"vendors__host-co": VENDOR})
    assert found["route.party_lists"].value == partial("us.mil")
    looked_up = (
        VENDOR
        + "not_listed: [{lists: [us.sdn, us.mil], checked: 2026-11-01, source: s, grade: official}]"
        + SOURCE
    )
    found = facts(route, vendor=LISTED.removeprefix(VENDOR), **{"vendors__host-co": looked_up})
    assert found["route.party_lists"].value == partial("us.mil", without=["us.sdn"])


def test_the_listed_share_is_the_largest_and_open_above_while_one_is_unknown():
    share = claims(listed_ownership_percent="'between': [30, 55]")
    other = {
        "vendors__other": VENDOR,
        "routes__example-api": "name: R\noperator: other\nmodels: [example-one]\n",
    }
    assert facts(vendor=share)["route.listed_ownership_percent"].value == Between(30, 55)
    assert facts(vendor=share, **other)["route.listed_ownership_percent"].value == Between(30, 100)
    assert isinstance(facts()["route.listed_ownership_percent"].value, Unknown)


SELF = "name: Own machines\noperator: actor\nmodels: [example-one]" + claims(
    deployment="value: self-hosted"
)


def test_the_organisation_operates_its_own_route():
    own = case(
        "actor: {country: MY, parent_country: MY}\nself_hosting: {country: MY, chips: [example-chip]}\n"
    )
    found = facts(use_case=own, **{"routes__example-api": SELF})
    assert found["operator.id"].value == Known("actor")
    assert found["operator.country"].value == Known("MY")
    assert found["operator.lists"].value == known()
    assert found["route.processing_countries"].value == known("MY")
    assert found["route.served_on"].value == known("example-chip")
    assert found["route.home_law_countries"].value == known("MY")


def test_without_a_use_case_nothing_is_known_of_the_organisation():
    found = facts(**{"routes__example-api": SELF})
    assert "operator.lists" not in found or not isinstance(found["operator.lists"].value, Known)
    assert "route.processing_countries" not in found


TERMS = [
    (
        "model.licence_excludes_actor",
        {"licence_excluded_territories": "value: [MY]"},
        {},
        Known(True),
    ),
    (
        "model.licence_excludes_actor",
        {"licence_excluded_territories": "value: [KR]"},
        {},
        Known(False),
    ),
    ("model.licence_excludes_actor", {"licence": "value: MIT"}, {}, Known(False)),
    ("model.licence_excludes_actor", {"licence": "value: Custom"}, {}, Unknown("not stated")),
    ("model.licence_excludes_actor", {"open_weights": "value: false"}, {}, Known(False)),
    (
        "model.licence_threshold_reached",
        {"licence_user_threshold": "value: 900000"},
        {},
        Known(True),
    ),
    (
        "model.licence_threshold_reached",
        {"licence_user_threshold": "value: 900001"},
        {},
        Known(False),
    ),
    ("route.excludes_actor_country", {}, {"excluded_countries": "value: [MY]"}, Known(True)),
    ("route.excludes_actor_country", {}, {"excluded_countries": "value: [CN]"}, Known(False)),
    (
        "route.excludes_actor_country",
        {},
        {"excluded_countries": "includes: [CN]"},
        Unknown("not stated"),
    ),
    ("route.excludes_actor_country", {}, {"supported_countries": "value: [SG]"}, Known(True)),
    (
        "route.excludes_actor_country",
        {},
        {"supported_countries": "includes: [SG]"},
        Unknown("not stated"),
    ),
    ("route.excludes_actor_country", {}, {"supported_countries": "includes: [MY]"}, Known(False)),
    ("route.excludes_actor_owner", {}, {"excluded_owner_countries": "value: [CN]"}, Known(False)),
    ("route.excludes_actor_owner", {}, {"excluded_owner_countries": "value: [MY]"}, Known(True)),
    ("route.excludes_actor_owner", {}, {}, Unknown("not stated")),
]
BANK = "actor: {country: MY, owner_countries: [MY], monthly_active_users: 900000}\n"


@pytest.mark.parametrize(("path", "model", "route", "expected"), TERMS)
def test_terms_are_compared_with_the_actor(path, model, route, expected):
    found = facts(
        claims(**route) if route else "", claims(**model) if model else "", use_case=case(BANK)
    )
    assert found[path].value == expected


def test_a_range_of_users_that_straddles_the_threshold_is_open():
    model = claims(licence_user_threshold="value: 500")
    users = "actor: {{monthly_active_users: {}}}\n"
    value = lambda text: facts(model=model, use_case=case(users.format(text)))  # noqa: E731
    path = "model.licence_threshold_reached"
    assert isinstance(value("[400, 600]")[path].value, Unknown)
    assert value("[500, 600]")[path].value == Known(True)
    assert value("[400, 499]")[path].value == Known(False)


def test_an_override_stands_in_for_the_statement_and_moves_what_follows():
    over = facts_of(route__served_on=["c"], route__processing_countries=["MY"])
    found = facts(
        PLACES, overrides=over, **{"chips__c": CHIP + CONTROLS, "vendors__maker-co": LISTED}
    )
    assert found["route.processing_countries"].value == known("MY")
    assert found["data.destination_countries"].value == known("MY", "SG")
    assert found["route.chip_controls"].value == known("us-gp10-presumed")


def test_an_override_of_a_derived_fact_is_kept():
    over = facts_of(data__destination_countries=["US"])
    assert facts(PLACES, overrides=over)["data.destination_countries"].value == known("US")


def test_claims_of_one_served_model_take_the_place_of_the_routes():
    served = """name: R
operator: example
served:
  - model: example-one
    from: 2026-02-01
    through: 2026-12-31
    claims: {served_on: {value: [example-chip], source: s, observed: 2026-01-01, grade: official}}
""" + claims(served_on="value: []")
    assert facts(**{"routes__example-api": served})["route.served_on"].value == known(
        "example-chip"
    )
    assert (
        facts(day="2026-01-31", **{"routes__example-api": served})["route.served_on"].value
        == known()
    )


def test_routes_offer_a_model_in_its_time():
    served = "name: R\noperator: example\nserved: [{model: example-one, from: 2026-02-01, through: 2026-12-31}]\n"
    book = catalogue_of(**{"routes__example-api": served})
    offered = {
        day: book.routes_for("example-one", day)
        for day in ("2026-01-31", "2026-02-01", "2026-12-31", "2027-01-01")
    }
    assert offered == {
        "2026-01-31": [],
        "2026-02-01": ["example-api"],
        "2026-12-31": ["example-api"],
        "2027-01-01": [],
    }
