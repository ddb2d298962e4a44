"""Verdicts: [OFAC, BIS, UK, EU] unless a regime is named."""

from __future__ import annotations

import pytest
from owners import DAY, LISTED_REGIMES, REGIMES, ask, verdicts, world

from riskctl.ownership import Listing, OwnershipGraph, Party, Stake, assess_ownership

YES, NO, MAY = "blocked", "not_blocked", "possible"


@pytest.mark.parametrize(
    ("stakes", "expected"),
    [
        (["L>T 100"], [YES, YES, YES, YES]),
        (["L>T 50"], [YES, YES, NO, YES]),
        (["L>T 50.000000001"], [YES, YES, YES, YES]),
        (["L>T 49.999999999"], [NO, NO, NO, NO]),
        (["L>T 30", "K>T 20"], [YES, YES, NO, YES]),
        (["L>T 30", "K>T 19.9"], [NO, NO, NO, NO]),
        (["L>A 50", "A>T 50"], [YES, YES, NO, YES]),  # OFAC FAQ 401, example 1
        (["L>A 50", "L>B 50", "A>T 25", "B>T 25"], [YES, YES, NO, YES]),  # example 2
        (["L>A 60", "L>B 60", "A>T 30", "B>T 30"], [YES, YES, YES, YES]),
        (["L>A 50", "L>B 10", "A>T 40", "B>T 10"], [NO, NO, NO, NO]),
        (["L>A 90", "A>T 49"], [NO, NO, NO, NO]),
        (["L>T 20", "L>T 31"], [YES, YES, YES, YES]),  # two stakes of one holder add up
        (["X>T 100"], [NO, NO, NO, NO]),
        (["T>L 100"], [NO, NO, NO, NO]),
    ],
)
def test_exact_shares(stakes, expected):
    assert verdicts(world(*stakes, listed="L K")) == expected


@pytest.mark.parametrize(
    ("stakes", "expected"),
    [
        (["A>B 100", "B>A 100", "B>T 100"], [NO, NO, NO, NO]),
        (["L>A 30", "B>A 40", "A>B 60", "A>T 80"], [NO, NO, NO, NO]),
        (["L>A 51", "B>A 49", "A>B 60", "B>T 80"], [YES, YES, YES, YES]),
        (["T>T 20", "L>T 40"], [NO, NO, NO, NO]),
        (["T>T 20", "L>T 60"], [YES, YES, YES, YES]),
    ],
)
def test_cycles_need_a_start(stakes, expected):
    assert verdicts(world(*stakes)) == expected


@pytest.mark.parametrize(
    ("stakes", "expected"),
    [
        (["L>T ?"], [MAY, MAY, MAY, MAY]),
        (["L>T 50-75"], [YES, YES, MAY, YES]),
        (["L>T 25-50"], [MAY, MAY, NO, MAY]),
        (["L>T 25-49.9"], [NO, NO, NO, NO]),
        (["L>T ?", "X>T 60"], [NO, NO, NO, NO]),  # at most 40 is left
        (["L>T ?", "X>T 50"], [MAY, MAY, NO, MAY]),
        (["L>T ?", "X>T 40"], [MAY, MAY, MAY, MAY]),
        (["L>T ?", "X>T 51-80"], [NO, NO, NO, NO]),
        (["L>T 20", "K>T ?", "X>T 55"], [NO, NO, NO, NO]),
        (["L>A ?", "A>T 100"], [MAY, MAY, MAY, MAY]),
        (["L>A 40-60", "A>T 30", "L>T 20"], [MAY, MAY, NO, MAY]),
        (["L>T 30", "?>T 20"], [MAY, MAY, NO, MAY]),  # nobody knows who holds 20
        (["L>T 30", "?>T 21"], [MAY, MAY, MAY, MAY]),
        (["?>T 49"], [NO, NO, NO, NO]),
        (["?>T ?"], [MAY, MAY, MAY, MAY]),
        (["?>T ?", "X>T 60"], [NO, NO, NO, NO]),
    ],
)
def test_ranges_and_unknown_shares(stakes, expected):
    assert verdicts(world(*stakes, listed="L K")) == expected


def test_shares_beyond_the_whole_are_taken_as_stated():
    assert verdicts(world("L>T 60", "X>T 60")) == [YES, YES, YES, YES]
    assert verdicts(world("L>T 40", "X>T 80")) == [NO, NO, NO, NO]
    assert verdicts(world("L>T 20-70", "X>T 80", "Y>T 40"))[0] == NO


def test_what_nobody_else_holds_belongs_to_the_rest_of_a_complete_register():
    assert verdicts(world("L>T ?", "X>T 20-30"))[0] == MAY
    assert verdicts(world("L>T ?", "X>T 20-30", complete=["T"])) == [YES, YES, YES, YES]
    assert (
        verdicts(world("L>T 10", "X>T 20", complete=["T"]))[0] == NO
    )  # a register that cannot be complete


def test_votes_are_not_capital():
    apart = ["L>T 20 economic", "X>T 80 economic", "L>T 70 voting", "X>T 30 voting"]
    assert verdicts(world(*apart)) == [NO, NO, YES, YES]
    assert verdicts(world("L>T 60 economic_non_voting", "X>T 40")) == [YES, MAY, MAY, MAY]
    assert verdicts(world("L>T 40", "X>T 60 economic_non_voting"))[:3] == [
        NO,
        NO,
        MAY,
    ]  # perhaps all the votes
    assert verdicts(world("L>T 40", "X>T 60", "X>T 90 voting")) == [NO, NO, NO, NO]
    assert (
        verdicts(world("L>T 40", "X>T 60", "K>T 10 voting"))[2] == MAY
    )  # the other votes are not stated
    assert verdicts(world("L>T 50 voting")) == [NO, NO, NO, NO]
    assert verdicts(world("L>T 60 debt", "X>T 100")) == [NO, NO, NO, NO]


