"""Pages of ``discover`` and ``gate``: which files ask for one, and their bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riskctl.reports.pages.model import PageReport

_SUFFIXES = (".html", ".pdf", ".xlsx")


def is_page(target: Path) -> bool:
    """Whether the end of a file name asks for a page."""
    return target.suffix.lower() in _SUFFIXES


def render(report: PageReport, target: Path) -> bytes:
    """The page in the format that the file name asks for. Raises ``ReportError``, ``MissingExtra``."""
    from riskctl.reports.pages.write import render_page

    return render_page(report, target.suffix.lower())
