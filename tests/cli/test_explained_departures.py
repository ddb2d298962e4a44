"""What an explanation or a rule on its own departs from is said in text and JSON, as in every assessment."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULE, SET = "eu.gdpr-transfers.no-safeguard", "eu.gdpr-transfers"
TOLD = f"Replaced by a layer of your own: ruleset {SET}"
SUBJECT = "claude-opus-5-5@anthropic-api"
ASKED = [
    ("explain", RULE, SUBJECT),
    ("explain", RULE, "claude-opus-5-5"),
    ("explain", RULE),
    ("rules", "show", RULE),
    ("rules", "show", SET),
]


@pytest.fixture
def replaced(tmp_path: Path) -> tuple[str, ...]:
    """A folder with a ruleset that stands in for the bundled one."""
    bundled = ROOT / "rulesets" / "eu" / "gdpr-transfers.yaml"
    content = bundled.read_bytes()
    line = f"replaces: {{id: {SET}, sha256: {hashlib.sha256(content).hexdigest()}}}\n"
    folder = tmp_path / "rules" / "eu"
    folder.mkdir(parents=True)
    (folder / bundled.name).write_bytes(line.encode() + content)
    return ("--rules", str(folder.parent), "--as-of", "2026-11-28")


@pytest.mark.parametrize("asked", ASKED, ids=lambda words: " ".join(words))
def test_a_replaced_ruleset_is_said(asked, replaced, cli) -> None:
    shown = cli(*asked, *replaced, width=200)
    assert shown.code == 0 and TOLD in shown.out
    rows = cli(*asked, *replaced, "--format", "json").json["departures"]
    assert [(row["kind"], row["id"], row["change"]) for row in rows] == [
        ("ruleset", SET, "replaced")
    ]
    plain = cli(*asked, "--as-of", "2026-11-28", width=200)
    assert plain.code == 0 and "Replaced by" not in plain.out
