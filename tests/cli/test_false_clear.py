"""Installing one list never switches another off, and "clear" is said of lists that were searched alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.assessment.party_screening import PartyScreening
from riskctl.workspace.needed import bundled_needed
from riskctl.workspace.party_lists import party_screening

DAY = "2026-11-28"
KNOWN = ("Huawei", "SenseTime", "Sberbank")


@pytest.fixture(autouse=True)
def unrelated(cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One list of one row is installed, as a newcomer would."""
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "lists"))
    (tmp_path / "barred.csv").write_text("name\nQuite Another Ltd\n", "utf-8")
    words = ("--list", "own.barred", "--format", "csv", "--date", "2026-11-27")
    assert cli("lists", "import", str(tmp_path / "barred.csv"), *words).code == 0


def test_listed_parties_stay_hits_beside_an_unrelated_list(cli) -> None:
    done = cli("screen", *KNOWN, "--as-of", DAY, "--fail-on-hit", "--format", "json")
    assert done.code == 1
    assert [row["outcome"] for row in done.json] == ["match"] * 3


def test_a_name_that_is_not_found_is_not_clear_of_lists_that_nobody_searched(cli) -> None:
    done = cli("screen", "Nobody Known", "--as-of", DAY, width=200)
    assert done.code == 4
    assert "CLEAR" not in done.out
    assert "not found in own.barred" in done.out and "not looked up in eu.consolidated" in done.out


def test_unknown_can_fail_the_run(cli) -> None:
    assert cli("screen", "Nobody Known", "--as-of", DAY, "--fail-on-unknown").code == 1
    words = ("--list", "own.barred", "--fail-on-unknown")
    assert cli("screen", "Nobody Known", "--as-of", DAY, *words).code == 0


def test_clear_names_the_lists_that_were_asked_for(cli) -> None:
    done = cli("screen", "Nobody Known", "--as-of", DAY, "--list", "own.barred")
    assert done.code == 0 and "CLEAR Nobody Known: not found in own.barred" in done.out


def test_the_extract_of_a_list_that_was_asked_for_is_searched(cli) -> None:
    done = cli("screen", "Sberbank", "--as-of", DAY, "--list", "us.sdn", "--format", "json")
    assert done.json[0]["outcome"] == "match"
    assert done.json[0]["lists"] == ["extract of us.sdn of 2026-11-23"]


def test_a_partial_list_does_not_switch_off_its_extract(cli, tmp_path: Path) -> None:
    words = ("--list", "us.sdn", "--format", "csv", "--date", "2026-11-27", "--accept-count")
    assert cli("lists", "import", str(tmp_path / "barred.csv"), *words).code == 0
    done = cli("screen", "Sberbank", "--list", "us.sdn", "--as-of", DAY, "--format", "json")
    assert done.json[0]["outcome"] == "match"


def test_a_table_of_cells_says_what_was_searched(cli) -> None:
    done = cli("screen", "Nobody Known", "--as-of", DAY, "--format", "csv")
    head, line = done.out.splitlines()
    assert head.endswith(",lists,not_looked_up,state")
    assert "own.barred of 2026-11-27" in line and "us.sdn; us.uvl" in line


def test_assess_names_what_was_not_looked_up() -> None:
    party = party_screening(DAY)
    assert isinstance(party, PartyScreening)
    assert not party.lists["us.sdn"].sound and "not installed" in party.lists["us.sdn"].reason
    hits = party.named("Sberbank of Russia", "RU")
    assert {hit.searched.id for hit in hits} >= {"us.sdn", "eu.consolidated"}


@pytest.mark.parametrize(
    ("countries", "among", "not_among"),
    [
        ((), "us.uvl", "cn.export-control"),
        (("DE",), "eu.consolidated", "uk.consolidated"),
        (("CN",), "cn.export-control", "eu.consolidated"),
        (("MY",), "un.consolidated", "eu.consolidated"),
    ],
)
def test_the_country_of_the_organisation_says_which_lists_are_needed(
    countries: tuple[str, ...], among: str, not_among: str
) -> None:
    found = bundled_needed(countries, DAY)
    assert among in found and not_among not in found


def test_a_jurisdiction_is_a_country(cli) -> None:
    assert cli("screen", "A Name", "--jurisdiction", "Europe").code == 2
