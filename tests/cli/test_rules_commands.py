from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from folders import names

from riskctl.explanations.paper import cells


def test_list_filters_and_shows_the_status_of_the_day(cli: Any) -> None:
    rows = cli(
        "rules", "list", "--jurisdiction", "us", "--effect", "block", "--format", "json"
    ).json
    assert rows and {(row["jurisdiction"], row["effect"]) for row in rows} == {("US", "block")}
    statuses = {}
    for day in ("2025-09-28", "2025-10-15", "2026-03-01", "2026-11-10"):
        rows = cli("rules", "list", "-j", "US", "--as-of", day, "--format", "json").json
        row = next(one for one in rows if one["id"] == "us.ear.affiliates-50")
        statuses[day] = (row["status"], row["verify"])
    assert statuses == {
        "2025-09-28": ("not-in-force", False),
        "2025-10-15": ("in-force", False),
        "2026-03-01": ("suspended", False),
        "2026-11-10": ("in-force", True),
    }


@pytest.mark.parametrize("width", [60, 80, 120])
def test_list_keeps_to_the_width_and_names_everything(cli: Any, width: int) -> None:
    found = cli("rules", "list", "-d", "export-control", width=width)
    rows = cli("rules", "list", "-d", "export-control", "--format", "json").json
    assert not [line for line in found.out.splitlines() if cells(line) > width]
    flat = " ".join(found.out.split())
    for row in rows:
        assert row["id"] in flat
    assert f"{len(rows)} rules as of" in flat


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("list", "--effect", "blok"), "did you mean 'block'?"),
        (("list", "--dimension", "sanction"), "did you mean 'sanctions'?"),
        (("list", "--jurisdiction", "ZZ"), "--jurisdiction takes one of"),
        (("show", "us.ear.affiliates-5"), "did you mean 'us.ear.affiliates-50'?"),
        (("new", "No Such"), "JURISDICTION.TOPIC"),
        (("new", "../etc.x"), "JURISDICTION.TOPIC"),
    ],
)
def test_mistakes(cli: Any, args: tuple[str, ...], words: str) -> None:
    found = cli("rules", *args)
    assert (found.code, words in found.err) == (2, True)


def test_show_a_rule_and_a_ruleset(cli: Any) -> None:
    rule = cli("rules", "show", "us.ear.affiliates-50").out
    assert (
        "2026-11-23 exactly half: triggered" in rule and "rulesets/us/ear-affiliates.yaml" in rule
    )
    ruleset = cli("rules", "show", "us.ear-affiliates", "--as-of", "2026-11-23").out
    assert "us.ear.affiliates-50: Prohibition, Export control, in force, to verify" in ruleset
    assert "(past: read the sources again)" not in ruleset
    assert (
        "(past: read the sources again)"
        in cli("rules", "show", "us.ear-affiliates", "--as-of", "2030-01-01").out
    )


def test_a_new_ruleset_passes_the_checks_and_is_never_overwritten(cli: Any, tmp_path: Path) -> None:
    path = tmp_path / "procurement.yaml"
    made = cli("rules", "new", "my.procurement", "-o", str(path))
    assert made.code == 0 and "fill in" in made.err
    text = path.read_text()
    assert "TODO" not in text and "PLACEHOLDER" in text and "jurisdiction: MY" in text
    checked = cli("rules", "check", str(path))
    assert (checked.code, checked.out) == (
        0,
        "1 rulesets, 1 rules, 4 tests, 0 scenarios, 0 ownership regimes: no problems\n",
    )
    path.write_text("mine")
    again = cli("rules", "new", "my.procurement", "-o", str(path))
    assert again.code == 2 and "--force" in again.err and path.read_text() == "mine"
    assert cli("rules", "new", "my.procurement", "-o", str(path), "--force").code == 0
    assert path.read_text() == text
    assert names(tmp_path) == ["procurement.yaml"]


def test_a_new_ruleset_without_a_file_is_printed(cli: Any) -> None:
    found = cli("rules", "new", "contract.acme")
    assert found.out.startswith("# A ruleset of riskctl") and "jurisdiction: contract" in found.out


def test_a_new_ruleset_joins_the_bundled_ones(cli: Any, tmp_path: Path) -> None:
    assert cli("rules", "new", "my.procurement", "-o", str(tmp_path / "p.yaml")).code == 0
    rows = cli("rules", "list", "--rules", str(tmp_path), "--format", "json").json
    assert "my.procurement.placeholder" in {row["id"] for row in rows}
