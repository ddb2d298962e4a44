"""How reports break into pages: no heading parted from its body, no row cut, no last page of two lines."""

from __future__ import annotations

import copy
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from example_documents import CASES, example
from pdf_layout import cut_rows, cut_sections, parted_headings, read_tags

from riskctl.reports.options import ReportOptions
from riskctl.reports.write import render

pytest.importorskip("typst")
PLACES = [
    *((case, "standard", "en") for case in list(CASES)[::2]),
    *((case, "brief", "en") for case in list(CASES)[1::4]),
    *((case, "brief", "ms") for case in list(CASES)[::5]),
    *((case, "standard", "ms") for case in list(CASES)[3::8]),
    (next(iter(CASES)), "full", "en"),
]


@cache
def _pdf(case: str, detail: str, language: str) -> bytes:
    return render([example(case)], "pdf", ReportOptions(detail=detail, language=language))


@pytest.mark.parametrize(("case", "detail", "language"), PLACES)
def test_headings_stay_with_their_body_and_rows_whole(
    case: str, detail: str, language: str
) -> None:
    root, pages = read_tags(_pdf(case, detail, language))
    assert (parted_headings(root), cut_rows(root)) == ([], [])
    if detail == "brief":
        assert pages == 2
    if detail == "standard":
        assert pages <= 12
        assert cut_sections(root, "H4") == []  # findings


@pytest.mark.skipif(
    shutil.which("pdftotext") is None,
    reason="last pages are not counted: needs pdftotext (Debian package poppler-utils)",
)
@pytest.mark.parametrize(("case", "detail", "language"), PLACES)
def test_the_last_page_has_more_than_two_lines(
    case: str, detail: str, language: str, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(_pdf(case, detail, language))
    asked = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(asked, capture_output=True, check=True, encoding="utf-8").stdout
    last = text.rstrip("\f").split("\f")[-1]
    lines = [line for line in last.splitlines() if line.strip()]
    assert len(lines) - 2 > 2  # beside header and footer


def _with_findings(count: int) -> dict[str, Any]:
    """A document with the findings of several examples."""
    document = copy.deepcopy(example("french-ministry, deepseek-v4-pro@deepseek-api"))
    known = {row["id"] for row in document["findings"]}
    for case in CASES:
        for row in example(case)["findings"]:
            if row["id"] not in known and len(known) < count:
                known.add(row["id"])
                document["findings"].append(row)
    assert len(document["findings"]) == count
    return document


def test_forty_findings_are_twelve_pages_of_standard_detail() -> None:
    root, pages = read_tags(render([_with_findings(40)], "pdf"))
    assert pages <= 12
    assert (parted_headings(root), cut_rows(root)) == ([], [])


def test_any_number_of_findings_breaks_well() -> None:
    for count in range(26, 38, 4):
        root, _ = read_tags(render([_with_findings(count)], "pdf"))
        assert (parted_headings(root), cut_rows(root)) == ([], []), count
