"""docs/screening.md is true: its examples run, its bounds and keys are those of the code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import riskctl.screening
from riskctl.screening import compare_names
from riskctl.screening.comparison.outcome import MATCH, RELATED_CAP, REVIEW
from riskctl.screening.query import OUTCOMES, Match, Query, Result
from riskctl.screening.rows import match_row, result_row
from riskctl.watchlists.entry import Entry

GUIDE = (Path(__file__).parents[2] / "docs" / "screening.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"<!-- example: (\S+) -->\n```\w+\n(.*?)```", GUIDE, re.S))
COMPARED = re.findall(
    r"^\| ([^|]+) \| ([^|]+) \| (match|review|related|clear) \| ([^|]+) \|$", GUIDE, re.M
)


@pytest.fixture
def barred(cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where the guide's files lie, its list installed."""
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "lists"))
    for name in ("barred.csv", "whitelist.yaml"):
        (tmp_path / name).write_text(EXAMPLES[name], "utf-8")
    words = ("--list", "own.barred", "--format", "csv", "--date", "2026-11-20", "--quiet")
    assert cli("lists", "import", str(tmp_path / "barred.csv"), *words).code == 0
    return tmp_path


def ask(cli: Any, folder: Path, as_of: str) -> Any:
    words = ("--whitelist", str(folder / "whitelist.yaml"), "--as-of", as_of, "--format", "json")
    return cli("screen", "Example Optics Sdn Bhd", "--list", "own.barred", *words).json[0]


def test_the_whitelist_of_the_guide_sets_its_match_aside(cli: Any, barred: Path) -> None:
    row = ask(cli, barred, "2026-11-23")
    assert (row["outcome"], row["matches"]) == ("clear", [])
    assert row["near"][0]["reasons"][0].startswith(
        "set aside by Head of compliance until 2027-04-30: Another company"
    )
    late = ask(cli, barred, "2027-05-01")
    assert late["outcome"] == "match" and "has run out" in late["matches"][0]["reasons"][0]


def test_a_changed_entry_reopens_what_was_set_aside(cli: Any, barred: Path) -> None:
    changed = barred / "changed.csv"
    changed.write_text(EXAMPLES["barred.csv"].replace("decision 12", "decision 14"), "utf-8")
    words = ("--list", "own.barred", "--format", "csv", "--date", "2026-11-21", "--quiet")
    assert cli("lists", "import", str(changed), *words).code == 0
    row = ask(cli, barred, "2026-11-23")
    assert row["outcome"] == "match" and "has changed since" in row["matches"][0]["reasons"][0]


@pytest.mark.parametrize("name", ["compare", "screener"])
def test_the_python_of_the_guide_prints_what_it_says(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = EXAMPLES[name]
    exec(compile(code, "docs/screening.md", "exec"), {})
    assert capsys.readouterr().out.strip() == code.rpartition("# ")[2].strip()


@pytest.mark.parametrize(("one", "other", "outcome", "reason"), COMPARED)
def test_the_table_of_comparisons_is_true(one: str, other: str, outcome: str, reason: str) -> None:
    found = compare_names(one, other)
    assert found.outcome == outcome and reason in found.reasons


def test_the_guide_compares_something() -> None:
    assert {row[2] for row in COMPARED} == {"match", "review", "related", "clear"}


def test_outcomes_and_bounds_are_those_of_the_code() -> None:
    assert all(f"| {word} | " in GUIDE for word in OUTCOMES)
    words = " ".join(GUIDE.split())
    assert f"From {MATCH:.2f} a likeness is a match, from {REVIEW:.2f} it is for review" in words
    assert f"`related` scores at most {RELATED_CAP:.2f}." in words


def test_every_key_of_the_json_is_named() -> None:
    match = Match(Entry("x", "1", "unknown", "A"), "A", 1.0, "match", ())
    keys = {*result_row(Result(Query("A"), "match"), ()), *match_row(match)}
    assert not [key for key in keys if f"`{key}`" not in GUIDE]


def test_modules_and_tables_of_the_guide_exist() -> None:
    package = Path(riskctl.screening.__file__).parent
    named = set(re.findall(r"`([a-z_]+\.(?:py|txt))`", GUIDE))
    here = {path.name for path in (*package.rglob("*.py"), *package.rglob("*.txt"))}
    here |= {path.name for path in Path(__file__).parents[1].glob("screening/*.py")}
    assert len(named) > 12 and not named - here


def test_links_of_the_guide_lead_somewhere() -> None:
    folder = Path(__file__).parents[2] / "docs"
    found = re.findall(r"\]\(([\w-]+\.md)[^)]*\)", GUIDE)
    assert found and not [name for name in found if not (folder / name).exists()]
