"""Who owns the parties of a route: chains of vendors, owners known by name, open shares, and what the facts say."""

from __future__ import annotations

from typing import Any

import pytest
from making import ROUTE, VENDOR, catalogue_of, facts_of, rule_data, rules_of

from riskctl.assessment.assessor import Assessor, Subject
from riskctl.assessment.document import build_document
from riskctl.assessment.law import Law
from riskctl.assessment.party_screening import PartyScreening, SearchedList
from riskctl.assessment.policy import Policy
from riskctl.assessment.request import Request
from riskctl.assessment.scenario import load_scenario
from riskctl.facts.reference import OfficialList, References
from riskctl.facts.values import Between, Fact, Known, Unknown
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.screening.index import Index, build
from riskctl.screening.names.known import Register
from riskctl.screening.screen import Screener
from riskctl.text.located import load, parse
from riskctl.text.schema import validate
from riskctl.watchlists.embedded import EmbeddedLists
from riskctl.watchlists.entry import Entry
from riskctl.workspace.layers import bundled_layer, bundled_root
from riskctl.workspace.workspace import open_workspace

DAY = "2026-11-23"
IDS = ("us.sdn", "us.entity-list", "us.meu", "uk.consolidated", "eu.consolidated")
LISTS = References(
    {}, {name: OfficialList(title=name, authority="X", jurisdiction="XX") for name in IDS}
)
POLICY = validate(load(bundled_root() / "data" / "scoring.yaml"), Policy)
RULES = rules_of(
    rule_data(
        "owned", when={"fact": "route.listed_ownership_percent", "at_least": "50"}, effect="block"
    )
)
SUBJECT = Subject("example-one", "example-api")
SOURCE = "sources: {s: {title: A filing, url: 'https://example.org/f', date: 2026-02-01}}\n"
LISTED = "name: Kestrel Group\nroles: [owner]\nlistings:\n"
SHARE = "developer.listed_ownership_percent"


def owned(*owners: str, more: str = "", name: str = "Example AI Co., Ltd.") -> str:
    """A vendor with owners; an owner is YAML without source and grade."""
    rows = [
        f"  - {{{one}, source: s{'' if 'grade:' in one else ', grade: official'}}}\n"
        for one in owners
    ]
    return f"name: {name}\nroles: [developer, operator]\n{more}\n{SOURCE}" + (
        "owners:\n" + "".join(rows)
    ) * bool(rows)


def on(*lists: str, since: str = "2020-01-01", through: str = "") -> str:
    """A vendor on lists."""
    end = f", through: {through}" * bool(through)
    rows = [
        f"  - {{list: {name}, from: {since}{end}, source: s, grade: official}}\n" for name in lists
    ]
    return LISTED + "".join(rows) + SOURCE


def looked_up(more: str = "") -> str:
    """Lines of a vendor that was looked for in every list, and not found."""
    return f"not_listed:\n  - {{lists: [{', '.join(IDS)}], checked: 2026-11-01, source: s, grade: official}}\n{more}"


COMPLETE = "owners_complete: true"
IN_CHINA = "claims:\n  country: {value: CN, source: s, observed: 2026-01-01, grade: third-party}"


REGIMES = open_workspace([bundled_layer()]).ownership_regimes


def engine(
    example: str, screening: PartyScreening | None = None, scenario: str = "", **files: str
) -> Assessor:
    vendors = {f"vendors__{name}": text for name, text in files.items() if "__" not in name}
    rest = {name: text for name, text in files.items() if "__" in name}
    book = catalogue_of(LISTS, vendors__example=example, **vendors, **rest)
    options: dict[str, Any] = {"screening": screening}
    if scenario:
        options["scenario"] = load_scenario(parse(scenario, "s.yaml"), book, RULES, LISTS)
    return Assessor(book, Law(RULES, LISTS, POLICY, regimes=REGIMES), DAY, **options)


def fact(assessor: Assessor, path: str = SHARE, overrides: dict[str, Fact] | None = None) -> Fact:
    return assessor.facts(SUBJECT, None, overrides or {}).facts.get(path) or Fact(path)


def document(assessor: Assessor) -> dict[str, Any]:
    request = Request(assessor, None, (), "0" * 64, EmbeddedLists((), ()))
    return build_document(assessor.judge(SUBJECT, None, {}), request)


