"""Page reports in files: the suffix says the format; all are rendered before any is put in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from riskctl.document.canonical import canonical_bytes
from riskctl.document.errors import UnknownFormat
from riskctl.reports.pages.model import PageReport
from riskctl.reports.write import replace_all
from riskctl.text.display import safe
from riskctl.text.suggest import hint

SUFFIXES = (".json", ".html", ".pdf", ".md", ".xlsx")
"""Suffixes of the formats that a page report can be written in."""


def check_suffixes(paths: Iterable[Path]) -> None:
    """Raise UnknownFormat for a file whose name asks for no known format."""
    for path in paths:
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES:
            name = safe(path.name, 80)
            known = ", ".join(SUFFIXES)
            raise UnknownFormat(
                f"{name}: no format has that suffix{hint(suffix, SUFFIXES)}; known: {known}"
            )


def write_pages(report: PageReport, paths: Iterable[Path]) -> tuple[str, ...]:
    """Write a report to each path; a line on each file. Raises ReportError, MissingExtra."""
    contents = [(path, render_page(report, path.suffix.lower())) for path in paths]
    replace_all(contents)
    return tuple(f"wrote {safe(str(path), 200)}" for path, _ in contents)


def render_page(report: PageReport, suffix: str) -> bytes:
    """The bytes of a report in the format of a suffix."""
    return _RENDERERS[suffix](report)


def _json(report: PageReport) -> bytes:
    return canonical_bytes(report.document)


def _markdown(report: PageReport) -> bytes:
    from riskctl.reports.pages.text import markdown

    return markdown(report).encode()


def _html(report: PageReport) -> bytes:
    from riskctl.reports.pages.html import html

    return html(report)


def _pdf(report: PageReport) -> bytes:
    from riskctl.reports.pages.pdf import pdf

    return pdf(report)


def _xlsx(report: PageReport) -> bytes:
    from riskctl.reports.pages.sheets import workbook

    return workbook(report)


_RENDERERS: dict[str, Callable[[PageReport], bytes]] = {
    ".json": _json,
    ".html": _html,
    ".pdf": _pdf,
    ".md": _markdown,
    ".xlsx": _xlsx,
}
