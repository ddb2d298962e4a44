"""Sisters of statements read in part: dates the wrong way round, ids written in two ways, words of control."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from riskctl.ownership.assess import assess_ownership
from riskctl.ownership.graph import Listing, Party
from riskctl.ownership.read import read_file
from riskctl.text.problems import InputError
from riskctl.workspace.layers import bundled_layer
from riskctl.workspace.workspace import open_workspace

DAY = "2026-11-28"
HEAD = "target: T\nas_of: 2026-11-28\nlisted:\n  - {party: L, name: Listed Holdco, lists: [us.sdn, uk.consolidated]}\n"


def own(tmp_path: Path, edge: str) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(f"{HEAD}edges:\n  - {{{edge}}}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("edge", "told"),
    [
        (
            "owner: L, owned: T, share: 60, from: 2026-12-01, through: 2026-01-01",
            "is before the first",
        ),
        ("owner: l, owned: T, share: 60", "differ only in how they are written"),
        ("owner: Ｌ, owned: T, share: 60", "differ only in how they are written"),
        ("owner: listed  HOLDCO, owned: T, share: 60", "is the name of the party 'L'"),
    ],
)
def test_what_would_lose_a_stake_is_refused(edge: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told):
        read_file(own(tmp_path, edge))


def ftm(tmp_path: Path, **properties: list[Any]) -> tuple[dict[str, str], list[str]]:
    rows = [
        {"id": "L", "schema": "Company", "properties": {"name": ["Listed"]}},
        {"id": "T", "schema": "Company", "properties": {"name": ["T"]}},
        {
            "id": "o",
            "schema": "Ownership",
            "properties": {"owner": ["L"], "asset": ["T"], **properties},
        },
    ]
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    case = read_file(path)
    lists = (Listing("us.sdn"), Listing("uk.consolidated"))
    case.graph.add_party(Party("L", "Listed", "company", "", lists))
    regimes = [
        one
        for one in open_workspace([bundled_layer()]).ownership_regimes
        if one.id in ("ofac50", "uk")
    ]
    found = assess_ownership(case.graph, "T", DAY, regimes)
    return {row.regime.id: row.verdict for row in found.regimes}, case.notes


def test_dates_the_wrong_way_round_take_no_stake_away(tmp_path: Path) -> None:
    verdicts, notes = ftm(
        tmp_path, percentage=["60%"], startDate=["2026-12-01"], endDate=["2026-01-01"]
    )
    assert verdicts == {"ofac50": "blocked", "uk": "blocked"}
    assert "ends before it begins" in " ".join(notes)


@pytest.mark.parametrize(
    "role", ["controlling shareholder", "de facto control", "контролирующий акционер", "支配株主"]
)
def test_words_of_control_beside_a_small_share_may_be_control(role: str, tmp_path: Path) -> None:
    verdicts, _ = ftm(tmp_path, percentage=["20%"], role=[role])
    assert verdicts == {"ofac50": "not_blocked", "uk": "possible"}
