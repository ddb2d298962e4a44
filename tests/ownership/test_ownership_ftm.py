from __future__ import annotations

import json
from pathlib import Path

import pytest
from owners import DAY, LISTED_REGIMES

from riskctl.ownership.amounts import FULL, UNIT
from riskctl.ownership.assess import assess_ownership
from riskctl.ownership.read import find_party, read_file
from riskctl.ownership.share_words import read_share_words
from riskctl.text.problems import InputError


def entity(schema: str, item_id: str, /, **properties: str) -> dict[str, object]:
    return {
        "id": item_id,
        "schema": schema,
        "properties": {key: [value] for key, value in properties.items()},
    }


def owns(owner: str, asset: str, **more: str) -> dict[str, object]:
    return entity("Ownership", f"{owner}-{asset}", owner=owner, asset=asset, **more)


def write(folder: Path, *items: object) -> Path:
    path = folder / "graph.jsonl"
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return path


def test_companies_people_and_stakes(tmp_path):
    items = [
        entity("Company", "t", name="Target Ltd", country="sg"),
        entity("Person", "p", name="A Person", topics="sanction"),
        entity("Organization", "two", name="Two Seats", country="sg", jurisdiction="ky"),
        owns("p", "a", percentage="60%", startDate="2020"),
        owns("a", "t", percentage="50"),
        owns("a", "t", percentage="50"),
        owns("b", "t"),
        owns("c", "t", percentage="40", endDate="2021-06"),
        owns("d", "t", percentage="30", status="Ceased"),
        entity("Directorship", "x", director="p", organization="t"),
        entity("Sanction", "s", entity="p"),
    ]
    case = read_file(write(tmp_path, *items))
    graph = case.graph
    assert (graph.party("t").name, graph.party("t").country, graph.party("p").kind) == (
        "Target Ltd",
        "SG",
        "person",
    )
    assert graph.party("two").country == ""  # which of the two is the seat is not said
    into = {one.owner: one for one in graph.stakes_in["t"]}
    assert len(graph.stakes_in["t"]) == 3  # the same Ownership twice is one
    assert (into["b"].low, into["b"].high) == (0, FULL) and into["c"].through == "2021-06-30"
    assert graph.stakes_in["a"][0].since == "2020-01-01"
    assert [link.kind for link in graph.links] == ["office"]
    told = " ".join(case.notes)
    assert "1 entities of kinds" in told and "--listed: p" in told and "d-t: has ended" in told
    result = assess_ownership(
        graph, find_party(graph, "Target Ltd"), DAY, LISTED_REGIMES, listed={"p": ["us.sdn"]}
    )
    assert result.of("ofac50").verdict == "blocked"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("50", (50, 50)), ("50 %", (50, 50)), ("12,5", (12.5, 12.5)), ("25-50", (25, 50)),
        ("75% or more", (75, 100)), ("at least 75", (75, 100)), ("up to 25%", (0, 25)), ("<=25", (0, 25)),
        ("25 to 50 percent", (25, 50)), ("150", None), ("half", None), ("1 2 3", None), ("", None), ("60-40", None),
    ],
)  # fmt: skip
def test_percentages_in_words(text, ends):
    assert read_share_words(text) == (ends and tuple(int(end * UNIT) for end in ends))


def test_open_ends_leave_the_number_itself_out():
    assert read_share_words("more than 50") == (50 * UNIT + 1, FULL)
    assert read_share_words("> 25, not more than 50") == (25 * UNIT + 1, 50 * UNIT)
    assert read_share_words("<25") == (0, 25 * UNIT - 1)


def test_a_percentage_that_cannot_be_read_is_unknown_and_told(tmp_path):
    case = read_file(write(tmp_path, owns("a", "t", percentage="a lot")))
    assert (case.graph.stakes_in["t"][0].low, case.graph.stakes_in["t"][0].high) == (0, FULL)
    assert "cannot be read" in case.notes[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xff\xfe{}", "not UTF-8"),
        (
            b'{"id": "a", "schema": "Company", "properties": {}}\n{"id": ',
            "graph.jsonl:2:8: this is not JSON",
        ),
        (b'{"id": "a", "schema": "Company"}', "needs id, schema and properties"),
        (b'{"id": "a", "schema": "Ownership", "properties": {}}', "needs owner and asset"),
        (b"[1]", "an object"),
        (b'{"x": NaN}', "this is not JSON"),
        (b'{"x": 1}', "neither FollowTheMoney"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_hostile_files_are_refused(tmp_path, content, words):
    path = tmp_path / "graph.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert words in str(caught.value)


def test_the_ending_tells_the_form(tmp_path):
    path = tmp_path / "graph.csv"
    path.write_text("a,b")
    with pytest.raises(InputError, match="told by its ending"):
        read_file(path)


def test_the_kind_of_a_party_is_that_of_its_schema(tmp_path):
    """A state and a person count otherwise than a company, and a person under a jurisdiction does not live there."""
    items = [
        entity("PublicBody", "state", name="Ministry", country="ru"),
        entity("Person", "person", name="A Person", jurisdiction="ru"),
        entity("LegalEntity", "firm", name="A Firm", jurisdiction="ru"),
    ]
    parties = read_file(write(tmp_path, *items)).graph.parties
    kinds = {name: (party.kind, party.country) for name, party in parties.items()}
    assert kinds == {"state": ("state", "RU"), "person": ("person", ""), "firm": ("company", "RU")}


def test_a_share_that_its_own_words_contradict_is_wholly_unknown(tmp_path):
    graph = read_file(write(tmp_path, owns("p", "a", percentage="10", role="holder of 60 %"))).graph
    assert [(one.low, one.high) for one in graph.stakes_in["a"]] == [(0, FULL)]


def test_what_says_nothing_of_ownership_is_counted(tmp_path):
    items = [owns("p", "a"), entity("Address", "x", full="Street"), entity("Address", "y")]
    assert read_file(write(tmp_path, *items)).notes == [
        "2 entities of kinds that say nothing of ownership were left out"
    ]
