"""Options that say whose templates lay a report out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from riskctl.reports.custom.model import CustomTemplate
    from riskctl.reports.options import ReportOptions

TemplateDir = Annotated[
    Path | None,
    typer.Option("--template-dir", metavar="DIR", help="Templates that replace those of riskctl."),
]
TrustProject = Annotated[
    bool,
    typer.Option("--trust-project-templates", help="Use .riskctl/templates of this folder too."),
]


@dataclass(frozen=True, slots=True)
class TemplateOptions:
    """Whose templates lay a report out; a group of options."""

    template_dir: TemplateDir = None
    trust_project_templates: TrustProject = False


_LAID_OUT = (".html", ".htm", ".pdf")


def read_templates(template_dir: Path | None, trust: bool) -> tuple[CustomTemplate, ...]:
    """The templates of all folders that count. Raises InputError."""
    from riskctl.reports.custom.folder import read_folders
    from riskctl.workspace.template_folders import template_folders

    return read_folders(folder.path for folder in template_folders(template_dir, trust))


def with_templates(
    options: ReportOptions, output: Iterable[Path], template_dir: Path | None, trust: bool
) -> ReportOptions:
    """The options with templates where a page or PDF is written; says when the project's are left out."""
    from dataclasses import replace

    if not any(path.suffix.lower() in _LAID_OUT for path in output):
        return options
    from riskctl.cli import console
    from riskctl.workspace.template_folders import PROJECT

    if PROJECT.is_dir() and not trust:
        console.say(
            f"note: {PROJECT} is not used; --trust-project-templates says that you trust it"
        )
    return replace(options, templates=read_templates(template_dir, trust))
