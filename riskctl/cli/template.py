"""``riskctl template``: the templates of pages and PDF, and what an organisation changes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli.app import new_app
from riskctl.cli.paper import TextOrJson, check_choice, new_paper, show, show_json
from riskctl.cli.report_request import read_templates
from riskctl.cli.template_options import TemplateDir, TrustProject

if TYPE_CHECKING:
    from riskctl.reports.custom.model import CustomTemplate

app = new_app(no_args_is_help=True)


@app.callback()
def group() -> None:
    """List, copy out and check the templates that lay out HTML and PDF reports."""


@app.command("list", epilog="Example: riskctl template list --template-dir house-style")
def list_templates(
    template_dir: TemplateDir = None,
    trust_project_templates: TrustProject = False,
    format_: TextOrJson = "text",
) -> None:
    """List the templates, their blocks, and the file that is used for each."""
    check_choice("--format", format_, ("text", "json"))
    from riskctl.reports.custom.check import block_names
    from riskctl.reports.templates import template_names

    theirs = {entry.name: entry for entry in read_templates(template_dir, trust_project_templates)}
    rows = [
        {
            "name": name,
            "used": theirs[name].place if name in theirs else "builtin",
            "blocks": list(block_names(name)) if name in template_names() else [],
        }
        for name in sorted({*template_names(), *theirs})
    ]
    if format_ == "json":
        show_json(rows)
        return
    _show_rows(rows)


def _show_rows(rows: list[dict[str, Any]]) -> None:
    from riskctl.explanations.lines import write_lines
    from riskctl.text.display import safe

    paper = new_paper()
    lines = [(row["name"], safe(row["used"]), ", ".join(row["blocks"])) for row in rows]
    write_lines(paper, ("TEMPLATE", "USED", "BLOCKS"), lines, False)
    paper.blank()
    paper.say(
        "riskctl template eject NAME copies one out; extend 'builtin/NAME' to change blocks of it"
    )
    show(paper)


@app.command("eject", epilog="Example: riskctl template eject sections.html.j2 -o house-style")
def eject(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of a template.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to put it in.")
    ] = Path(".riskctl/templates"),
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Copy a template out, to be changed. Without -o it goes where --trust-project-templates looks."""
    from riskctl.cli import console
    from riskctl.cli.files import save_text
    from riskctl.cli.guard import UsageProblem
    from riskctl.reports.templates import template, template_names
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    if name not in template_names():
        known = template_names()
        raise UsageProblem(
            f"no template '{safe(name, 60)}'{hint(name, known)}; known: {', '.join(known)}"
        )
    output.mkdir(parents=True, exist_ok=True)
    save_text(output / name, template(name), force)
    console.say(f"wrote {safe(str(output / name))}")


@app.command("check", epilog="Example: riskctl template check --template-dir house-style")
def check(
    template_dir: TemplateDir = None,
    trust_project_templates: TrustProject = False,
    assessment: Annotated[
        Path | None,
        typer.Option("--assessment", metavar="FILE", help="Try them on this assessment."),
    ] = None,
) -> None:
    """Check templates: syntax, names, blocks, and a page and a PDF in every detail."""
    from riskctl.cli import console
    from riskctl.cli.guard import UsageProblem

    templates = read_templates(template_dir, trust_project_templates)
    if not templates:
        raise UsageProblem("there are no templates to check; name their folder with --template-dir")
    tried = _problems(templates, assessment)
    noun = "template" if len(templates) == 1 else "templates"
    console.write_text(f"{len(templates)} {noun} checked, {tried} reports made with them\n")


def _problems(templates: tuple[CustomTemplate, ...], assessment: Path | None) -> int:
    """How many reports could be made. Raises InputError with everything that is wrong."""
    from riskctl.reports.custom.trial import faults, trials

    found = faults(templates)
    if found:
        from riskctl.text.problems import InputError

        raise InputError(found)
    return trials(templates, _sample(assessment))


def _sample(path: Path | None) -> list[dict[str, Any]]:
    if path is not None:
        from riskctl.attest.extract import assessments

        return assessments(path)
    from riskctl.cli.opening import open_session
    from riskctl.workspace.layers import bundled_root

    session = open_session(None, None, None)
    case = session.use_case(bundled_root() / "data" / "examples" / "malaysian-bank.yaml")
    return [dict(made) for made in session.assess("deepseek-v4-pro@deepseek-api", case)]
