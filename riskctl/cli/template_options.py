"""Options that say whose templates lay a report out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

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
