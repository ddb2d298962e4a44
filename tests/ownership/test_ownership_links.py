"""Joint arrangements, nominees, control and posts."""

from __future__ import annotations

import pytest
from owners import DAY, ask, verdicts, world

from riskctl.ownership import Link, Listing, OwnershipGraph, Party, Stake
from riskctl.ownership.amounts import FULL
from riskctl.ownership.circles import circular_shares
from riskctl.ownership.network import network

YES, NO, MAY = "blocked", "not_blocked", "possible"
SHARED = ("L>T 30", "K>T 25", "X>T 45")


def test_joint_holders_are_added_in_the_united_kingdom():
    joint = Link("joint", ("L", "K"), "T")
    assert verdicts(world(*SHARED, listed="L K"))[2] == NO
    assert verdicts(world(*SHARED, listed="L K", links=[joint]))[2] == YES
    assert verdicts(world(*SHARED, links=[joint])) == [
        NO,
        NO,
        YES,
        MAY,
    ]  # the other need not be listed
    assert verdicts(world(*SHARED, listed="L K", links=[Link("joint", ("L", "K"), "A")]))[2] == NO
    assert verdicts(world(*SHARED, listed="L K", links=[Link("joint", ("L", "K"))]))[2] == YES
    ended = Link("joint", ("L", "K"), "T", through="2026-01-01")
    assert verdicts(world(*SHARED, listed="L K", links=[ended]))[2] == NO


def test_a_joint_arrangement_reaches_through_what_its_party_owns():
    graph = world("L>A 100", "A>T 30", "K>T 25", links=[Link("joint", ("A", "K"), "T")])
    assert verdicts(graph)[2] == YES


def test_what_a_nominee_holds_is_the_principals():
    graph = world("N>T 60", links=[Link("nominee", ("L", "N"), "T")])
    assert verdicts(graph) == [YES, YES, YES, YES]
    assert verdicts(world("N>T 60", links=[Link("nominee", ("L", "N"), "A")])) == [NO, NO, NO, NO]
    assert verdicts(world("N>T 60", listed="N", links=[Link("nominee", ("L", "N"))])) == [
        YES,
        YES,
        YES,
        YES,
    ]
    assert verdicts(world("L>T 60", listed="N", links=[Link("nominee", ("L", "N"))])) == [
        NO,
        NO,
        NO,
        NO,
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("control", [NO, NO, YES, YES]),
        ("influence", [NO, NO, MAY, MAY]),
        ("unclear", [MAY, MAY, MAY, MAY]),
        ("office", [NO, NO, NO, NO]),
    ],
)
def test_control_counts_where_the_regime_says_so(kind, expected):
    assert verdicts(world("X>T 100", links=[Link(kind, ("L",), "T")])) == expected


def test_control_passes_on_down_the_chain():
    assert verdicts(world("A>T 60", links=[Link("control", ("L",), "A")])) == [NO, NO, YES, YES]


def test_links_that_go_round_end():
    links = [Link("control", ("A",), "T"), Link("control", ("T",), "A"), Link("joint", ("A", "T"))]
    assert verdicts(world("X>T 100", links=links)) == [NO, NO, NO, NO]


def test_a_link_of_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="unknown kind of link"):
        Link("friend", ("L",), "T")


def test_flags_tell_what_to_look_into():
    def flags(graph: OwnershipGraph, regime: str = "ofac50") -> dict[str, str]:
        return {flag.id: flag.text for flag in ask(graph, regime).flags}

    assert "L (listed: us.sdn) holds 5 percent" in flags(world("L>T 5", "X>T 95"))["minority"]
    assert "an unknown share" in flags(world("L>T ?"))["unknown-share"]
    assert ask(world("L>T ?"), "bis-affiliates").flags[0].source.startswith("Red Flag 29")
    assert (
        "70 percent of the votes"
        in flags(world("L>T 20", "L>T 70 voting"))["control-without-owning"]
    )
    assert "control-without-owning" in flags(world("X>T 90", links=[Link("control", ("L",), "T")]))
    assert "link-office" in flags(
        world("X>T 90", links=[Link("office", ("L",), "T", called="director")])
    )
    assert "100 percent of L, which is listed" in flags(world("T>L 100"))["listed-subsidiary"]
    assert (
        "10 percent of A, which does not count"
        in flags(world("L>A 10", "A>T 90"))["indirect-minority"]
    )
    assert "51 percent" in flags(world("A>T 49"))["not-traced"]
    assert "120 percent" in flags(world("L>T 60", "X>T 60"))["too-much"]
    assert "unknown-holder" in flags(world("?>T 10"))
    assert "40 of 75 percent" in flags(world("L>T 40", "S>T 25", "T>S 100", "X>T 35"))["circular"]
    assert "exactly half" in flags(world("L>T 50"), "uk")["minority"]
    sold = OwnershipGraph.of(
        [Stake.of("L", "T", 60, through="2026-01-01")], [Party("L", listings=(Listing("us.sdn"),))]
    )
    assert flags(sold)["former-stake"] == "L held 60 percent until 2026-01-01"
    assert flags(world("X>T 100")) == {}


def test_what_subsidiaries_hold_in_their_owner_is_circular_from_the_target_on():
    """The target and each company in a circle with it; a holder outside the circle adds nothing."""
    percent = FULL // 100
    net = network(world("A>T 30", "T>A 80", "X>T 20", "X>A 10"), "T", DAY)
    shares = {net.names[node]: share for node, share in circular_shares(net).items()}
    assert shares == {"T": 30 * percent, "A": 80 * percent}
    net = network(world("A>T 30", "B>A 40", "T>B 50", "C>B 5"), "T", DAY)
    shares = {net.names[node]: share for node, share in circular_shares(net).items()}
    assert shares == {"T": 30 * percent, "A": 40 * percent, "B": 50 * percent}
    assert circular_shares(network(world("A>T 30", "B>A 40"), "T", DAY)) == {}


def test_a_holding_of_votes_alone_is_no_capital_at_all():
    """To the last billionth: what is not stated is not there."""
    net = network(world("L>T 30 voting", "K>T 20"), "T", DAY)
    held = {net.names[node]: holding for node, holding in net.into(0).items()}
    votes = held["L"]
    assert (votes.low, votes.high, votes.mute_low, votes.mute_high, votes.loose) == (0, 0, 0, 0, 0)
    assert (votes.votes_low, votes.votes_high, votes.stated) == (
        30 * FULL // 100,
        30 * FULL // 100,
        True,
    )
    capital = held["K"]
    assert capital.capital == (20 * FULL // 100, 20 * FULL // 100)
    assert (capital.mute_low, capital.mute_high, capital.loose, capital.stated) == (0, 0, 0, False)
