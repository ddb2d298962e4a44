"""Statements as registers publish them: a share beside a right, date-times, contradictions, cross-holdings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from owners import LISTED_REGIMES

from riskctl.ownership.assess import assess_ownership
from riskctl.ownership.bods_versions import read_moment
from riskctl.ownership.read import read_file

DAY = "2026-11-28"
HOLDCO = {"id": "L", "schema": "Company", "properties": {"name": ["Listed Holdco"]}}
TARGET = {"id": "T", "schema": "Company", "properties": {"name": ["Target"]}}
SHARES, VOTES = "Ownership of shares - 75% or more", "Ownership of voting rights - 75% or more"
APPOINT = "Right to appoint or remove directors"


def verdicts(path: Path) -> dict[str, str]:
    graph = read_file(path).graph
    result = assess_ownership(
        graph, "T", DAY, LISTED_REGIMES, listed={"L": ["us.sdn", "us.entity-list"]}
    )
    return {item.regime.id: item.verdict for item in result.regimes}


def register(tmp_path: Path, **properties: list[str]) -> Path:
    stake = {"id": "o", "schema": "Ownership", "properties": {"owner": ["L"], "asset": ["T"]}}
    stake["properties"] |= properties  # type: ignore[operator]
    path = tmp_path / "register.jsonl"
    path.write_text("\n".join(json.dumps(item) for item in (HOLDCO, TARGET, stake)))
    return path


@pytest.mark.parametrize(
    "roles", [[SHARES], [SHARES, VOTES], [SHARES, VOTES, APPOINT], [APPOINT, SHARES]]
)
def test_a_right_never_takes_the_stake_away(tmp_path: Path, roles: list[str]) -> None:
    assert verdicts(register(tmp_path, percentage=["75–100%"], role=roles))["ofac50"] == "blocked"


def test_a_right_alone_is_no_share(tmp_path: Path) -> None:
    graph = read_file(register(tmp_path, role=[APPOINT])).graph
    assert not graph.stakes_in.get("T") and [link.kind for link in graph.links] == ["control"]


def test_a_day_that_cannot_be_read_is_told_and_left_open(tmp_path: Path) -> None:
    path = register(tmp_path, percentage=["60"], endDate=["31/12/24"])
    assert verdicts(path)["ofac50"] == "blocked"
    assert any("endDate cannot be read" in note for note in read_file(path).notes)


def bods(tmp_path: Path, *versions: tuple[str, str, int]) -> Path:
    """A file with one relationship in the versions given: status, statement date, share."""
    statements: list[dict[str, Any]] = []
    for record in ("L", "T"):
        entity = {"isComponent": False, "entityType": {"type": "registeredEntity"}, "name": record}
        statements.append(statement(record, "entity", "new", "2024-01-01", entity))
    for status, date, share in versions:
        interest = {"type": "shareholding", "directOrIndirect": "direct", "share": {"exact": share}}
        details = {
            "isComponent": False,
            "subject": "T",
            "interestedParty": "L",
            "interests": [interest],
        }
        statements.append(statement("R", "relationship", status, date, details))
    path = tmp_path / "statements.json"
    path.write_text(json.dumps(statements))
    return path


def statement(
    record: str, kind: str, status: str, date: str, details: dict[str, Any]
) -> dict[str, Any]:
    return {
        "statementId": f"{record}-{status}-{date}-{len(date)}-0000000000000000",
        "declarationSubject": "T",
        "statementDate": date,
        "recordId": record,
        "recordType": kind,
        "recordStatus": status,
        "recordDetails": details,
    }


@pytest.mark.parametrize(
    ("versions", "verdict"),
    [
        ((("new", "2024-01-01T10:00:00Z", 60), ("closed", "2025-06-01T10:00:00Z", 60)), "not_blocked"),
        ((("new", "2024-01-01T10:00:00Z", 60), ("updated", "2025-06-01T10:00:00Z", 20)), "not_blocked"),
        ((("new", "2024-01-01", 10), ("updated", "2025-06-01T10:00:00Z", 60)), "blocked"),
        # One day, two times: the later one holds, whatever the order in the file and the zone.
        ((("updated", "2025-06-01T12:00:00+08:00", 60), ("updated", "2025-06-01T05:00:00Z", 20)), "not_blocked"),
        ((("updated", "2025-06-01T05:00:00Z", 20), ("updated", "2025-06-01T12:00:00Z", 60)), "blocked"),
        # What cannot be put in order is never resolved the lenient way.
        ((("new", "2025-06-01", 60), ("closed", "2025-06-01", 60)), "blocked"),
        ((("new", "2024-01-01", 60), ("closed", "soon", 60)), "blocked"),
        ((("new", "2024-01-01", 10), ("updated", "01.06.2025", 60)), "blocked"),
    ],
)  # fmt: skip
def test_versions_in_time(
    tmp_path: Path, versions: tuple[tuple[str, str, int], ...], verdict: str
) -> None:
    assert verdicts(bods(tmp_path, *versions))["ofac50"] == verdict


def test_contradictions_and_unreadable_days_are_told(tmp_path: Path) -> None:
    notes = read_file(bods(tmp_path, ("new", "2025-06-01", 60), ("closed", "2025-06-01", 60))).notes
    assert any("contradict" in note for note in notes)
    notes = read_file(bods(tmp_path, ("new", "2024-01-01", 60), ("closed", "soon", 60))).notes
    assert any("closes nothing" in note for note in notes)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2025-06-01", "2025-06-01"), ("2025-06-01T10:00:00Z", "2025-06-01"), ("2025-06-01T99:00:00Z", ""),
     ("2025-06-31", ""), ("", ""), ("01/06/2025", "")],
)  # fmt: skip
def test_moments(text: str, day: str) -> None:
    assert read_moment(text)[0] == day


@pytest.mark.parametrize(
    ("target", "edges"),
    [
        ("A", [("L", "A", 40), ("A", "A", 45)]),
        ("T", [("L", "A", 40), ("T", "A", 45), ("A", "T", 60)]),
        # Through a chain of two below it.
        ("T", [("L", "A", 40), ("S", "A", 45), ("T", "S", 70), ("A", "T", 60)]),
    ],
)
def test_cross_holdings_are_flagged(
    tmp_path: Path, target: str, edges: list[tuple[str, str, int]]
) -> None:
    lines = [
        f"target: {target}",
        f"as_of: {DAY}",
        "listed:",
        "  - {party: L, lists: [us.sdn]}",
        "edges:",
    ]
    lines += [
        f"  - {{owner: {owner}, owned: {owned}, share: {share}}}" for owner, owned, share in edges
    ]
    path = tmp_path / "case.yaml"
    path.write_text("\n".join(lines) + "\n")
    case = read_file(path)
    result = assess_ownership(case.graph, target, DAY, LISTED_REGIMES).of("ofac50")
    assert result.verdict == "not_blocked"
    assert "circular" in [flag.id for flag in result.flags]


@pytest.mark.parametrize("steps", [["T"], ["r-other"], ["gone"]])
def test_an_indirect_interest_counts_unless_open_steps_lead_there(
    tmp_path: Path, steps: list[str]
) -> None:
    interest = {"type": "shareholding", "share": {"exact": 60}, "directOrIndirect": "indirect"}
    related = {"subject": "T", "interestedParty": "L", "interests": [interest]}
    rows: list[dict[str, Any]] = [
        {"recordId": name, "recordType": "entity", "recordDetails": {"name": name}}
        for name in ("L", "T", "M")
    ]
    for record, details in (
        ("r", {**related, "componentRecords": steps}),
        ("r-other", {"subject": "M", "interestedParty": "L", "interests": []}),
    ):
        row = {"recordId": record, "recordType": "relationship", "recordDetails": details}
        rows.append({"statementDate": "2020-01-01", **row})
    path = tmp_path / "bods.json"
    path.write_text(json.dumps(rows), "utf-8")
    assert verdicts(path)["ofac50"] == "blocked"
