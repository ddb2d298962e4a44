from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FILE = """
target: T
as_of: 2026-11-23
parties:
  - {party: T, name: Example AI, country: SG}
listed:
  - {party: L, lists: [us.sdn], country: CN}
edges:
  - {owner: L, owned: A, share: 50}
  - {owner: A, owned: T, share: 50}
"""


@pytest.fixture
def owners(tmp_path: Path) -> str:
    path = tmp_path / "owners.yaml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def test_text_tells_verdict_proof_and_status(cli: Any, owners: str) -> None:
    found = cli("ownership", owners, width=100)
    assert found.code == 0
    assert "Ownership of Example AI (T) as of 2026-11-23" in found.out
    assert "BLOCKED: OFAC 50 Percent Rule [ofac50]" in found.out
    assert "not blocked: UK asset freeze" in found.out and "to be verified" in found.out
    assert "50 percent  A: 50 percent, which is enough" in found.out


def test_json_is_one_document(cli: Any, owners: str) -> None:
    found = cli(
        "ownership", owners, "--format", "json", "--regime", "ofac50", "--regime", "covered_person"
    ).json
    assert [(one["regime"], one["verdict"]) for one in found["regimes"]] == [
        ("ofac50", "blocked"), ("covered-person", "blocked"),
    ]  # fmt: skip
    assert found["target"] == "T" and found["as_of"] == "2026-11-23"


def test_mermaid(cli: Any, owners: str) -> None:
    assert cli("ownership", owners, "-f", "mermaid").out.startswith("flowchart TD")


def test_listed_and_target_by_name_and_day(cli: Any, tmp_path: Path) -> None:
    path = tmp_path / "graph.jsonl"
    items = [
        {"id": "1", "schema": "Company", "properties": {"name": ["Target = Co"]}},
        {"id": "2", "schema": "Company", "properties": {"name": ["Parent"]}},
        {
            "id": "3",
            "schema": "Ownership",
            "properties": {"owner": ["2"], "asset": ["1"], "percentage": ["60"]},
        },
    ]
    path.write_text("\n".join(map(json.dumps, items)))
    asked = (
        "ownership",
        str(path),
        "--target",
        "Target = Co",
        "--as-of",
        "2025-10-01",
        "-f",
        "json",
    )
    one = cli(
        *asked,
        "--listed",
        "Parent=bis_el,uk.consolidated",
        "--regime",
        "bis-affiliates",
        "--regime",
        "uk",
    ).json
    assert [row["verdict"] for row in one["regimes"]] == ["blocked", "blocked"]
    assert one["regimes"][0]["status"]["status"] == "in-force"
    every = cli(*asked, "--listed", "Parent").json
    assert [row["verdict"] for row in every["regimes"]][:4] == ["blocked"] * 4


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--target", "Q"), "no party 'Q'"),
        (
            ("--listed", "L=us.entitylist"),
            "no list 'us.entitylist' (did you mean 'us.entity-list'?)",
        ),
        (("--listed", "Q=us.sdn"), "no party 'Q'"),
        (("--regime", "ofac5"), "no regime 'ofac5' (did you mean 'ofac50'?)"),
        (("--format", "xml"), "takes one of text, json, mermaid"),
        (("--as-of", "today"), "--as-of takes a date"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_2(
    cli: Any, owners: str, more: tuple[str, ...], words: str
) -> None:
    found = cli("ownership", owners, *more)
    assert found.code == 2 and words in found.err and "Traceback" not in found.err


def test_bad_files_end_with_exit_2_and_a_line(cli: Any, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("edges:\n  - {owner: L, owned: T, share: 120}\n")
    found = cli("ownership", str(path), "--target", "T")
    assert found.code == 2 and "bad.yaml:2:" in found.err
    assert cli("ownership", str(tmp_path / "none.yaml"), "--target", "T").code == 2
    empty = tmp_path / "empty.yaml"
    empty.write_text("edges: []\n")
    assert "name the company asked about" in cli("ownership", str(empty)).err
