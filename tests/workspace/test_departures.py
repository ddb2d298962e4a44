"""What layers add or replace, and which lists nobody looked a party up in, stand in the document."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from riskctl.text.located import InputError
from riskctl.workspace.layers import bundled_root
from riskctl.workspace.session import Session

DAY = "2026-11-23"
SUBJECT = "gpt-5.4@openai-api-eu"


def replaced_ruleset(folder: Path) -> Path:
    """A folder with one bundled ruleset under another title, in the place of the bundled one."""
    original = bundled_root() / "rulesets"
    path = min(
        path
        for path in original.rglob("*.yaml")
        if path.parent.name not in ("scenarios", "ownership")
    )
    content = path.read_text(encoding="utf-8")
    name = next(
        line.split(": ")[1] for line in content.splitlines() if line.startswith("ruleset: ")
    )
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    folder.mkdir()
    (folder / path.name).write_text(
        f"{content.rstrip()}\nreplaces: {{id: {name}, sha256: {sha256}}}\n", encoding="utf-8"
    )
    return folder


def document(**folders: list[Path]) -> dict:
    session = Session.open(DAY, cached=False, **folders)
    return session.assess(
        SUBJECT, session.use_case(bundled_root() / "data/examples/malaysian-bank.yaml")
    )[0]


def test_a_replaced_ruleset_is_said(tmp_path: Path) -> None:
    found = document(rules=[replaced_ruleset(tmp_path / "rules")])["departures"]
    assert [(item["kind"], item["change"]) for item in found] == [("ruleset", "replaced")]
    assert str(tmp_path) not in str(found)


def test_bundled_data_alone_departs_from_nothing_and_names_what_was_not_looked_up() -> None:
    plain = document()
    assert plain["departures"] == []
    lists = {item["list"]: item for item in plain["not_looked_up"]}
    clear = {(row["name"], row["list"]) for row in plain["screening"] if row["outcome"] == "clear"}
    assert lists
    for name, item in lists.items():
        assert not {(party, name) for party in item["parties"]} & clear
        assert item["why"]


def test_a_linked_folder_of_rules_is_refused(tmp_path: Path) -> None:
    folder = replaced_ruleset(tmp_path / "elsewhere")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "linked").symlink_to(folder, target_is_directory=True)
    (tmp_path / "rules" / "copy.yaml").write_bytes(next(folder.iterdir()).read_bytes())
    with pytest.raises(InputError, match="a link to a folder is not followed"):
        document(rules=[tmp_path / "rules"])
