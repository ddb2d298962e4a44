"""Options of every command that writes a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from riskctl.cli.paper import check_choice
from riskctl.reports.options import DETAILS, STATUSES, ReportOptions

Detail = Annotated[
    str,
    typer.Option(
        "--detail", metavar="DETAIL", help=f"{', '.join(DETAILS)}: two pages, the file, all of it."
    ),
]
Classification = Annotated[
    str, typer.Option("--classification", metavar="TEXT", help="Printed on every page.")
]
Status = Annotated[
    str,
    typer.Option(
        "--status", metavar="STATUS", help="draft carries a watermark; final is yours to say."
    ),
]


def report_options(
    detail: str,
    classification: str,
    status: str,
    since: Sequence[Mapping[str, object]] | None = None,
) -> ReportOptions:
    """The choices, checked. Raises UsageProblem."""
    check_choice("--detail", detail, DETAILS)
    check_choice("--status", status, STATUSES)
    return ReportOptions(detail, classification.strip(), status, "en", tuple(since or ()))