def test_rights_that_depend_on_a_condition_are_possible_and_take_from_others():
    assert verdicts(world("L>T 60 conditional", "X>T 100")) == [MAY, MAY, MAY, MAY]
    assert verdicts(world("L>T 10 conditional", "X>T 100")) == [NO, NO, NO, NO]
    assert verdicts(world("L>T 30 unclear", "K>T 30", listed="L K")) == [MAY, MAY, NO, MAY]


def test_which_list_decides():
    def on(*lists: str) -> OwnershipGraph:
        return OwnershipGraph.of(
            [Stake.of("L", "T", 60)], [Party("L", listings=tuple(map(Listing, lists)))]
        )

    assert verdicts(on("us.entity-list")) == [NO, YES, NO, NO]
    assert verdicts(on("us.meu")) == [NO, YES, NO, NO]
    assert verdicts(on("us.sdn")) == [YES, MAY, NO, NO]  # the SDN programme is not stated
    assert verdicts(on("us.sdn", "us.sdn-744.8")) == [YES, YES, NO, NO]
    assert verdicts(on("uk.consolidated")) == [NO, NO, YES, NO]
    assert verdicts(on("us.uvl", "us.ns-cmic", "us.1260h")) == [NO, NO, NO, NO]


def test_listings_and_stakes_have_dates():
    party = Party("L", listings=(Listing("us.sdn", "2024-01-01", "2025-06-30"),))
    graph = OwnershipGraph.of(
        [Stake.of("L", "T", 80, since="2024-03-01", through="2025-12-31")], [party]
    )
    days = ["2024-02-29", "2024-03-01", "2025-06-30", "2025-07-01"]
    assert [ask(graph, "ofac50", day=day).verdict for day in days] == [NO, YES, YES, NO]
    sold = OwnershipGraph.of(
        [Stake.of("L", "T", 80, through="2025-01-01")], [Party("L", listings=(Listing("us.sdn"),))]
    )
    assert [ask(sold, "ofac50", day=day).verdict for day in ("2025-01-01", "2025-01-02")] == [
        YES,
        NO,
    ]


def test_listed_may_be_handed_in():
    graph = OwnershipGraph.of([Stake.of("a", "T", 70)])
    found = assess_ownership(graph, "T", DAY, LISTED_REGIMES, listed={"a": ["us.entity-list"]})
    assert [one.verdict for one in found.regimes[:4]] == [NO, YES, NO, NO]
    assert (
        assess_ownership(graph, "T", DAY, LISTED_REGIMES, listed={"T": ["us.sdn"]})
        .of("ofac50")
        .verdict
        == YES
    )


def test_windows_stand_beside_the_verdict():
    graph = world("L>T 60")
    seen = {
        day: ask(graph, "bis-affiliates", day=day)
        for day in ("2025-09-28", "2025-09-29", "2025-11-10", "2026-11-10")
    }
    assert {one.verdict for one in seen.values()} == {YES}
    told = [(one.status, bool(one.window and one.window.verify)) for one in seen.values()]
    assert told == [
        ("not-in-force", False),
        ("in-force", False),
        ("suspended", False),
        ("in-force", True),
    ]
    half = world("L>T 50")
    assert [ask(half, "eu", day=day).verdict for day in ("2024-07-02", "2024-07-03")] == [NO, YES]


def test_covered_persons_follow_the_country():
    places = {"us.doj-countries-of-concern": frozenset({"CN", "RU"})}

    def ask_country(owner: str, target: str, share: int = 50) -> str:
        parties = [
            Party("A", kind="company", country=owner),
            Party("T", kind="company", country=target),
        ]
        graph = OwnershipGraph.of([Stake.of("A", "T", share)], parties)
        regimes = [REGIMES["covered-person"]]
        return assess_ownership(graph, "T", DAY, regimes, places=places).regimes[0].verdict

    assert ask_country("CN", "SG") == YES
    assert ask_country("CN", "SG", 49) == NO
    assert ask_country("MY", "SG") == NO
    assert ask_country("MY", "RU") == YES
    assert ask_country("", "SG") == MAY
    assert ask_country("", "SG", 30) == NO
    assert ask_country("CN", "US") == NO  # a US entity is no foreign person
    with pytest.raises(ValueError, match="countries-of-concern"):
        assess_ownership(world("L>T 1"), "T", DAY, [REGIMES["covered-person"]])


def test_provider_terms_ask_for_companies_and_more_than_half():
    def ask_terms(*owners: tuple[str, str, int]) -> str:
        parties = [Party("T", kind="company", country="SG")]
        parties += [
            Party(f"A{i}", kind=kind, country=country)
            for i, (kind, country, _) in enumerate(owners)
        ]
        stakes = [Stake.of(f"A{i}", "T", share) for i, (_, _, share) in enumerate(owners)]
        return ask(OwnershipGraph.of(stakes, parties), "provider-terms").verdict

    assert ask_terms(("company", "CN", 51)) == YES
    assert ask_terms(("company", "CN", 50)) == NO
    assert (
        ask_terms(("company", "CN", 30), ("company", "CN", 30)) == MAY
    )  # whether they are added is not said
    assert ask_terms(("person", "CN", 80)) == MAY
    assert ask_terms(("company", "", 51)) == MAY


def test_a_target_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no party 'Q'"):
        assess_ownership(world("L>T 1"), "Q", DAY, LISTED_REGIMES)
