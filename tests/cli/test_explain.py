from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from riskctl.explanations.paper import cells

BANK = str(Path(__file__).resolve().parents[2] / "data/examples/malaysian-bank.yaml")
SUBJECT = ("deepseek-v4-pro@deepseek-api", "--use-case", BANK, "--as-of", "2026-11-23")


@pytest.fixture
def assessment(cli: Any, tmp_path: Path) -> Path:
    path = tmp_path / "a.json"
    path.write_text(cli("assess", *SUBJECT, "--format", "json").out)
    return path


def test_a_rule_alone(cli: Any) -> None:
    found = cli("explain", "us.ear.affiliates-50", "--as-of", "2026-11-23")
    assert found.code == 0
    for words in (
        "2025-11-10 to 2026-11-09: suspended",
        "from 2026-11-10: in force, date to be verified <- on 2026-11-23",
        "What is the largest aggregate share that listed parties hold",
        "-> 50 percent or more (route.listed_ownership_percent)",
        "90 FR 50857",
        "https://www.federalregister.gov/",
        "retrieved 2026-11-23, grade third-party",
        "Send nothing subject to the EAR to the party (trade compliance)",
    ):
        assert words in found.out


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2025-09-28", "on 2025-09-28 no period holds: not in force"),
        ("2026-03-01", "suspended <- on 2026-03-01"),
        ("2026-11-09", "suspended <- on 2026-11-09"),
        ("2026-11-10", "date to be verified <- on 2026-11-10"),
    ],
)
def test_the_window_of_the_day_is_marked(cli: Any, day: str, line: str) -> None:
    assert line in cli("explain", "us.ear.affiliates-50", "--as-of", day).out


def test_a_finding_of_a_subject_says_where_its_facts_come_from(cli: Any) -> None:
    found = cli("explain", "my.pdpa.transfer", *SUBJECT)
    assert found.code == 0
    for words in (
        "Result        it applies",
        "(data.destination_countries)",
        "from route.processing_countries: China (CN)",
        "stated by the organisation in the use case, grade official",
        "grade third-party",
        "[x] Does personal data reach the model?",
        "to do; clears it by changing the answer to: Which countries does the data",
        "at the high end",
    ):
        assert words in found.out
    assert found.out.count("What would clear or lessen it") == 1


def test_a_supposed_fact_is_marked_and_changes_the_verdict(cli: Any) -> None:
    found = cli("explain", "my.pdpa.transfer", *SUBJECT, "--set", "data.destination_countries=MY")
    assert "Result        it does not apply" in found.out
    assert "supposing data.destination_countries = MY" in found.out
    assert "Malaysia (MY) (supposed)" in found.out
    assert "[ ] all of these hold" in found.out


def test_what_is_not_known_is_asked(cli: Any) -> None:
    found = cli("explain", "us.ear.gp10-serving", *SUBJECT)
    assert "Not known\n  - Which chips serve the route? (route.served_on)" in found.out
    assert "[?]" in found.out


def test_an_unconfirmed_finding_says_why(cli: Any) -> None:
    found = cli("explain", "us.ear.affiliates-50", *SUBJECT, "--set", "actor.sends_items_subject_to_ear=yes",
                "--set", "route.listed_ownership_percent=60")  # fmt: skip
    assert "no: the date of its window must be verified" in " ".join(found.out.split())


def test_live_and_document_agree(cli: Any, assessment: Path) -> None:
    from_file = cli(
        "explain", "my.pdpa.transfer", "--from", str(assessment), "--format", "json"
    ).json
    live = cli("explain", "my.pdpa.transfer", *SUBJECT, "--format", "json").json
    assert live["finding"] == from_file
    text = cli("explain", "my.pdpa.transfer", "--from", str(assessment)).out
    assert "from route.processing_countries: China (CN)" in text
    assert "The ruleset at hand is not the one" not in text


def test_every_finding_of_a_document_can_be_explained(cli: Any, assessment: Path) -> None:
    findings = json.loads(assessment.read_text())["findings"]
    assert findings
    for row in findings[:12]:
        found = cli("explain", row["id"], "--from", str(assessment), width=60)
        assert (found.code, found.err) == (0, "")
        assert row["id"] in found.out


def test_a_changed_ruleset_is_said(cli: Any, assessment: Path) -> None:
    document = json.loads(assessment.read_text())
    for row in document["inputs"]["rulesets"]:
        row["sha256"] = "0" * 64
    assessment.write_text(json.dumps(document))
    assert (
        "The ruleset at hand is not the one"
        in cli("explain", "my.pdpa.transfer", "--from", str(assessment), "--unverified").out
    )


