"""Page reports on the terminal and in files, for the commands that make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from riskctl.reports.pages.model import PageReport

FORMATS = ("table", "json", "markdown")
PageFormat = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help="table, json or markdown.")
]
PageFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The name says the format: .json, .html, .pdf, .md, .xlsx (may repeat).",
    ),
]


@dataclass(frozen=True, slots=True)
class Shown:
    """The format on stdout (table, json or markdown), and the files to write beside it."""

    format: str
    files: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How a page report is shown; a group of options."""

    format: PageFormat = "table"
    output: PageFiles = None

    def checked(self) -> Shown:
        """How the answer is shown, checked before anything is computed. Raises UsageProblem, UnknownFormat."""
        from riskctl.cli.paper import check_choice
        from riskctl.reports.pages.write import check_suffixes

        check_choice("--format", self.format, FORMATS)
        check_suffixes(self.output or ())
        return Shown(self.format, self.output or ())


def show_page(report: PageReport, shown: Shown) -> None:
    """Write the files, then the report on stdout."""
    import sys

    from riskctl.cli import console
    from riskctl.cli.paper import show_json
    from riskctl.cli.progress import working
    from riskctl.reports.pages.text import markdown, plain
    from riskctl.reports.pages.write import write_pages

    with working("writing the files"):
        written = write_pages(report, shown.files)
    for line in written:
        console.say(line)
    if shown.format == "json":
        show_json(report.document)
    elif shown.format == "markdown":
        console.write_text(markdown(report))
    else:
        console.write_text(plain(report, console.columns(sys.stdout)))
