"""How a report was asked for: reached with and without the option library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.cli.choices import check_choice

if TYPE_CHECKING:
    from riskctl.reports.custom.model import CustomTemplate
    from riskctl.reports.options import ReportOptions

_LAID_OUT = (".html", ".htm", ".pdf")


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """The options of a report as they were given; :class:`~riskctl.cli.report_options.ReportChoices` explains them."""

    detail: str = "standard"
    status: str = "draft"
    classification: str = ""
    reference: str = ""
    logo: Path | None = None
    since: Path | None = None
    under: tuple[Path, ...] = ()
    lang: str = "en"
    template_dir: Path | None = None
    trust_project_templates: bool = False


def report_options(asked: ReportRequest, output: Iterable[Path]) -> ReportOptions:
    """The options of the files to be written. Raises UsageProblem, InputError, ReportError."""
    from riskctl.messages.language import LANGUAGES
    from riskctl.reports.options import DETAILS, STATUSES, ReportOptions

    check_choice("--detail", asked.detail, DETAILS)
    check_choice("--status", asked.status, STATUSES)
    check_choice("--lang", asked.lang, tuple(LANGUAGES))
    return ReportOptions(
        detail=asked.detail,
        status=asked.status,
        language=asked.lang,
        classification=asked.classification,
        reference=asked.reference,
        logo=_logo(asked.logo),
        since=_earlier(asked.since),
        under=tuple(supposed for path in asked.under for supposed in _earlier(path)),
        templates=_templates(output, asked.template_dir, asked.trust_project_templates),
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


def _templates(
    output: Iterable[Path], template_dir: Path | None, trust: bool
) -> tuple[CustomTemplate, ...]:
    """The organisation's own where a page or PDF is written; says when the project's are left out."""
    if not any(path.suffix.lower() in _LAID_OUT for path in output):
        return ()
    from riskctl.cli import console
    from riskctl.workspace.template_folders import PROJECT

    if PROJECT.is_dir() and not trust:
        console.say(
            f"note: {PROJECT} is not used; --trust-project-templates says that you trust it"
        )
    return read_templates(template_dir, trust)


def read_templates(template_dir: Path | None, trust: bool) -> tuple[CustomTemplate, ...]:
    """The templates of all folders that count. Raises InputError."""
    from riskctl.reports.custom.folder import read_folders
    from riskctl.workspace.template_folders import template_folders

    return read_folders(folder.path for folder in template_folders(template_dir, trust))
