"""A page report as a tagged, archivable PDF with its document attached. All text reaches Typst as data."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from riskctl.document.canonical import canonical_bytes
from riskctl.document.errors import ReportError
from riskctl.reports.formats.font_files import family, font_folder
from riskctl.reports.formats.mapping import map_texts
from riskctl.reports.formats.pdf import _STANDARDS, _day, _engine
from riskctl.reports.formats.pdf_text import Typesetter
from riskctl.reports.pages.model import PageReport
from riskctl.reports.templates import template
from riskctl.text.display import safe


def pdf(report: PageReport) -> bytes:
    """Bytes of the PDF; the same input gives the same bytes. Raises MissingExtra, ReportError."""
    typst = _engine()
    day = _day(report.as_of)
    blocks = [
        {"heading": block.heading, "lines": block.lines, "table": block.table}
        for block in report.blocks
    ]
    pictures = [
        {"svg": block.picture.svg, "alt": block.picture.description} if block.picture else None
        for block in report.blocks
    ]
    typeset = Typesetter()
    shown = map_texts({"title": report.title, "blocks": blocks}, lambda text: typeset(safe(text)))
    inputs = {
        "report": json.dumps(shown, ensure_ascii=False),
        "pictures": json.dumps(pictures, ensure_ascii=False),
        "document": canonical_bytes(report.document).decode(),
        "day": day.isoformat(),
        "families": json.dumps([family(name) for name in sorted(typeset.fonts)]),
    }
    try:
        with font_folder(typeset.fonts) as folders:
            made = typst.compile(
                template("page.typ").encode(),
                format="pdf",
                sys_inputs=inputs,
                ignore_system_fonts=True,
                font_paths=folders,
                pdf_standards=_STANDARDS,
                timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
            )
    except typst.TypstError as error:
        raise ReportError(f"the PDF could not be set: {error}") from error
    if not isinstance(made, bytes):
        raise ReportError("the PDF engine returned no file")
    return made
