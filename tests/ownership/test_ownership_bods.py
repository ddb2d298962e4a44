from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from owners import DAY, LISTED_REGIMES

from riskctl.ownership import OwnershipGraph, assess_ownership
from riskctl.ownership.amounts import FULL, UNIT
from riskctl.ownership.graph import holds
from riskctl.ownership.read import read_file
from riskctl.ownership.read_case import Case
from riskctl.text.problems import InputError

Json = dict[str, Any]


def statement(
    kind: str, record: str, date: str = "2024-01-01", status: str = "new", **details: Any
) -> Json:
    return {
        "statementId": f"{record}-{date}", "statementDate": date, "recordId": record, "recordStatus": status,
        "recordType": kind, "recordDetails": {"isComponent": False, **details},
    }  # fmt: skip


def entity(record: str, kind: str = "registeredEntity", **more: Any) -> Json:
    return statement("entity", record, entityType={"type": kind}, name=record.upper(), **more)


def relation(
    record: str, holder: Any, subject: Any, *interests: Json, date: str = "2024-01-01", **more: Any
) -> Json:
    status = more.pop("status", "new")
    return statement(
        "relationship",
        record,
        date,
        status,
        interestedParty=holder,
        subject=subject,
        interests=list(interests),
        **more,
    )


def read(folder: Path, *items: Json) -> Case:
    path = folder / "bods.json"
    path.write_text(json.dumps(list(items), indent=1), encoding="utf-8")
    return read_file(path)


def share(**ends: float) -> Json:
    return {"type": "shareholding", "directOrIndirect": "direct", "share": ends}


def shares(graph: OwnershipGraph, day: str = DAY) -> list[tuple[str, int, int]]:
    return [
        (one.owner, one.low, one.high) for one in graph.stakes_in.get("t", ()) if holds(one, day)
    ]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ({"exact": 50}, (50 * UNIT, 50 * UNIT)),
        ({"exact": 33.3}, (33_300_000_000, 33_300_000_000)),
        ({"minimum": 25, "maximum": 50}, (25 * UNIT, 50 * UNIT)),
        ({"exclusiveMinimum": 50, "maximum": 75}, (50 * UNIT + 1, 75 * UNIT)),
        ({"minimum": 25, "exclusiveMaximum": 50}, (25 * UNIT, 50 * UNIT - 1)),
        ({}, (0, FULL)),
    ],
)
def test_shares(tmp_path, ends, expected):
    case = read(tmp_path, entity("a"), entity("t"), relation("r", "a", "t", share(**ends)))
    assert shares(case.graph) == [("a", *expected)]


def test_more_than_half_is_enough_for_the_united_kingdom(tmp_path):
    case = read(tmp_path, relation("r", "a", "t", share(exclusiveMinimum=50, maximum=75)))
    result = assess_ownership(
        case.graph, "t", DAY, LISTED_REGIMES, listed={"a": ["uk.consolidated"]}
    )
    assert result.of("uk").verdict == "blocked"


def test_parties(tmp_path):
    person = statement(
        "person", "p", personType="knownPerson", names=[{"fullName": "A Person"}],
        addresses=[{"type": "residence", "country": {"name": "China", "code": "CN"}}],
    )  # fmt: skip
    case = read(
        tmp_path,
        person,
        entity("t", jurisdiction={"name": "Ontario", "code": "CA-ON"}),
        entity("s", "state"),
    )
    parties = case.graph.parties
    assert (parties["p"].name, parties["p"].kind, parties["p"].country) == (
        "A Person",
        "person",
        "CN",
    )
    assert (parties["t"].name, parties["t"].country, parties["s"].kind) == ("T", "CA", "state")


def test_the_version_of_the_day_counts(tmp_path):
    versions = [
        relation("r", "a", "t", share(exact=60)),
        relation("r", "a", "t", share(exact=40), date="2025-01-01", status="updated"),
        relation("r", "a", "t", share(exact=40), date="2026-01-01", status="closed"),
    ]
    graph = read(tmp_path, *versions).graph
    assert [shares(graph, day) for day in ("2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01")] == [
        [("a", 60 * UNIT, 60 * UNIT)], [("a", 40 * UNIT, 40 * UNIT)], [("a", 40 * UNIT, 40 * UNIT)], [],
    ]  # fmt: skip