def findings(assessor: Assessor) -> dict[str, dict[str, Any]]:
    return {
        row["regime"]: row
        for row in document(assessor)["ownership_findings"]
        if row["party"] == "example"
    }


def verdict(assessor: Assessor) -> str:
    return assessor.judge(SUBJECT, None, {}).outcomes[0].verdict


def test_a_listed_majority_counts_and_the_rule_fires():
    found = engine(owned("owner: kestrel, percent: 60"), kestrel=on("us.entity-list"))
    assert fact(found).value == Between(60.0, 100.0)  # who holds the other 40 percent is not stated
    assert fact(found, "route.listed_ownership_percent").value == Between(60.0, 100.0)
    assert verdict(found) == "triggered"


def test_the_fact_says_where_it_comes_from():
    where = fact(
        engine(
            owned("owner: kestrel, percent: 60, grade: third-party"), kestrel=on("us.entity-list")
        )
    ).provenance
    assert (where.source, where.url, where.observed) == (
        "A filing",
        "https://example.org/f",
        "2026-02-01",
    )
    assert (where.grade, where.note, where.origin) == (
        "third-party",
        "computed from stated stakes",
        "example",
    )


def test_the_grade_is_the_weakest_of_the_stakes_that_count():
    middle = owned("owner: kestrel, percent: 50, grade: vendor", name="Middle")
    one = owned("owner: middle, percent: 55", "name: A Person, percent: 5, grade: unverified")
    found = engine(one, kestrel=on("us.entity-list"), middle=middle)
    assert fact(found).value == Between(55.0, 100.0)
    assert fact(found).provenance.grade == "vendor"


@pytest.mark.parametrize(("share", "value"), [("49.9", Unknown()), ("50", Between(55.0, 100.0))])
def test_a_chain_of_vendors_is_followed_to_its_end(share: str, value: object):
    middle = owned(f"owner: kestrel, percent: {share}", name="Middle")
    found = engine(owned("owner: middle, percent: 55"), kestrel=on("us.entity-list"), middle=middle)
    assert fact(found).value == value
    assert verdict(found) == ("triggered" if share == "50" else "unknown")


def test_complete_owners_that_were_looked_up_close_the_share():
    other = owned("name: X", more=looked_up(COMPLETE), name="Osprey")
    found = engine(
        owned("owner: kestrel, percent: 30", "owner: osprey, percent: 70", more=COMPLETE),
        sound(), kestrel=on("us.entity-list"), osprey=other,
    )  # fmt: skip
    assert fact(found).value == Known(30.0)
    assert verdict(found) == "clear"


@pytest.mark.parametrize("other", [
    owned(name="Osprey", more=looked_up()),                   # who owns it is not stated
    owned("name: X", name="Osprey", more=COMPLETE),           # nobody looked it up
])  # fmt: skip
def test_an_owner_that_is_not_settled_leaves_the_share_open(other: str):
    found = engine(
        owned("owner: kestrel, percent: 30", "owner: osprey, percent: 70", more=COMPLETE),
        kestrel=on("us.entity-list"), osprey=other,
    )  # fmt: skip
    assert fact(found).value == Between(30.0, 100.0)
    assert verdict(found) == "unknown"


def test_owners_by_name_that_nobody_looked_up_never_pass():
    found = engine(owned("name: Somebody, percent: 100", more=COMPLETE))
    assert isinstance(fact(found).value, Unknown)
    assert verdict(found) == "unknown"
    assert fact(
        engine(owned("name: Somebody, percent: 100", more=COMPLETE), sound())
    ).value == Known(0.0)


def test_no_owner_no_fact():
    assert fact(engine(VENDOR)).value == Unknown()
    assert (
        fact(engine(VENDOR + "parent: kestrel\n", kestrel=on("us.entity-list"))).value == Unknown()
    )


def test_a_dated_claim_stays():
    for value, shown in (("value: 7", Known(7)), ("unknown: widely held", Unknown("widely held"))):
        claim = f"claims:\n  listed_ownership_percent: {{{value}, source: s, observed: 2026-01-01, grade: official}}\n"
        found = engine(
            owned("owner: kestrel, percent: 60", more=claim), kestrel=on("us.entity-list")
        )
        assert fact(found).value == shown


def test_a_supposed_share_stays():
    supposed = facts_of(developer__listed_ownership_percent="10")
    found = engine(owned("owner: kestrel, percent: 60"), kestrel=on("us.entity-list"))
    assert fact(found, overrides=supposed).value == Known(10)


