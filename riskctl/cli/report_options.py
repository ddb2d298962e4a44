"""Options that say how a report is to look; they change no finding, score or citation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.grouped import as_values
from riskctl.cli.report_request import ReportRequest
from riskctl.cli.template_options import TemplateDir, TrustProject

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
Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANG",
        help="en, ms or zh: the words of the report; laws stay as they are.",
    ),
]
Since = Annotated[
    Path | None,
    typer.Option("--since", metavar="FILE", help="An earlier assessment: tell what changed."),
]
Under = Annotated[
    list[Path] | None,
    typer.Option(
        "--under",
        metavar="FILE",
        help="The same subject assessed under a scenario: tell what that changes (may repeat).",
    ),
]


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """How a report is to look; a group of options."""

    detail: Detail = "standard"
    status: Status = "draft"
    classification: Classification = ""
    reference: Reference = ""
    logo: Logo = None
    since: Since = None
    under: Under = None
    lang: Lang = "en"
    template_dir: TemplateDir = None
    trust_project_templates: TrustProject = False

    def asked(self) -> ReportRequest:
        """What was chosen, apart from how options are read."""
        return ReportRequest(**{**as_values(self), "under": tuple(self.under or ())})
