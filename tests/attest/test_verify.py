"""A report proves itself: a changed byte is found, an unchanged one comes out again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from riskctl.attest.extract import assessments, read_carrier
from riskctl.attest.pages import pages_state
from riskctl.attest.strict import strict_json
from riskctl.cli.app import app
from riskctl.cli.guard import UsageProblem
from riskctl.document.canonical import canonical_bytes, digest
from riskctl.document.errors import DocumentError

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
CASE = EXAMPLES / "malaysian-bank.yaml"
SUBJECT = "deepseek-v4-pro@deepseek-api"


def call(*words: object) -> Any:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    targets = [word for name in ("a.json", "a.html", "a.pdf") for word in ("-o", folder / name)]
    result = call("assess", SUBJECT, "-u", CASE, "--as-of", "2026-11-28", "-q", *targets)
    assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("name", ["a.json", "a.html", "a.pdf"])
def test_an_unchanged_report_comes_out_again(made: Path, name: str) -> None:
    result = call("verify", made / name, "-u", CASE)
    assert result.exit_code == 0, result.output
    assert "reproduced, to the byte" in result.output


@pytest.mark.parametrize("name", ["a.json", "a.html", "a.pdf"])
def test_a_report_carries_its_use_case(made: Path, name: str) -> None:
    result = call("verify", made / name)
    assert result.exit_code == 0, result.output
    assert "reproduced, to the byte" in result.output


def test_without_any_use_case_it_says_what_is_missing(made: Path, tmp_path: Path) -> None:
    document = json.loads((made / "a.json").read_text(encoding="utf-8"))
    del document["use_case"]["source"]
    document["digest"] = digest({k: v for k, v in document.items() if k != "digest"})
    path = tmp_path / "old.json"
    path.write_bytes(canonical_bytes(document))
    result = call("verify", path)
    assert result.exit_code == 1
    assert "name its file with --use-case" in result.output


def test_another_use_case_or_rule_is_told(made: Path, tmp_path: Path) -> None:
    other = tmp_path / "bank.yaml"
    other.write_text(CASE.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    result = call("verify", made / "a.json", "-u", other)
    assert result.exit_code == 1
    assert "input: use-case malaysian-bank differs" in result.output
    assert "result: outcome:" in result.output


@pytest.mark.parametrize("name", ["a.json", "a.html", "a.pdf"])
def test_a_changed_byte_is_found_wherever_it_stands(made: Path, name: str, tmp_path: Path) -> None:
    content = (made / name).read_bytes()
    target = tmp_path / name
    for place in range(7, len(content), max(1, len(content) // 12)):
        changed = bytearray(content)
        changed[place] ^= 1
        target.write_bytes(bytes(changed))
        result = call("verify", target, "--digest-only")
        told = result.exit_code == 4 or isinstance(result.exception, DocumentError)
        assert told, (name, place, result.output)


@pytest.mark.parametrize("command", ["explain", "report"])
def test_a_forged_verdict_is_refused(made: Path, tmp_path: Path, command: str) -> None:
    document = json.loads((made / "a.json").read_text(encoding="utf-8"))
    document["findings"][0]["title"] = "All is well"
    forged = tmp_path / "forged.json"
    forged.write_text(json.dumps(document), encoding="utf-8")
    finding = document["findings"][0]["id"]
    words = ("explain", finding, "--from", forged)
    if command == "report":
        words = ("report", forged, "-o", tmp_path / "x.html")
    result = call(*words)
    assert isinstance(result.exception, UsageProblem)
    assert "was changed after riskctl wrote it" in str(result.exception)
    assert not (tmp_path / "x.html").exists()
    result = call(*words, "--unverified")
    assert result.exit_code == 0
    assert "warning:" in result.output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": NaN}', "NaN"),
        ('{"a": Infinity}', "Infinity"),
        ('{"a": 1e999}', "too large"),
        ('{"a": ' + "1" * 400 + "}", "400 digits"),
        ('{"a": "\\ud800"}', "half a character"),
        ('{"a": 1, "a": 2}', "same key twice"),
        ("[" * 100_000, "nested too deeply"),
        ("{", "Expecting"),
    ],
)
def test_what_a_document_cannot_hold_is_refused(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=message):
        strict_json(text)
    path = tmp_path / "odd.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match=r"odd\.json:1:1: "):
        assessments(path)


def test_a_number_changed_to_nan_or_to_a_half_character_is_no_crash(
    made: Path, tmp_path: Path
) -> None:
    text = (made / "a.json").read_text(encoding="utf-8")
    for odd in ("NaN", "1" * 400, '"\\ud800"'):
        path = tmp_path / "odd.json"
        path.write_text(text.replace('"score": 0', f'"score": {odd}', 1), encoding="utf-8")
        with pytest.raises(DocumentError):
            read_carrier(path)


def test_pages_of_another_version_are_not_judged(made: Path, tmp_path: Path) -> None:
    document = json.loads((made / "a.json").read_text(encoding="utf-8"))
    document["tool"]["version"] = "0.0.1"
    document["digest"] = digest({k: v for k, v in document.items() if k != "digest"})
    path = tmp_path / "old.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert pages_state(read_carrier(path)).agree is None
    result = call("verify", path, "-u", CASE)
    assert result.exit_code == 1
    assert "made with riskctl 0.0.1" in result.output


def test_a_page_without_or_with_two_assessments_is_refused(made: Path, tmp_path: Path) -> None:
    page = (made / "a.html").read_text(encoding="utf-8")
    script = page[page.index('<script type="application/json" id="assessment">') :]
    script = script[: script.index("</script>") + 9]
    for text in (page.replace(script, ""), page + script):
        path = tmp_path / "odd.html"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DocumentError, match="carries no assessment"):
            assessments(path)


def test_a_truncated_pdf_is_refused(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    shutil.copy(made / "a.pdf", path)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(DocumentError, match="PDF"):
        assessments(path)
