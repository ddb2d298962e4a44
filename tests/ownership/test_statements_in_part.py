"""Statements that say two things, or contradict themselves, are never read the lenient way."""

from __future__ import annotations

from typing import Any

import pytest

from riskctl.ownership.amounts import UNIT
from riskctl.ownership.bods_interests import _share
from riskctl.ownership.graph import OwnershipGraph, Stake
from riskctl.ownership.read_case import read_case
from riskctl.ownership.read_ftm import _contradicts
from riskctl.ownership.share_words import read_share_words
from riskctl.text.located import parse
from riskctl.text.problems import InputError


def edge(text: str):
    file = f"target: T\nlisted: [{{party: L, lists: [us.sdn]}}]\nedges:\n  - {{owner: L, owned: T, {text}}}\n"
    return read_case(parse(file, "case.yaml"))


def stakes_of(graph: OwnershipGraph) -> list[Stake]:
    return [stake for stakes in graph.stakes_in.values() for stake in stakes]


@pytest.mark.parametrize(
    "right", ["control", "board_majority", "veto", "director", "family", "golden_share"]
)
def test_a_share_beside_a_right_of_our_own_form_is_both(right: str) -> None:
    graph = edge(f"share: 60, interest: {right}").graph
    assert [(stake.low, stake.interest) for stake in stakes_of(graph)] == [(60 * UNIT, "shares")]
    assert [link.parties for link in graph.links] == [("L",)]


def test_a_right_alone_is_no_share_and_votes_beside_it_are_votes() -> None:
    assert stakes_of(edge("interest: control").graph) == []
    stakes = stakes_of(edge("interest: control, votes: 60").graph)
    assert [(stake.low, stake.interest) for stake in stakes] == [(60 * UNIT, "voting")]


def test_a_share_outside_of_its_range_is_refused() -> None:
    with pytest.raises(InputError, match="share lies outside of share_range"):
        edge("share: 20, share_range: [50, 75]")
    assert stakes_of(edge("share: 60, share_range: [50, 75]").graph)[0].low == 50 * UNIT


@pytest.mark.parametrize("text", ["25% and 25%", "25%,25%", "25 und 25", "25 y 25", "25 и 25"])
def test_two_shares_are_no_range_without_between(text: str) -> None:
    assert read_share_words(text) is None


@pytest.mark.parametrize(
    "text",
    ["between 25 and 50", "zwischen 25 und 50 %", "entre 25 et 50", "от 25 до 50", "25 to 50"],
)
def test_ranges_in_words_stay(text: str) -> None:
    assert read_share_words(text) == (25 * UNIT, 50 * UNIT)


@pytest.mark.parametrize(
    ("share", "ends"),
    [
        ({"exact": 60, "minimum": 50, "maximum": 75}, (60, 60)),
        ({"exact": 20, "minimum": 50, "maximum": 75}, (20, 75)),
        ({"exact": 90, "maximum": 50}, (0, 90)),
    ],
)
def test_an_exact_share_outside_of_its_bounds_spans_both(share: dict[str, Any], ends) -> None:
    assert _share(share) == (ends[0] * UNIT, ends[1] * UNIT)


@pytest.mark.parametrize(
    ("role", "low", "high", "expected"),
    [
        ("Ownership of shares - 75% or more", 75, 100, False),
        ("Voting rights – More than 25% but not more than 50%", 25, 50, False),
        ("voting rights 60%", 0, 0, True),
        ("shareholder 60 %", 60, 60, False),
        ("holds 60% of shares", 0, 0, True),
        ("Right to appoint", 0, 0, False),
    ],
)
def test_a_share_in_the_words_of_a_role(role: str, low: int, high: int, expected: bool) -> None:
    assert _contradicts(role, low * UNIT, high * UNIT) is expected
