"""PDF: a tagged, archivable A4 report (PDF/A-3a and PDF/UA-1) with its assessment attached.

All text reaches Typst as data, never as source: the one template is fixed, and it reads JSON.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from riskctl.document.errors import MissingExtra, ReportError
from riskctl.reports.formats.embedding import options_bytes
from riskctl.reports.formats.json_ import canonical, one_or_all
from riskctl.reports.formats.mapping import map_texts
from riskctl.reports.formats.pdf_text import BRACKETS, drawable
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import STANDARD, ReportOptions
from riskctl.reports.sections import build
from riskctl.reports.table import compare
from riskctl.reports.templates import template

if TYPE_CHECKING:
    from types import ModuleType

ATTACHMENT = "assessment.json"
"""Name of the attached file that holds the canonical JSON: an object, or an array for several subjects."""

OPTIONS = "report.json"
"""Name of the attached file that says how the report was asked for."""

_STANDARDS = ["a-3a", "ua-1"]


def render(documents: Documents, options: ReportOptions = STANDARD) -> bytes:
    """Bytes of the report; several assessments begin with a comparison. The same input gives the same bytes.

    Raises MissingExtra without the PDF engine, DocumentError for a document that is not as its schema says.
    """
    typst = _engine()
    reports = [build(document, options) for document in documents]
    data = {
        "reports": [asdict(report) for report in reports],
        "comparison": asdict(compare(reports)) if len(reports) > 1 else None,
    }
    shown = json.dumps(map_texts(data, drawable), ensure_ascii=False)
    day = _day(reports[0].cover.as_of)
    inputs = {
        "report": shown,
        "transliterated": "yes" if BRACKETS[0] in shown else "",
        "assessment": canonical(one_or_all(documents)).decode(),
        "attachment": ATTACHMENT,
        "options": options_bytes(options).decode(),
        "options_attachment": OPTIONS,
        "day": day.isoformat(),
    }
    return _compile(typst, inputs, day)


def _engine() -> ModuleType:
    try:
        import typst
    except ImportError as error:
        raise MissingExtra("PDF output", "pdf") from error
    return typst


def _compile(typst: ModuleType, inputs: dict[str, str], day: date) -> bytes:
    """Compile in memory, with the embedded fonts only and no file of this machine in reach."""
    try:
        made = typst.compile(
            template("report.typ").encode(),
            format="pdf",
            sys_inputs=inputs,
            ignore_system_fonts=True,
            pdf_standards=_STANDARDS,
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise ReportError(f"the PDF could not be set: {error}") from error
    if not isinstance(made, bytes):
        raise ReportError("the PDF engine returned no file")
    return made


def _day(as_of: str) -> date:
    try:
        return date.fromisoformat(as_of)
    except ValueError:
        return date(1970, 1, 1)
