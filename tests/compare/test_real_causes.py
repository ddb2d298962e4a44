"""Causes of changes between assessments that were made: other rules, law, lists, facts and versions."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from test_changes import BANK, DAY, HOSTED, assessed, kinds

from riskctl import Session, compare
from riskctl.workspace.layers import bundled_root

TRANSFER = "my.pdpa.transfer"
RULESET = bundled_root() / "rulesets/my/pdpa.yaml"
ROUTE = bundled_root() / "data/routes/azure-foundry.yaml"
LISTED = """watchlist: extra-entity-list
title: Entity List, one party more
date: 2026-11-20
selection: One party
list: us.entity-list
source: notice
observed: 2026-11-20
grade: official
sources:
  notice: {title: An invented notice, date: 2026-11-20}
entries:
  - name: Hangzhou DeepSeek Artificial Intelligence Basic Technology Research Co., Ltd.
    country: CN
    from: 2026-11-20
"""


def replaced(folder: Path, original: Path, name: str, right: str, wrong: str) -> Path:
    """A folder with a bundled file in which one text is another."""
    content = original.read_text(encoding="utf-8")
    assert right in content
    sha256 = hashlib.sha256(original.read_bytes()).hexdigest()
    changed = content.replace(right, wrong, 1).rstrip()
    folder.mkdir(parents=True)
    path = folder / original.name
    path.write_text(f"{changed}\nreplaces: {{id: {name}, sha256: {sha256}}}\n", encoding="utf-8")
    return folder


def made(case: str = "", day: str = DAY, **folders: list[Path]) -> dict:
    session = Session.open(day, **folders)
    use_case = session.use_case_from_text(case, "bank.yaml") if case else session.use_case(BANK)
    (document,) = session.compare([HOSTED], use_case)
    return document


def in_rule(old: str, new: str) -> tuple[str, str]:
    """The same change inside the rule on transfers, which the file may hold elsewhere too."""
    content = RULESET.read_text(encoding="utf-8")
    start = content.index(f"- id: {TRANSFER}\n")
    part = content[start : content.index("\n    tests:", start)]
    assert old in part
    return part, part.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("strength: severe", "strength: moderate", "rule"),
        ("from: 2025-04-01, status", "from: 2025-05-01, status", "law"),
        ("title: Personal data would leave", "title: Personal data may leave", "rule"),
    ],
)
def test_another_text_of_a_rule_is_rule_or_law(tmp_path, old, new, kind):
    folder = replaced(tmp_path / "rules", RULESET, "my.pdpa", *in_rule(old, new))
    compared = compare.changes(assessed(), made(rules=[folder]))
    assert kinds(compared, "finding", TRANSFER) == {kind}
    assert {(row["kind"], row["id"]) for row in compared["inputs"]} == {("ruleset", "my.pdpa")}


def test_another_citation_of_the_law_is_law(tmp_path):
    texts = ("as amended by Act A1727; PDP", "as amended by Act A9999; PDP")
    folder = replaced(tmp_path / "rules", RULESET, "my.pdpa", *texts)
    compared = compare.changes(assessed(), made(rules=[folder]))
    assert "law" in kinds(compared, "finding", TRANSFER)
    assert "rule" not in kinds(compared)


def test_a_party_that_was_listed_is_a_list(tmp_path):
    folder = tmp_path / "data" / "watchlists"
    folder.mkdir(parents=True)
    (folder / "extra-entity-list.yaml").write_text(LISTED, encoding="utf-8")
    compared = compare.changes(assessed(), made(data=[tmp_path / "data"]))
    assert kinds(compared) == {"list"}
    changed = {(row["area"], row["id"]) for row in compared["changes"]}
    assert ("finding", "screening.deepseek.us.entity-list") in changed
    assert ("screening", "deepseek/us.entity-list") in changed


def test_another_statement_of_a_profile_is_a_fact(tmp_path):
    content = ROUTE.read_text(encoding="utf-8")
    claim = content[content.index("  dpa_offered:") :]
    claim = claim[: claim.index("  certifications:")]
    assert claim.count("value: true") == 2
    texts = (claim, claim.replace("value: true", "value: false"))
    folder = replaced(tmp_path / "data" / "routes", ROUTE, "azure-foundry", *texts)
    compared = compare.changes(assessed(), made(data=[folder.parent]))
    assert compared["changes"] and kinds(compared) == {"fact"}


def test_another_statement_of_the_organisation_is_a_fact():
    text = BANK.read_text(encoding="utf-8")
    line = next(row for row in text.splitlines() if row.strip().startswith("sector:"))
    before, after = made(text), made(text.replace(line, "  sector: insurance"))
    compared = compare.changes(before, after)
    assert compared["changes"] and kinds(compared) == {"fact"}


def test_another_version_of_the_tool_is_version_where_nothing_else_differs(tmp_path, monkeypatch):
    """The same files and day, and a tool that reads the law otherwise: here, that judges another way."""
    from riskctl.assessment import decide
    from riskctl.assessment.document import build

    monkeypatch.setattr(decide, "by_points", lambda points, steps: "reject")
    monkeypatch.setattr(build, "__version__", "9.9.9")
    compared = compare.changes(assessed(), made())
    assert compared["outcome"]["before"] != compared["outcome"]["after"]
    assert kinds(compared) == {"version"}
    assert compared["inputs"] == []