def test_a_hostile_document_cannot_move_the_cursor(cli: Any, assessment: Path) -> None:
    document = json.loads(assessment.read_text())
    row = next(one for one in document["findings"] if one["id"] == "my.pdpa.transfer")
    row["title"] = "\x1b[31m[bold]evil[/bold]\u202e"
    row["because"] = "line\nbreak\x07"
    row["evidence"][0]["source"] = "\x1b]0;title\x07"
    assessment.write_text(json.dumps(document))
    found = cli("explain", "my.pdpa.transfer", "--from", str(assessment), "--unverified")
    assert "\\x1b[31m[bold]evil[/bold]\\u202e" in found.out
    assert not {"\x1b", "\x07", "\u202e"} & set(found.out)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", "[" * 100_000, '{"findings": 5, "subject": {}}', '{"findings": [], "subject": []}', "\udcff"],
)  # fmt: skip
def test_a_file_that_is_no_assessment(cli: Any, tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    found = cli("explain", "my.pdpa.transfer", "--from", str(path))
    assert found.code == 2
    assert "Traceback" not in found.err and "internal error" not in found.err


def test_a_listing(cli: Any) -> None:
    found = cli("explain", "screening.huawei.us.entity-list", "--as-of", "2026-11-23")
    assert found.code == 0
    assert "entered from 2019-05-16" in found.out
    assert "US Department of Commerce (BIS)" in found.out
    assert "us.ear.entity-list-operator" in found.out
    none = cli("explain", "screening.deepseek.us.entity-list", "--as-of", "2026-11-23")
    assert "not found in the copy of" in none.out and "entered from" not in none.out


def test_a_listing_for_a_subject(cli: Any) -> None:
    found = cli("explain", "screening.huawei.us.entity-list", "pangu-ultra-moe@huawei-cloud-maas")
    assert "match (dated listing statement)" in found.out
    other = cli("explain", "screening.huawei.us.entity-list", "gpt-5.4@openai-api")
    assert "is no screened party of this route" in other.out


def test_without_a_route_every_route_has_a_line(cli: Any) -> None:
    found = cli("explain", "my.pdpa.transfer", "deepseek-v4-pro", *SUBJECT[1:], width=120)
    assert (
        "deepseek-v4-pro@deepseek-api" in found.out and "deepseek-v4-pro@self-hosted" in found.out
    )
    rows = cli(
        "explain", "my.pdpa.transfer", "deepseek-v4-pro", *SUBJECT[1:], "--format", "json"
    ).json["subjects"]
    verdicts = {row["subject"].partition("@")[2]: row["verdict"] for row in rows}
    assert verdicts["deepseek-api"] == "triggered" and verdicts["self-hosted"] == "clear"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("us.ear.affiliate-50",), "did you mean 'us.ear.affiliates-50'?"),
        (("us.ear-affiliates",), "riskctl rules show us.ear-affiliates"),
        (("screening.huawe.us.entity-list",), "did you mean 'screening.huawei.us.entity-list'?"),
        (("my.pdpa.transfer", "deepseek-v4-prо@deepseek-api"), "unknown model"),
        (("my.pdpa.transfer", "deepseek-v4-pro@deepseek-ap"), "did you mean 'deepseek-api'?"),
        (("my.pdpa.transfer", "--set", "data.personal=yes"), "need a subject"),
        (("my.pdpa.transfer", "--as-of", "yesterday"), "--as-of takes a date"),
        (
            ("my.pdpa.transfer", "gpt-5.4", "--set", "data.persona=yes"),
            "did you mean 'data.personal'?",
        ),
        (("my.pdpa.transfer", "--format", "jsn"), "did you mean 'json'?"),
        (("my.pdpa.transfer", "--from", "/nowhere.json"), "no such file"),
    ],
)
def test_mistakes_are_said_with_exit_2(cli: Any, args: tuple[str, ...], words: str) -> None:
    found = cli("explain", *args)
    assert found.code == 2
    assert words in found.err
    assert found.out == ""


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_keep_to_the_width(cli: Any, width: int) -> None:
    for args in (("my.pdpa.transfer", *SUBJECT), ("screening.huawei.us.entity-list",)):
        lines = cli("explain", *args, width=width).out.splitlines()
        wide = [line for line in lines if cells(line) > width and "://" not in line]
        assert not wide
        assert any(cells(line) > width - 12 for line in lines)
