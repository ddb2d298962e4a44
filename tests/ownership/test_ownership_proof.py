from __future__ import annotations

from owners import DAY, LISTED_REGIMES, ask, world

from riskctl.ownership import OwnershipGraph, Party, Stake, assess_ownership
from riskctl.ownership.draw import mermaid, tree
from riskctl.ownership.interests import LINKS
from riskctl.ownership.proof import MOST_NODES
from riskctl.ownership.reasons import WORDINGS
from riskctl.text.reason import Reason

FAQ = ("L>A 50", "L>B 50", "A>T 25", "B>T 25", "X>T 50")


def test_the_proof_goes_down_from_the_listed_party():
    found = ask(world(*FAQ), "ofac50")
    assert found.summary == "such parties together hold 50 percent; the test is 50 percent or more"
    assert found.proof.sentences[0] == "L counts by itself (listed: us.sdn)."
    assert (
        "L holds 50 percent of A: 50 percent, which is enough, so A counts itself and passes on its whole stake."
        in (found.proof.sentences)
    )
    assert found.proof.sentences[-1] == (
        "A holds 25 percent of T; B holds 25 percent of T: together 50 percent, which is enough."
    )


def test_the_proof_of_no_says_who_does_not_pass_on():
    text = " ".join(ask(world("L>A 50", "L>B 10", "A>T 40", "B>T 10"), "ofac50").proof.sentences)
    assert (
        "L holds 10 percent of B: 10 percent, which is not enough, so B does not pass its stake on."
        in text
    )
    assert "A holds 40 percent of T: 40 percent, which is not enough." in text


def test_a_listed_holder_that_is_not_added_is_named_as_such():
    text = " ".join(ask(world("L>T 30", "K>T 25", listed="L K"), "uk").proof.sentences)
    assert "holders are not added together" in text


def test_the_tree_draws_each_party_once():
    lines = tree(ask(world("L>A 60", "A>B 60", "A>T 30", "B>T 30", "X>T 40"), "ofac50").proof)
    assert lines[0] == "T: 60 percent, which is enough"
    assert sum("as drawn above" in line for line in lines) == 1
    assert lines[-1] == "└─ 40 percent  X: not counted"
    plain = tree(ask(world("L>T 60"), "ofac50").proof, unicode=False)
    assert plain == ["T: 60 percent, which is enough", "`- 60 percent  L: listed: us.sdn"]


def test_mermaid_carries_no_markup_of_names():
    evil = 'x"]:::y<script>\u202e\n'
    graph = OwnershipGraph.of([Stake.of("L", "T", 60)], [Party("L", evil)])
    chart = mermaid(assess_ownership(graph, "T", DAY, LISTED_REGIMES, listed={"L": ["us.sdn"]}))
    assert "<script>" not in chart and "\u202e" not in chart and 'x"' not in chart
    assert chart.startswith("flowchart TD\n") and '|"60 percent"|' in chart


def test_long_proofs_are_cut_and_say_so():
    chain = ["L>c0 60", *(f"c{i}>c{i + 1} 60" for i in range(400)), "c400>T 60"]
    found = ask(world(*chain), "ofac50")
    assert found.verdict == "blocked" and found.proof.cut and len(found.proof.nodes) == MOST_NODES
    assert any("more above it" in line for line in tree(found.proof))


def test_json_is_plain_numbers():
    data = assess_ownership(world("L>T 45-60"), "T", DAY, LISTED_REGIMES).to_json()
    ofac = next(one for one in data["regimes"] if one["regime"] == "ofac50")
    assert ofac["percent"] == {"low": 45.0, "high": 60.0} and ofac["verdict"] == "possible"
    assert ofac["proof"]["nodes"][0]["stakes"][0]["holder"] == "L"
    assert {source["grade"] for one in data["regimes"] for source in one["sources"]} == {
        "official",
        "third-party",
    }


def test_a_name_that_looks_like_an_unknown_holder_is_only_a_name():
    odd = "a holder of T that is not known"
    graph = OwnershipGraph.of(
        [Stake.of("", "T", 10), Stake.of(odd, "T", 20), Stake.of("L", odd, 100)]
    )
    assert (
        assess_ownership(graph, "T", DAY, LISTED_REGIMES, listed={"L": ["us.sdn"]})
        .of("ofac50")
        .verdict
        == "not_blocked"
    )


def test_a_proof_is_codes_and_every_code_has_words():
    """What a code is about stands in its parameters, so that no engine has to read a sentence."""
    found = ask(world("L>A 50", "L>B 10", "A>T 40", "B>T 10"), "ofac50")
    codes = {node.party: [reason.code for reason in node.reasons] for node in found.proof.nodes}
    assert codes == {"T": ["share"], "A": ["capital"], "B": ["share"], "L": ["listed"]}
    stakes = {stake.holder: stake.reason.code for stake in found.proof.nodes[0].stakes}
    assert stakes == {"A": "holder-counts", "B": "holder-not-counted"}
    assert [reason.code for reason in found.reasons] == ["together"]
    for code, wording in WORDINGS.items():
        assert wording.sentence(Reason(code, ("one", "two", "three"))), code


def test_red_flags_are_codes_too_and_every_kind_of_link_has_one():
    found = ask(world("L>A 30", "A>T 30"), "ofac50")
    assert {flag.id: flag.reason.code for flag in found.flags} == {
        "indirect-minority": "flag-indirect",
        "not-traced": "flag-not-traced",
    }
    assert {f"flag-{kind}" for kind in LINKS} <= WORDINGS.keys()
