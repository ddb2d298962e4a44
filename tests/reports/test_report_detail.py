"""Detail, cover and brief: how much of a report is shown, and what it says about itself."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pdf_reader
import pikepdf
import pytest
from typer.testing import CliRunner

from riskctl.cli.app import app
from riskctl.cli.guard import UsageProblem
from riskctl.document.errors import ReportError
from riskctl.reports.logo import logo_bytes, read_logo
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections import build
from riskctl.reports.write import render
from riskctl.workspace.session import Session

ROOT = Path(__file__).parents[2]
HOSPITAL = (ROOT / "data" / "examples" / "german-hospital.yaml").read_text(encoding="utf-8")
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
MOST_PAGES = 12


@pytest.fixture(scope="module")
def assessed() -> dict[str, Any]:
    session = Session.open("2026-11-23")
    case = session.use_case_from_text(HOSPITAL + "organisation: Klinikum Beispiel gGmbH\n")
    (document,) = session.assess("claude-opus-5-5@aws-bedrock-eu", case)
    return document


def _pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def _text(content: bytes) -> str:
    return "".join(pdf_reader.text(content).split())


def _forty(document: dict[str, Any]) -> dict[str, Any]:
    rows = document["findings"]
    more = [
        {**rows[at % len(rows)], "id": f"{rows[at % len(rows)]['id']}-{at}"} for at in range(40)
    ]
    return {**document, "findings": [*rows, *more][:40]}


def test_brief_is_two_pages_with_what_a_board_reads(assessed: dict[str, Any]) -> None:
    content = render([assessed], "pdf", ReportOptions(detail="brief"))
    assert _pages(content) <= 2
    text = _text(content)
    for words in ("Theusemaynotstart", "Tobeansweredfirst", "Beforego-live", "Staysopenforgood",
                  "Bestalternative", "Preparedby", "Reviewedby", "Approvedby", "Notassessed"):  # fmt: skip
        assert words in text
    reasons = build(assessed).brief.reasons
    assert len(reasons) == 3
    assert all(_text_of(reason.citation) in text for reason in reasons)


def _text_of(words: str) -> str:
    return "".join(words.split())


def test_standard_is_at_most_twelve_pages_for_forty_findings(assessed: dict[str, Any]) -> None:
    document = _forty(assessed)
    content = render([document], "pdf")
    assert len(document["findings"]) == 40
    assert _pages(content) <= MOST_PAGES
    text = _text(content)
    assert all(_text_of(finding["id"]) in text for finding in document["findings"])


@pytest.fixture(scope="module")
def five_countries() -> dict[str, Any]:
    """A bank at work in five countries by a reseller: what is written about most."""
    bank = (ROOT / "data" / "examples" / "malaysian-bank.yaml").read_text(encoding="utf-8")
    wide = bank.replace("[MY]", "[MY, SG, DE, US, CN]")
    wide = wide.replace("identifiers: 120", "identifiers: 160000")
    session = Session.open("2026-11-28")
    (document,) = session.assess("qwen3.7-max@openrouter", session.use_case_from_text(wide))
    assert len(document["findings"]) >= 40
    return {**document, "findings": document["findings"][:40]}


@pytest.mark.parametrize("language", ["en", "ms", "zh"])
def test_forty_findings_of_five_countries_are_at_most_twelve_pages(
    five_countries: dict[str, Any], language: str
) -> None:
    content = render([five_countries], "pdf", ReportOptions(language=language))
    assert _pages(content) <= MOST_PAGES


def test_standard_shows_hashes_of_what_bore_on_it_and_full_all(assessed: dict[str, Any]) -> None:
    rows = assessed["inputs"]["rulesets"]
    quiet = next(row for row in rows if not row["bears"])
    bearing = next(row for row in rows if row["bears"])
    standard, full = (
        render([assessed], "html", ReportOptions(detail=detail)).decode().partition("<script")[0]
        for detail in ("standard", "full")
    )
    assert bearing["sha256"] in standard and quiet["sha256"] not in standard
    assert bearing["sha256"] in full and quiet["sha256"] in full
    assert _pages(render([assessed], "pdf", ReportOptions(detail="full"))) > MOST_PAGES - 1


@pytest.mark.parametrize("kind", ["html", "pdf", "markdown"])
def test_cover_names_organisation_state_and_validity(assessed: dict[str, Any], kind: str) -> None:
    options = ReportOptions(status="final", classification="Confidential", reference="AZ 7/26")
    content = render([assessed], kind, options)
    shown = _text(content) if kind == "pdf" else _text_of(content.decode().replace("\\", ""))
    for words in (
        "KlinikumBeispielgGmbH",
        "Confidential",
        "AZ7/26",
        assessed["valid_until"]["date"],
    ):
        assert words in shown, words
    assert "final" in shown.lower()
    assert kind != "pdf" or "DRAFT" not in shown


def test_a_draft_has_a_watermark(assessed: dict[str, Any]) -> None:
    page = render([assessed], "html").decode()
    assert '<body class="draft" data-draft="DRAFT">' in page
    assert (
        '<body class="final" data-draft="DRAFT">'
        in render([assessed], "html", ReportOptions(status="final")).decode()
    )
    assert "DRAFT" in _text(render([assessed], "pdf"))


def test_a_logo_is_carried_and_anything_else_refused(
    assessed: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(PIXEL)
    logo = read_logo(path)
    assert logo_bytes(logo) == (PIXEL, "png")
    options = ReportOptions(logo=logo)
    assert logo in render([assessed], "html", options).decode()
    assert _pages(render([assessed], "pdf", options)) > 2
    path.write_bytes(b"<svg onload='alert(1)'/>")
    with pytest.raises(ReportError, match="PNG or JPEG"):
        read_logo(path)


def test_options_reach_the_report_and_wrong_ones_are_told(
    assessed: dict[str, Any], tmp_path: Path
) -> None:
    source = tmp_path / "a.json"
    source.write_bytes(render([assessed], "json"))
    target = tmp_path / "board.html"
    words = ["report", source, "-o", target, "--detail", "brief", "--classification", "Restricted"]
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    page = target.read_text(encoding="utf-8")
    assert "Restricted" in page and 'id="a-findings"' not in page
    assert CliRunner().invoke(app, ["verify", str(target)]).exit_code == 0
    result = CliRunner().invoke(app, [*(str(word) for word in words[:4]), "--detail", "breif"])
    assert isinstance(result.exception, UsageProblem) and "brief" in str(result.exception)


def test_a_fact_that_nobody_knows_is_never_stated_as_so(assessed: dict[str, Any]) -> None:
    lines = build(assessed).standing.residual
    rows = assessed["decision"]["residual"]
    assert rows
    for row in rows:
        (line,) = (line for line in lines if row["text"] in line)
        assert not line.startswith(row["text"])
        assert "Nobody can say today" in line
    assert len(lines) == len({tuple(row["facts"]) for row in rows})  # each question once


def test_what_would_change_it_has_no_sample_dates(assessed: dict[str, Any]) -> None:
    texts = [change for flip in build(assessed).flips for change in flip.changes]
    assert texts
    assert not [text for text in texts if assessed["as_of"] in text]
