"""What must hold in every format at once."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from typing import Any

import pdf_reader
import pytest
from example_documents import CASES, example
from readers import csv_text, sheet_text, xml_or_json_text
from report_samples import load

from riskctl.document.errors import DocumentError, MissingExtra
from riskctl.reports.formats.html import embedded
from riskctl.reports.formats.json_ import canonical
from riskctl.reports.sections import build
from riskctl.reports.write import WRITERS, render

FORMATS = [writer.format for writer in WRITERS]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", ["reject", "conditions", *CASES])
def test_finding_ids_scores_and_citations_are_the_same_everywhere(name: str) -> None:
    document = example(name) if name in CASES else load(name)
    report = build(document)
    shown = {
        "html": unescape(
            render([document], "html").decode().partition('<script type="application/json"')[0]
        ),
        "markdown": render([document], "markdown").decode().replace("\\", ""),
        "pdf": pdf_reader.text(render([document], "pdf")),
        "xlsx": sheet_text(render([document], "xlsx")),
        "csv": csv_text(render([document], "csv")),
        **{
            kind: xml_or_json_text(render([document], kind)) for kind in ("sarif", "junit", "oscal")
        },
    }
    for kind, text in shown.items():
        plain = _squeezed(text)
        for finding in report.findings:
            assert finding.id in plain, (kind, finding.id)
            assert finding.points in plain, (kind, finding.id)
            for source in finding.sources:
                assert _squeezed(source.citation) in plain, (kind, source.citation)
        for score in (*report.scores.dimensions, report.scores.overall):
            assert score.points in plain, (kind, score.key)
        outcome = report.decision.outcome
        assert _squeezed(outcome.word) in plain or outcome.key in plain, kind
        assert report.cover.digest in plain


@pytest.mark.parametrize("kind", FORMATS)
def test_twice_the_same_bytes(kind: str, document: dict[str, Any]) -> None:
    assert render([document], kind) == render([document], kind)


@pytest.mark.parametrize("kind", FORMATS)
def test_no_text_breaks_a_format(kind: str, poisoned: dict[str, Any]) -> None:
    assert render([poisoned], kind)
    assert render([poisoned, poisoned], kind)


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_no_control_or_direction_character_is_written(kind: str, poisoned: dict[str, Any]) -> None:
    text = render([poisoned], kind).decode()
    shown = text.partition('<script type="application/json"')[0]
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]", shown
    )


def test_several_assessments_begin_with_a_comparison(
    reject: dict[str, Any], conditions: dict[str, Any]
) -> None:
    both = [reject, conditions]
    assert "2 assessments side by side" in render(both, "html").decode()
    assert render(both, "markdown").decode().startswith("# Comparison\n")
    assert "2assessmentssidebyside" in _squeezed(pdf_reader.text(render(both, "pdf")))
    assert json.loads(render(both, "json")) == both
    assert embedded(render(both, "html").decode()) == canonical(both).decode()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {1, 2}])
def test_json_refuses_what_it_cannot_hold(value: object) -> None:
    with pytest.raises(DocumentError):
        canonical({"value": value})


def test_json_is_canonical() -> None:
    assert canonical({"b": 1, "a": "é"}) == '{\n  "a": "é",\n  "b": 1\n}\n'.encode()


def test_without_the_pdf_engine_the_message_says_how_to_install_it(
    reject: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtra, match=r"pip install 'riskctl\[pdf\]'"):
        render([reject], "pdf")


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("riskctl.reports.terminal", ("jinja2", "typst", "requests", "pydantic")),
        ("riskctl.reports.write", ("jinja2", "typst", "rich", "pydantic", "xlsxwriter")),
        ("riskctl.reports.formats.html", ("jinja2", "typst", "rich", "pydantic")),
    ],
)
def test_a_format_imports_only_what_it_needs(module: str, absent: tuple[str, ...]) -> None:
    script = f"import sys, {module}; print([name for name in {absent!r} if name in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
