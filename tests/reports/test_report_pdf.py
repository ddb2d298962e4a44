from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pdf_reader
import pikepdf
import pytest

from riskctl.reports.formats.json_ import canonical
from riskctl.reports.formats.pdf import ATTACHMENT, render
from riskctl.reports.formats.pdf_text import GAP, drawable
from riskctl.reports.options import ReportOptions
from riskctl.reports.write import render as write_report


def test_it_is_tagged_archivable_and_carries_the_assessment(document: dict[str, Any]) -> None:
    with pikepdf.open(BytesIO(render([document]))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["pdfuaid:part"] == "1"
        assert pdf.attachments[ATTACHMENT].get_file().read_bytes() == canonical(document)
        assert "/JavaScript" not in pdf.Root.get("/Names", {}) and "/OpenAction" not in pdf.Root


def test_the_outline_has_the_parts(reject: dict[str, Any]) -> None:
    with pikepdf.open(BytesIO(render([reject]))) as pdf, pdf.open_outline() as outline:
        parts = [item.title for item in outline.root[0].children]
    assert parts[:3] == ["DECISION", "Scores", "Why"]
    assert {"Findings", "Questions to ask", "Inputs", "Method and limits"} <= set(parts)


def test_only_web_links(document: dict[str, Any]) -> None:
    with pikepdf.open(BytesIO(render([document]))) as pdf:
        actions = [note.A for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        assert all(
            str(action.URI).startswith(("http://", "https://"))
            for action in actions
            if "/URI" in action
        )
        assert all(str(action.S) in ("/URI", "/GoTo") for action in actions)


def test_same_bytes_in_another_zone_and_folder(reject: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "document.json").write_bytes(canonical(reject))
    script = (
        "import json, sys; from riskctl.reports.formats.pdf import render;"
        "sys.stdout.buffer.write(render([json.load(open('document.json', encoding='utf-8'))]))"
    )
    environment = {**os.environ, "TZ": "Asia/Kuala_Lumpur", "PYTHONHASHSEED": "7"}
    root = str(Path(__file__).parents[2])
    environment["PYTHONPATH"] = root
    made = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert made.stdout == render([reject])


def test_a_name_in_another_script_does_not_vanish(reject: dict[str, Any]) -> None:
    shown = "".join(pdf_reader.text(render([reject], ReportOptions(fonts="without"))).split())
    assert "⟨HangZhouShenDu" in shown
    assert "istransliterated" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Łódź Ελλάδα Москва Đặng", "Łódź Ελλάδα Москва Đặng"),
        ("深度求索 (DeepSeek)", "⟨Shen Du Qiu Suo⟩ (DeepSeek)"),
        ("ไทย", "⟨aithy⟩"),
        ("\U000f0000", "⟨U+F0000⟩"),
    ],
)
def test_what_the_fonts_cannot_draw_is_transliterated(text: str, shown: str) -> None:
    assert drawable(text) == shown


def test_long_words_may_break_and_copy_whole(reject: dict[str, Any]) -> None:
    assert GAP in drawable("x" * 60)
    assert GAP not in pdf_reader.text(render([reject]))


def test_every_character_said_to_be_drawable_can_be_drawn(reject: dict[str, Any]) -> None:
    claimed = [chr(code) for code in range(0x20, 0x10000) if drawable(chr(code)) == chr(code)]
    assert len(claimed) > 1500
    reject["subject"]["notes"] = [
        " ".join(claimed[start : start + 100]) for start in range(0, len(claimed), 100)
    ]
    reject["decision"]["summary"] = "".join(claimed)
    assert render([reject])


def test_poppler_has_nothing_to_say(reject: dict[str, Any], tmp_path: Path) -> None:
    """Its ``pdfinfo`` calls what the engine writes of the tags a wrong type; the marks themselves stay."""
    content = render([reject])
    assert b"/Suspects" not in content
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == [] and bool(pdf.Root.MarkInfo.Marked)
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler is not asked: needs pdfinfo (Debian package poppler-utils)")
    (tmp_path / "report.pdf").write_bytes(content)
    asked = subprocess.run(
        ["pdfinfo", str(tmp_path / "report.pdf")], capture_output=True, check=True
    )
    assert asked.stderr == b""


def test_a_pdf_of_another_language_marks_what_stays_in_english(reject: dict[str, Any]) -> None:
    with pikepdf.open(BytesIO(write_report([reject], "pdf", ReportOptions(language="ms")))) as pdf:
        marked = [entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary)]
        assert str(pdf.Root.Lang) == "ms"
        assert sum("/Lang" in entry and str(entry.Lang) == "en" for entry in marked) > 10