def test_an_end_date_is_the_first_day_without(tmp_path):
    dated = {**share(exact=60), "startDate": "2025-01-01", "endDate": "2025-07-01"}
    graph = read(tmp_path, relation("r", "a", "t", dated)).graph
    assert [bool(shares(graph, day)) for day in ("2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_who_is_not_said_is_not_known(tmp_path):
    unspecified = relation(
        "r1", {"reason": "interestedPartyHasNotProvidedInformation"}, "t", share(exact=60)
    )
    hidden = statement("person", "h", personType="anonymousPerson")
    case = read(tmp_path, unspecified, hidden, relation("r2", "h", "t", share(exact=10)))
    assert [owner for owner, _, _ in shares(case.graph)] == ["", ""]
    assert assess_ownership(case.graph, "t", DAY, LISTED_REGIMES).of("ofac50").verdict == "possible"
    none = read(tmp_path, entity("t"), relation("r1", {"reason": "noBeneficialOwners"}, "t"))
    assert shares(none.graph) == []


def test_an_indirect_interest_is_left_to_its_steps(tmp_path):
    steps = [relation("s1", "m", "t", share(exact=60)), relation("s2", "a", "m", share(exact=100))]
    indirect = {**share(exact=60), "directOrIndirect": "indirect"}
    whole = read(tmp_path, *steps, relation("r", "a", "t", indirect, componentRecords=["s1", "s2"]))
    assert [owner for owner, _, _ in shares(whole.graph)] == ["m"] and "left out" in whole.notes[0]
    alone = read(tmp_path, relation("r", "a", "t", indirect))
    assert [owner for owner, _, _ in shares(alone.graph)] == [
        "a"
    ] and "as if it were direct" in alone.notes[0]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("votingRights", "voting"), ("rightsToProfitOrIncome", "economic_non_voting"),
        ("conditionalRightsGrantedByContract", "conditional"), ("unknownInterest", "unclear"), ("newType", "unclear"),
    ],
)  # fmt: skip
def test_interests_that_are_stakes(tmp_path, kind, expected):
    graph = read(tmp_path, relation("r", "a", "t", {"type": kind, "share": {"exact": 10}})).graph
    assert graph.stakes_in["t"][0].interest == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("appointmentOfBoard", "control"), ("otherInfluenceOrControl", "influence"), ("boardMember", "office"),
        ("trustee", "unclear"),
    ],
)  # fmt: skip
def test_interests_that_are_relations(tmp_path, kind, expected):
    graph = read(tmp_path, relation("r", "a", "t", {"type": kind})).graph
    assert [(link.kind, link.over) for link in graph.links] == [
        (expected, "t")
    ] and not graph.stakes_in
    nobody = read(tmp_path, relation("r", {"reason": "unknown"}, "t", {"type": kind})).graph
    assert bool(shares(nobody)) == (expected != "office")


def test_half_a_board_is_not_control(tmp_path):
    graph = read(
        tmp_path, relation("r", "a", "t", {"type": "appointmentOfBoard", "share": {"exact": 50}})
    ).graph
    assert graph.links[0].kind == "influence"


def test_a_nominee_holds_for_its_nominator(tmp_path):
    case = read(
        tmp_path,
        entity("n", "arrangement"),
        relation("r1", "l", "n", {"type": "nominator"}),
        relation("r2", "n", "t", share(exact=80)),
    )
    assert (
        assess_ownership(case.graph, "t", DAY, LISTED_REGIMES, listed={"l": ["us.sdn"]})
        .of("ofac50")
        .verdict
        == "blocked"
    )


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"statementType": "entityStatement"}, "before 0.4"),
        ({"statementId": "x", "recordType": "thing"}, "needs recordType"),
        ({"statementId": "x", "recordType": "entity"}, "needs recordId"),
        (relation("r", "a", "t", share(exact=101)), "from 0 to 100"),
        (relation("r", "a", "t", share(minimum=60, maximum=40)), "above the upper"),
        (relation("r", 7, "t"), "interestedParty takes"),
    ],
)
def test_mistakes_are_told_at_their_place(tmp_path, item, words):
    with pytest.raises(InputError) as caught:
        read(tmp_path, entity("t"), item)
    problem = caught.value.problems[0]
    assert words in problem.message and problem.line > 2
