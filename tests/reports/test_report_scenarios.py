"""Which scenario changes the outcome, from assessments under it, in every readable format."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pdf_reader
import pytest
from report_samples import load
from typer.testing import CliRunner

from riskctl.attest.extract import read_carrier
from riskctl.cli.app import app
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections import build
from riskctl.reports.write import render


def _under(document: dict[str, Any], title: str, outcome: str) -> dict[str, Any]:
    supposed = copy.deepcopy(document)
    supposed["scenario"] = {"id": title.lower(), "title": title, "trigger": f"{title} is decreed"}
    supposed["decision"]["outcome"] = outcome
    return supposed


@pytest.fixture
def today() -> dict[str, Any]:
    document = load("conditions")
    document["decision"]["outcome"] = "approve-with-conditions"
    return document


def test_the_gravest_outcome_comes_first_and_says_whether_it_is_another(
    today: dict[str, Any],
) -> None:
    calm = _under(today, "Calm", "approve-with-conditions")
    grave = _under(today, "Grave", "reject")
    lines = build(today, ReportOptions(under=(calm, grave))).scenarios.lines
    assert [(line.title, line.decides) for line in lines] == [("Grave", True), ("Calm", False)]
    assert [line.effect for line in lines] == ["It changes the outcome.", "Nothing changes."]
    assert lines[0].trigger == "Grave is decreed" and lines[0].day == today["as_of"]


def test_findings_that_are_new_or_graver_are_named_and_the_others_are_not(
    today: dict[str, Any],
) -> None:
    supposed = _under(today, "Grave", "approve-with-conditions")
    first = copy.deepcopy(supposed["findings"][0])
    made = [{**first, "id": f"made.up-{at}", "title": f"Made up {at}"} for at in range(5)]
    supposed["findings"] += made
    (line,) = build(today, ReportOptions(under=(supposed,))).scenarios.lines
    assert len(line.graver) == 3 and line.more == 2
    assert all(title.startswith("Made up") for title in line.graver)
    assert line.effect == "The outcome stays; scores or findings move."


def test_other_subjects_and_plain_assessments_are_no_scenarios(today: dict[str, Any]) -> None:
    other = _under(today, "Other", "reject")
    other["subject"]["id"] = "another@route"
    plain = copy.deepcopy(today)
    assert build(today, ReportOptions(under=(other, plain))).scenarios.lines == ()
    supposed = _under(today, "Grave", "reject")
    assert build(supposed, ReportOptions(under=(supposed,))).scenarios.lines == ()


@pytest.mark.parametrize("kind", ["html", "markdown", "pdf"])
def test_every_readable_format_shows_them(kind: str, today: dict[str, Any]) -> None:
    options = ReportOptions(under=(_under(today, "Grave", "reject"),))
    content = render([today], kind, options)
    text = pdf_reader.text(content) if kind == "pdf" else content.decode()
    assert "Grave is decreed" in text and "It changes the outcome." in text
    assert "Grave is decreed" not in render([today], "markdown").decode()


def test_a_report_with_scenarios_is_made_again_by_verify(tmp_path: Path) -> None:
    def call(*words: object) -> Any:
        return CliRunner().invoke(app, [str(word) for word in words])

    case = Path(__file__).parents[2] / "data" / "examples" / "malaysian-bank.yaml"
    asked = ("assess", "deepseek-v4-pro@deepseek-api", "-u", case, "--as-of", "2026-11-23", "-q")
    assert call(*asked, "-o", tmp_path / "today.json").exit_code == 0
    scenario = ("--scenario", "deepseek-entity-listed")
    assert call(*asked, *scenario, "-o", tmp_path / "listed.json").exit_code == 0
    page = tmp_path / "report.html"
    words = ("report", tmp_path / "today.json", "-o", page, "--under", tmp_path / "listed.json")
    assert call(*words).exit_code == 0
    assert 'id="a-scenarios"' in page.read_text(encoding="utf-8")
    result = call("verify", page)
    assert result.exit_code == 0, result.output
    assert "pages (html): as its assessment makes them" in result.output


def _supposed(document: dict[str, Any], *rows: dict[str, Any]) -> dict[str, Any]:
    return {"subject": document["subject"]["id"], "judged": 21, "scenarios": list(rows)}


def _row(name: str, outcome: str, *graver: str) -> dict[str, Any]:
    rules = [{"finding": f"made.{title}", "title": title} for title in graver]
    return {"id": name, "title": name.title(), "trigger": f"{name} comes", "outcome": outcome,
            "low": 10.0, "high": 20.4, "graver": rules}  # fmt: skip


def test_scenarios_judged_beside_an_assessment_stand_in_every_readable_format(
    today: dict[str, Any],
) -> None:
    part = _supposed(
        today, _row("storm", "reject", "No way out"), _row("drizzle", today["decision"]["outcome"])
    )
    options = ReportOptions(supposed=(part,))
    section = build(today, options).scenarios
    assert [(line.title, line.decides) for line in section.lines] == [
        ("Storm", True),
        ("Drizzle", False),
    ]
    assert section.lines[0].trigger == "storm comes" and not section.lines[1].trigger
    assert section.note == "21 scenarios were judged; 19 of them change nothing here."
    for kind in ("html", "markdown"):
        text = render([today], kind, options).decode()
        assert "Storm" in text and "No way out" in text and section.note in text
    assert "Storm" in pdf_reader.text(render([today], "pdf", options))


def test_an_assessment_under_a_scenario_says_more_than_the_same_judged_in_short(
    today: dict[str, Any],
) -> None:
    under = _under(today, "Storm", "reject")
    part = _supposed(today, _row("storm", "escalate"))
    (line,) = build(today, ReportOptions(under=(under,), supposed=(part,))).scenarios.lines
    assert line.outcome.key == "reject"


def test_the_same_scenarios_of_another_subject_are_not_shown(today: dict[str, Any]) -> None:
    part = {**_supposed(today, _row("storm", "reject")), "subject": "another@route"}
    section = build(today, ReportOptions(supposed=(part,))).scenarios
    assert not section.lines and section.note.startswith("No scenario was judged")


def test_only_full_detail_has_all_scenarios_that_leave_the_outcome(today: dict[str, Any]) -> None:
    same = today["decision"]["outcome"]
    part = _supposed(today, *(_row(f"wind-{at}", same) for at in range(9)))
    section = build(today, ReportOptions(supposed=(part,))).scenarios
    assert len(section.lines) == 6 and section.note.startswith("3 more move scores")
    assert len(build(today, ReportOptions(supposed=(part,), detail="full")).scenarios.lines) == 9


def test_assess_judges_the_scenarios_at_hand_and_verify_judges_them_again(tmp_path: Path) -> None:
    bank = Path(__file__).parents[2] / "data" / "examples" / "malaysian-bank.yaml"
    page = tmp_path / "page.html"
    asked = ["assess", "deepseek-v4-pro@deepseek-api", "-u", str(bank), "--as-of", "2026-11-28"]
    made = CliRunner().invoke(app, [*asked, "-o", str(page), "--quiet"])
    assert made.exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "DeepSeek is entered on the US Entity List" in text
    assert "scenarios were judged" in text
    again = CliRunner().invoke(app, ["verify", str(page)])
    assert again.exit_code == 0 and "reproduced, to the byte" in again.stdout
    # A report made anew with another answer to a scenario: its pages fit, the scenarios do not.
    carrier = read_carrier(page)
    forged = [{**part, "judged": part["judged"] + 1} for part in carrier.supposed]
    options = ReportOptions(**{**(carrier.options or {}), "supposed": forged})
    page.write_bytes(render(carrier.documents, "html", options))
    refused = CliRunner().invoke(app, ["verify", str(page)])
    assert refused.exit_code == 1 and "scenarios differ" in refused.stdout
