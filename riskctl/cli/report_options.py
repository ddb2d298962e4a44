"""Options that say how a report is to look; they change no finding, score or citation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli.template_options import TemplateDir, TrustProject, with_templates

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


def report_options(choices: ReportChoices, output: Iterable[Path]) -> ReportOptions:
    """The options of the files to be written. Raises UsageProblem, InputError, ReportError."""
    from riskctl.cli.paper import check_choice
    from riskctl.messages.language import LANGUAGES
    from riskctl.reports.options import DETAILS, STATUSES, ReportOptions

    check_choice("--detail", choices.detail, DETAILS)
    check_choice("--status", choices.status, STATUSES)
    check_choice("--lang", choices.lang, tuple(LANGUAGES))
    options = ReportOptions(
        detail=choices.detail,
        status=choices.status,
        language=choices.lang,
        classification=choices.classification,
        reference=choices.reference,
        logo=_logo(choices.logo),
        since=_earlier(choices.since),
        under=tuple(supposed for path in choices.under or () for supposed in _earlier(path)),
    )
    return with_templates(options, output, choices.template_dir, choices.trust_project_templates)


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
