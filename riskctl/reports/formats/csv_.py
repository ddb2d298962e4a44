"""CSV: decision, scores and findings, one line each, for a spreadsheet or a script."""

from __future__ import annotations

import csv
import io

from riskctl.reports.formats.cells import inert
from riskctl.reports.formats.sheets import FlatTable, records
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections import build


def render(documents: Documents, options: ReportOptions) -> bytes:
    """UTF-8 with a header line and LF. Raises DocumentError."""
    return lines(records([build(document, options) for document in documents]))


def lines(table: FlatTable) -> bytes:
    """A table as CSV; cells that a spreadsheet would run are kept as text."""
    out = io.StringIO()
    # One line end everywhere, so that the bytes do not change with the system.
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.heads)
    for line in table.rows:
        writer.writerow([inert(cell) for cell in line])
    return out.getvalue().encode()
