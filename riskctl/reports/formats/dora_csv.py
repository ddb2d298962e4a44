"""The DORA feeder sheet as CSV."""

from __future__ import annotations

from riskctl.reports.formats.csv_ import lines
from riskctl.reports.formats.dora import feeder
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections import build


def render(documents: Documents, options: ReportOptions) -> bytes:
    """UTF-8 with a header line and LF. Raises DocumentError."""
    return lines(feeder([build(document, options) for document in documents]))