def test_stakes_and_listings_count_on_their_days():
    over = owned("owner: kestrel, percent: 60, through: 2026-11-22")
    assert fact(engine(over, kestrel=on("us.entity-list"))).value == Unknown()
    ends = on("us.entity-list", through="2026-11-22")
    assert fact(engine(owned("owner: kestrel, percent: 60"), kestrel=ends)).value == Unknown()
    assert fact(
        engine(owned("owner: kestrel, percent: [60, 70], from: 2026-11-23"), kestrel=on("us.meu"))
    ).value == (Between(60.0, 100.0))


def test_a_list_of_another_regime_raises_the_high_end_alone():
    found = engine(
        owned("owner: kestrel, percent: 60", "name: Rest, percent: 40", more=COMPLETE), sound(),
        kestrel=on("uk.consolidated").replace("listings", looked_up() + COMPLETE + "\nlistings"),
    )  # fmt: skip
    assert fact(found).value == Between(0.0, 60.0)
    rows = findings(found)
    assert list(rows) == ["uk"]
    assert (rows["uk"]["verdict"], rows["uk"]["percent"]) == (
        "blocked",
        {"low": 60.0, "high": 60.0},
    )


def test_the_operator_is_asked_as_well():
    route = ROUTE.replace("operator: example", "operator: seller")
    seller = owned("owner: kestrel, percent: 70", name="Seller")
    found = engine(
        VENDOR, seller=seller, kestrel=on("us.entity-list"), **{"routes__example-api": route}
    )
    assert fact(found, "operator.listed_ownership_percent").value == Between(70.0, 100.0)
    assert fact(found, "route.listed_ownership_percent").value == Between(70.0, 100.0)
    assert {row["party"] for row in document(found)["ownership_findings"]} == {"seller"}


def test_circles_end():
    middle = owned("owner: example, percent: 90", name="Middle")
    assert fact(engine(owned("owner: middle, percent: 90"), middle=middle)).value == Unknown()


def test_stakes_that_contradict_each_other_do_not_pass():
    example = owned("name: One, percent: 70", "name: Two, percent: 70", more=COMPLETE)
    assert fact(engine(example, sound())).value == Unknown()


def test_a_supposed_listing_of_an_owner_is_followed():
    text = f"scenario: w\ntitle: W\ntrigger: T\npatches:\n  - listing: {{vendor: kestrel, list: us.meu, from: {DAY}}}\n"
    plain = owned(name="Kestrel Group")
    assert fact(engine(owned("owner: kestrel, percent: 60"), kestrel=plain)).value == Unknown()
    assert fact(
        engine(owned("owner: kestrel, percent: 60"), scenario=text, kestrel=plain)
    ).value == Between(60.0, 100.0)


# Owners found by screening


def sound(*entries: Entry, unsound: str = "") -> PartyScreening:
    """All lists of the regimes with these entries; one may be stale."""
    searched = {
        name: SearchedList(name, name, "", "2026-11-20", "0" * 64, "official", name != unsound)
        for name in IDS
    }
    return PartyScreening(
        Screener((Index(memoryview(build(list(entries)))),), Register(), ()), searched
    )


KESTREL = Entry(
    "us.entity-list",
    "1",
    "organisation",
    "Kestrel Optics Co., Ltd.",
    countries=("CN",),
    citation="1 XR 2",
)


def test_an_owner_by_name_that_is_on_a_list_beyond_doubt_counts():
    stake = "name: 'Kestrel Optics Co., Ltd.', country: CN, percent: 60"
    found = engine(owned(stake), sound(KESTREL))
    assert fact(found).value == Between(60.0, 100.0)
    assert findings(found)["bis-affiliates"]["verdict"] == "blocked"


@pytest.mark.parametrize(
    "name", ["Kestrel Optcs Ltd", "Kestrel Optical Instruments"]
)  # a near match, a review
def test_an_owner_whose_name_is_only_similar_may_count(name: str):
    example = owned(
        f"name: {name}, country: CN, percent: 60", "name: Quite Another, percent: 40", more=COMPLETE
    )
    found = engine(example, sound(KESTREL))
    assert fact(found).value == Between(0.0, 60.0)
    row = findings(found)["bis-affiliates"]
    assert row["verdict"] == "possible"
    assert "us.entity-list, if it is the party of that similar name" in str(row["proof"])
    assert "a person to decide" in str(row["proof"])


