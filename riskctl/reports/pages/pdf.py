"""A page report as a tagged, archivable PDF with its document attached. All text reaches Typst as data."""

from __future__ import annotations

import json

from riskctl.document.canonical import canonical_bytes
from riskctl.reports.formats.font_files import family, font_folder
from riskctl.reports.formats.mapping import map_texts
from riskctl.reports.formats.pdf_text import Typesetter
from riskctl.reports.formats.typst_engine import day_of, require_engine, set_pdf
from riskctl.reports.pages.model import PageReport
from riskctl.reports.templates import template
from riskctl.text.display import safe


def pdf(report: PageReport) -> bytes:
    """Bytes of the PDF; the same input gives the same bytes. Raises MissingExtra, ReportError."""
    require_engine()  # before the texts are set
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
        "day": day_of(report.as_of),
        "families": json.dumps([family(name) for name in sorted(typeset.fonts)]),
    }
    with font_folder(typeset.fonts) as folders:
        return set_pdf(template("page.typ"), inputs, folders)
