"""A listing of a similar name is data of the listing: it may count, never for sure, and says who decides."""

from __future__ import annotations

import pytest
from owners import DAY, REGIMES, ask

from riskctl.ownership.assess import assess_ownership
from riskctl.ownership.graph import Listing, OwnershipGraph, Party, Stake


def owned_by(*listings: Listing) -> OwnershipGraph:
    return OwnershipGraph.of([Stake.of("L", "T", 60)], [Party("L", listings=listings)])


@pytest.mark.parametrize(
    ("regime", "list_id"),
    [("ofac50", "us.sdn"), ("bis-affiliates", "us.entity-list"), ("uk", "uk.consolidated")],
)
def test_a_similar_name_may_count_and_never_does_for_sure(regime, list_id):
    assert ask(owned_by(Listing(list_id)), regime).verdict == "blocked"
    similar = ask(owned_by(Listing(list_id, sure=False)), regime)
    assert similar.verdict == "possible"
    assert f"{list_id}, if it is the party of that similar name" in str(similar.to_json()["proof"])
    assert "for a person to decide" in str(similar.to_json()["proof"])


def test_a_sure_listing_beside_a_similar_name_is_sure():
    both = owned_by(Listing("us.sdn", sure=False), Listing("us.sdn"))
    assert ask(both, "ofac50").verdict == "blocked"


def test_a_list_that_only_may_count_says_nothing_of_similar_names():
    (name,) = sorted(REGIMES["bis-affiliates"].perhaps)[:1]
    found = ask(owned_by(Listing(name)), "bis-affiliates")
    assert found.verdict == "possible" and "similar name" not in str(found.to_json()["proof"])


def test_a_subsidiary_of_a_similar_name_is_no_listed_subsidiary():
    def flags(sure: bool) -> set[str]:
        party = Party("S", listings=(Listing("us.sdn", sure=sure),))
        graph = OwnershipGraph.of([Stake.of("T", "S", 60)], [party])
        result = assess_ownership(graph, "T", DAY, [REGIMES["ofac50"]]).of("ofac50")
        return {flag.id for flag in result.flags}

    assert "listed-subsidiary" in flags(True)
    assert "listed-subsidiary" not in flags(False)


def test_a_holder_that_is_not_known_is_called_by_the_name_of_its_company():
    graph = OwnershipGraph.of(
        [Stake.of("L", "T", 20), Stake.of("", "T", 20)],
        [Party("T", "Target Ltd"), Party("L", listings=(Listing("us.sdn"),))],
    )
    (node, *_) = ask(graph, "ofac50").proof.nodes
    unknown = next(stake for stake in node.stakes if not stake.known)
    assert unknown.label == "a holder of Target Ltd that is not known"
    assert all(stake.known for stake in node.stakes if stake.holder == "L")
