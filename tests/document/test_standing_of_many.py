"""What several assessments depart from is said once."""

from __future__ import annotations

from typing import Any, cast

from riskctl.document.model import Assessment
from riskctl.document.standing import joined, standing_of


def documents(*parts: dict[str, Any]) -> list[Assessment]:
    return [cast(Assessment, part) for part in parts]


def test_rows_of_all_documents_stand_once_in_their_order():
    old, new = {"kind": "ruleset", "id": "b"}, {"kind": "ruleset", "id": "a"}
    made = standing_of(
        documents(
            {"stale": [old], "departures": ["d"], "waivers": ["w"], "hypothetical": ["h"]},
            {"stale": [old, new], "departures": ["e", "d"], "waivers": ["w"], "hypothetical": []},
        )
    )
    assert made["stale"] == [old, new]
    assert (made["departures"], made["waivers"], made["hypothetical"]) == (["d", "e"], ["w"], ["h"])


def test_the_scenario_is_that_of_the_first():
    scenario = {"id": "s", "title": "S"}
    assert (
        standing_of(documents({"scenario": scenario}, {"scenario": None}))["scenario"] == scenario
    )
    assert standing_of(documents({"scenario": None}))["scenario"] is None
    assert standing_of(documents({}))["scenario"] is None
    assert standing_of([])["scenario"] is None and standing_of([])["stale"] == []


def test_a_list_has_all_parties_that_were_not_looked_up_in_it():
    rows: list[Any] = [
        {"list": "b", "parties": ["y"], "why": "no list"},
        {"list": "a", "parties": ["z"], "why": "no list"},
        {"list": "b", "parties": ["x", "y"], "why": "no list"},
    ]
    assert joined(rows) == [
        {"list": "a", "parties": ["z"], "why": "no list"},
        {"list": "b", "parties": ["x", "y"], "why": "no list"},
    ]
