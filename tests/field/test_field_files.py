"""Files as people have them: ownership registers, lists with mistakes, a first use case."""

from __future__ import annotations

from pathlib import Path

import pytest

DAY = "2026-11-28"


def regimes(ask, file: str, *args: str) -> dict[str, str]:
    answer = ask("ownership", file, *args, "--format", "json")
    return {item["regime"]: item["verdict"] for item in answer.json["regimes"]}


@pytest.mark.parametrize("file", ["psc.jsonl", "psc-without-appoint.jsonl"])
def test_a_share_and_a_right_in_one_statement_are_both(file, ask, case) -> None:
    case("03")
    listed = ("--target", "T", "--as-of", DAY, "--listed", "L=us.sdn,us.entity-list")
    found = regimes(ask, file, *listed, "--regime", "ofac50", "--regime", "bis-affiliates")
    assert found == {"ofac50": "blocked", "bis-affiliates": "blocked"}


@pytest.mark.parametrize(
    "file", ["ge", "plus", "notless", "min", "half", "fr", "ru", "zh", "of", "neg"]
)
def test_a_share_in_words_is_never_the_number_inside_it(file, ask, case) -> None:
    case("04")
    listed = ("--target", "T", "--as-of", DAY, "--listed", "L=us.sdn,uk.consolidated")
    found = regimes(ask, f"{file}.jsonl", *listed, "--regime", "ofac50", "--regime", "uk")
    assert "not_blocked" not in found.values()
    if file in ("ge", "plus", "min", "notless"):
        assert found == {"ofac50": "blocked", "uk": "possible"}


@pytest.mark.parametrize(
    ("file", "verdict"),
    [("closed", "not_blocked"), ("updated", "not_blocked"), ("mixed", "blocked")],
)
def test_statements_are_in_the_order_of_their_moments(file, verdict, ask, case) -> None:
    case("05")
    listed = ("--target", "T", "--as-of", DAY, "--listed", "L=us.sdn,uk.consolidated")
    assert regimes(ask, f"{file}.json", *listed, "--regime", "ofac50")["ofac50"] == verdict


@pytest.mark.parametrize("file", ["cross", "self"])
def test_what_a_company_holds_in_itself_is_flagged(file, ask, case) -> None:
    case("24")
    (item,) = ask("ownership", f"{file}.yaml", "--regime", "ofac50", "-f", "json").json["regimes"]
    assert item["verdict"] == "not_blocked"
    assert "circular" in {flag["id"] for flag in item["red_flags"]}


@pytest.mark.parametrize("date", ["05/02/2026", "03.04.2026", "3-4-2026", "01/12/26"])
def test_a_date_of_two_readings_is_refused(date, ask, tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text(f"name,id,country,through\nKelmar Analytics GmbH,1,DE,{date}\n")
    answer = ask("lists", "import", "l.csv", "--list", "own.l", "--format", "csv", "--date", DAY)
    assert answer.code == 2 and answer.err.startswith("l.csv:2:")
    screened = ask("screen", "Kelmar Analytics GmbH", "--list", "own.l", "--as-of", DAY)
    assert screened.code == 4 and "UNKNOWN" in screened.out


def test_a_web_page_in_place_of_a_list_is_called_so(ask, case) -> None:
    case("20")
    assert ask("lists", "import", "good.xml", "--list", "un.consolidated").code == 0
    update = ask("lists", "update", "un.consolidated", "--url", Path("page.xml").resolve().as_uri())
    assert update.code == 4 and "web page (HTML" in update.out + update.err
    for args in (
        ("page.xml", "--list", "un.consolidated"),
        ("page.csv", "--list", "own.barred", "--format", "csv"),
    ):
        answer = ask("lists", "import", *args)
        assert answer.code == 2 and "web page (HTML" in answer.err
    screened = ask("screen", "Nobody Known", "--list", "un.consolidated", "--as-of", DAY)
    assert screened.code == 4 and "CLEAR" not in screened.out


@pytest.mark.parametrize(
    "start",
    ["<html>", "\ufeff<!doctype HTML>", "<?xml version='1.0'?>\n<html>", "<!-- x --><head>"],
)
def test_every_start_of_a_web_page_is_known(start, ask, tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text(start + "name,id\nX,1\n", encoding="utf-8")
    answer = ask("lists", "import", "l.csv", "--list", "own.l", "--format", "csv", "--date", DAY)
    assert answer.code == 2 and "web page (HTML" in answer.err


def test_a_listing_counts_from_its_first_day(ask, case) -> None:
    case("25")
    ask("lists", "import", "eu.xml", "--list", "eu.consolidated")
    args = ("--list", "eu.consolidated", "--as-of", DAY, "--format", "json")
    (row,) = ask("screen", "Kelmar Energo", *args).json
    assert [(match["outcome"], match["since"]) for match in row["matches"]] == [
        ("match", "2022-04-08")
    ]


@pytest.mark.parametrize(
    "option",
    [("screen", "X", "--as-of"), ("lists", "import", "l.csv", "--list", "own.l", "--date")],
)
def test_a_date_of_two_readings_is_refused_on_the_command_line(option, ask, tmp_path) -> None:
    (tmp_path / "l.csv").write_text("name\nX\n")
    answer = ask(*option, "01/12/2026")
    assert answer.code == 2
    assert "2026-01-12" in answer.err and "2026-12-01" in answer.err
