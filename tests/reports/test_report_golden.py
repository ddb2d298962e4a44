"""The net under every format: what fixed documents look like in each.

A change that is meant moves lines here: run ``RISKCTL_GOLDEN=write pytest tests/reports/test_report_golden.py`` and
read the difference before it is committed. Markdown stands in whole, so that a person sees what changed; of the other
formats there is the SHA-256 of their text. The documents are fixed, so new rules and lists move nothing; those of the
example uses are made again by ``python tests/reports/example_documents.py``.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Any

import pdf_reader
import pytest
from example_documents import CASES, example
from readers import sheet_text
from report_samples import NAMES, load

from riskctl import __version__
from riskctl.reports.formats.writer import Writer
from riskctl.reports.options import DETAILS, ReportOptions
from riskctl.reports.write import WRITERS, render

FOLDER = Path(__file__).parent / "golden"
EXAMPLES = FOLDER / "examples"
WRITE = os.environ.get("RISKCTL_GOLDEN") == "write"
SAMPLES = {name: (name,) for name in NAMES} | {"comparison": ("reject", "conditions")}


def _text(content: bytes, kind: str) -> str:
    """What a reader sees; bytes of compressed files depend on the libraries that made them."""
    if kind == "pdf":
        return pdf_reader.text(content)
    if kind.endswith("xlsx"):
        return sheet_text(content)
    return content.decode().replace(__version__, "VERSION")


def _golden(sample: str) -> str:
    documents = [load(name) for name in SAMPLES[sample]]
    lines = [
        f"{writer.format} {detail} {_digest(documents, writer.format, detail)}"
        for writer in WRITERS
        for detail in DETAILS
    ]
    return "\n".join(lines) + "\n"


def _digest(documents: list[dict[str, Any]], kind: str, detail: str) -> str:
    """SHA-256 of what a reader sees."""
    text = _text(render(documents, kind, ReportOptions(detail=detail, fonts="without")), kind)
    return hashlib.sha256(text.encode()).hexdigest()


def _compared(path: Path, text: str) -> None:
    if WRITE:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_format_reads_as_its_golden_file_says(sample: str) -> None:
    _compared(FOLDER / f"{sample}.txt", _golden(sample))


@pytest.mark.parametrize("sample", ["reject", "comparison"])
def test_markdown_is_its_golden_file(sample: str) -> None:
    documents = [load(name) for name in SAMPLES[sample]]
    text = render(documents, "markdown").decode()
    _compared(FOLDER / f"{sample}.md", re.sub(re.escape(__version__), "VERSION", text))


@pytest.mark.parametrize("writer", WRITERS, ids=[writer.format for writer in WRITERS])
def test_the_example_uses_by_three_routes(writer: Writer) -> None:
    lines = [f"{_digest([example(case)], writer.format, 'standard')}  {case}" for case in CASES]
    _compared(EXAMPLES / f"{writer.format}.txt", "\n".join(lines) + "\n")


def test_there_is_no_golden_file_without_a_sample() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*SAMPLES, EXAMPLES.name}
    assert {path.stem for path in EXAMPLES.iterdir()} == {writer.format for writer in WRITERS}