def test_a_stale_list_leaves_owners_by_name_open():
    stake = "name: 'Quite Another', percent: 100"
    assert (
        fact(engine(owned(stake, more=COMPLETE), sound(unsound="uk.consolidated"))).value
        == Unknown()
    )


def test_a_vendor_that_an_installed_list_names_counts_as_owner():
    kestrel = owned(name="Kestrel Optics Co., Ltd.", more=IN_CHINA)
    found = engine(owned("owner: kestrel, percent: 60"), sound(KESTREL), kestrel=kestrel)
    assert fact(found).value == Between(60.0, 100.0)


def test_the_same_name_without_a_country_asks():
    kestrel = owned(name="Kestrel Optics Co., Ltd.")
    found = engine(owned("owner: kestrel, percent: 60"), sound(KESTREL), kestrel=kestrel)
    assert fact(found).value == Unknown()


def test_an_owner_stated_by_the_name_of_a_vendor_is_that_vendor():
    found = engine(owned("name: kestrel GROUP, percent: 60"), kestrel=on("us.entity-list"))
    assert fact(found).value == Between(60.0, 100.0)


# The document


def test_nothing_is_said_where_no_owner_is_listed():
    assert document(engine(owned("name: Somebody, percent: 60")))["ownership_findings"] == []
    assert document(engine(VENDOR))["ownership_findings"] == []


def test_the_proof_is_told_with_its_flags():
    found = engine(owned("owner: kestrel, percent: 20"), kestrel=on("us.entity-list", "us.sdn"))
    rows = findings(found)
    assert set(rows) == {"ofac50", "bis-affiliates"}
    row = rows["bis-affiliates"]
    assert (row["verdict"], row["percent"]) == ("possible", {"low": 20.0, "high": 100.0})
    assert row["proof"]["nodes"][0]["role"] == "target"
    assert any(
        "Kestrel Group holds 20 percent of Example AI Co., Ltd." in text
        for text in row["proof"]["sentences"]
    )
    assert {flag["id"] for flag in row["red_flags"]} == {"minority", "unknown-holder"}
    assert row["status"] == {
        "status": "in-force",
        "from": "2026-11-10",
        "through": None,
        "verify": True,
    }


def test_a_share_that_is_not_known_is_a_flag():
    found = engine(owned("owner: kestrel"), kestrel=on("us.entity-list"))
    assert fact(found).value == Unknown()
    row = findings(found)["bis-affiliates"]
    assert (row["verdict"], row["percent"]) == ("possible", {"low": 0.0, "high": 100.0})
    assert "unknown-share" in {flag["id"] for flag in row["red_flags"]}


def test_a_parent_without_a_stake_is_control_with_an_unknown_share():
    found = engine(VENDOR + "parent: kestrel\n", kestrel=on("us.entity-list", "uk.consolidated"))
    rows = findings(found)
    assert rows["uk"]["verdict"] == "blocked"  # control is enough there
    assert rows["bis-affiliates"]["verdict"] == "possible"  # where only shares count
    assert rows["uk"]["notes"] == [
        "Kestrel Group is stated as the parent of Example AI Co., Ltd. without a stake: "
        "taken as control with an unknown share"
    ]


def test_a_parent_with_a_stake_is_a_stake():
    example = owned("owner: kestrel, percent: 10", more="parent: kestrel")
    row = findings(engine(example, kestrel=on("us.entity-list")))["bis-affiliates"]
    assert (row["notes"], row["percent"]["low"]) == ([], 10.0)


def test_a_parent_whose_stake_has_ended_is_a_parent_without_one():
    example = owned("owner: kestrel, percent: 10, through: 2026-11-22", more="parent: kestrel")
    assert findings(engine(example, kestrel=on("us.entity-list")))["bis-affiliates"]["notes"]


def test_votes_count_where_the_regime_asks_for_them():
    example = owned(
        "owner: kestrel, percent: 10, votes: 60", "name: Rest, percent: 90", more=COMPLETE
    )
    rows = findings(engine(example, sound(), kestrel=on("us.entity-list", "eu.consolidated")))
    assert rows["eu"]["verdict"] == "blocked"
    assert rows["bis-affiliates"]["verdict"] != "blocked"


def test_the_share_is_a_fact_of_the_vocabulary():
    assert SHARE in VOCABULARY
