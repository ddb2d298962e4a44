from __future__ import annotations

import pytest

from riskctl.ownership.read_case import DEFAULT_LISTS, read_case
from riskctl.text.located import InputError, parse

GOOD = """
target: T
as_of: 2026-11-23
complete: [T]
parties:
  - {party: T, name: Example AI, country: sg, kind: company}
  - S
listed:
  - L
  - {party: K, kind: individual, lists: [ofac_sdn, us.meu], listed_from: 2024-01-01, listed_to: 2025-01-01}
edges:
  - {owner: L, owned: A, share: 50.5, from: 2020-01-01, through: 2026-12-31, source: register}
  - {owner: A, owned: T, share_range: [25, 50], votes: 70}
  - {owner: null, owned: T, share: null}
  - {owner: K, owned: T, control: possible}
  - {owner: K, owned: A, interest: board majority}
  - {owner: N, owned: T, share: 10, interest: nominee}
facts:
  - {type: joint_arrangement, parties: [L, K], over: T}
  - {type: nominee, nominee: N, for: L, over: T}
"""


def test_a_whole_file():
    case = read_case(parse(GOOD, "f.yaml"))
    graph = case.graph
    assert (case.target, case.as_of, case.notes, graph.complete) == ("T", "2026-11-23", [], {"T"})
    assert (graph.party("T").label(), graph.party("T").country) == ("Example AI", "SG")
    assert [one.list for one in graph.party("L").listings] == list(DEFAULT_LISTS)
    k = graph.party("K")
    assert k.kind == "person" and [one.list for one in k.listings] == ["us.sdn", "us.meu"]
    assert k.listings[0].through == "2025-01-01"
    into = graph.stakes_in["T"]
    assert [(one.owner, one.interest) for one in into] == [
        ("A", "shares"),
        ("A", "voting"),
        ("", "shares"),
        ("", "shares"),
    ]
    assert graph.stakes_in["A"][0].through == "2026-12-31"
    assert [(one.kind, one.parties, one.over) for one in graph.links] == [
        ("influence", ("K",), "T"),
        ("control", ("K",), "A"),
        ("joint", ("L", "K"), "T"),
        ("nominee", ("L", "N"), "T"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("edgs: []", 1, "unknown key 'edgs' (did you mean 'edges'?)"),
        ("edges: {a: b}", 1, "edges takes a list"),
        ("edges: [x]", 1, "an entry of edges takes a mapping"),
        ("edges:\n- {owner: L, owned: T, share: 101}", 2, "from 0 to 100"),
        ("edges:\n- {owner: L, owned: T, share_range: [60, 40]}", 2, "the lower end"),
        ("edges:\n- {owned: T, share: 10}", 2, "owner is missing"),
        ("edges:\n- {owner: L, share: 10}", 2, "owned is missing"),
        ("edges:\n- {owner: L, owned: T, interest: magic}", 2, "unknown interest 'magic'"),
        ("edges:\n- {owner: L, owned: T, from: yesterday}", 2, "takes a date"),
        ("edges:\n- {owner: L, owned: T, control: maybe}", 2, "control takes true"),
        ("listed:\n- {party: L, lists: [us.snd]}", 2, "unknown list 'us.snd'"),
        ("listed:\n- {lists: [us.sdn]}", 2, "party is missing"),
        ("parties:\n- {party: T, country: Singapore}", 2, "two letters"),
        ("parties:\n- {party: T, kind: alien}", 2, "kind takes one of"),
        ("facts:\n- {type: friendship, parties: [L, T]}", 2, "unknown fact 'friendship'"),
        ("facts:\n- {type: control, party: L}", 2, "does not say between whom"),
        ("as_of: soon", 1, "takes a date"),
    ],
)
def test_mistakes_are_told_with_their_line(text, line, words):
    with pytest.raises(InputError) as caught:
        read_case(parse(text, "f.yaml"))
    problem = caught.value.problems[0]
    assert (problem.path, problem.line) == ("f.yaml", line) and words in problem.message


def test_all_mistakes_are_told_at_once():
    with pytest.raises(InputError) as caught:
        read_case(
            parse(
                "edges:\n- {owner: L, owned: T, share: x}\n- {owner: L, owned: T, sahre: 1}\nas_of: x",
                "f.yaml",
            )
        )
    assert len(caught.value.problems) == 3


def test_a_tolerant_reading_says_what_it_did_not_understand():
    text = "edges:\n- {owner: L, owned: T, share: 60, interest: magic, mood: good}\n"
    text += "listed:\n- {party: L, lists: [mars]}\nfacts:\n- {type: friendship, who: L, over: T}"
    case = read_case(parse(text, "f.yaml"), tolerant=True)
    assert case.graph.stakes_in["T"][0].interest == "unclear"
    assert [(one.kind, one.parties, one.over) for one in case.graph.links] == [
        ("unclear", ("L",), "T")
    ]
    told = " ".join(case.notes)
    assert "unknown key 'mood'" in told and "ignored" in told and "counts for no regime" in told
    assert "unknown fact 'friendship'" in told and "taken as possible" in told
