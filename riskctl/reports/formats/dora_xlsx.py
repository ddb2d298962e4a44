"""The DORA feeder sheet as a workbook."""

from __future__ import annotations

from riskctl.reports.formats.dora import feeder
from riskctl.reports.formats.writer import Documents
from riskctl.reports.formats.xlsx import book
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections import build


def render(documents: Documents, options: ReportOptions) -> bytes:
    """Bytes of the workbook. Raises MissingExtra, DocumentError."""
    reports = [build(document, options) for document in documents]
    return book([feeder(reports)], reports[0].cover.as_of)
