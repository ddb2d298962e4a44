"""Options that say how a report is to look; they change no finding, score or citation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from riskctl.reports.options import ReportOptions

Detail = Annotated[
    str,
    typer.Option("--detail", metavar="LEVEL", help="brief (two pages), standard or full."),
]
Status = Annotated[
    str, typer.Option("--status", metavar="STATUS", help="draft (with a watermark) or final.")
]
Classification = Annotated[
    str,
    typer.Option("--classification", metavar="TEXT", help="Shown on every page: Confidential."),
]
Reference = Annotated[
    str, typer.Option("--reference", metavar="TEXT", help="Number in the organisation's own file.")
]
Logo = Annotated[
    Path | None, typer.Option("--logo", metavar="FILE", help="PNG or JPEG for the first page.")
]
Since = Annotated[
    Path | None,
    typer.Option("--since", metavar="FILE", help="An earlier assessment: tell what changed."),
]


def report_options(
    detail: str,
    status: str,
    classification: str,
    reference: str,
    logo: Path | None,
    since: Path | None,
) -> ReportOptions:
    """The options as given. Raises UsageProblem, InputError, ReportError."""
    from riskctl.cli.paper import check_choice
    from riskctl.reports.options import DETAILS, STATUSES, ReportOptions

    check_choice("--detail", detail, DETAILS)
    check_choice("--status", status, STATUSES)
    return ReportOptions(
        detail=detail,
        status=status,
        classification=classification,
        reference=reference,
        logo=_logo(logo),
        since=_earlier(since),
    )


def _logo(path: Path | None) -> str:
    if path is None:
        return ""
    from riskctl.reports.logo import read_logo

    return read_logo(path)


def _earlier(path: Path | None) -> tuple[dict[str, object], ...]:
    """What is compared with must be as it was written: a changed document could hide a change."""
    if path is None:
        return ()
    from riskctl.attest.extract import assessments
    from riskctl.cli.evidence import trusted

    return tuple(trusted(assessments(path), path, unverified=False))
