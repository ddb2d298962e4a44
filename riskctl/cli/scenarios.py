"""``riskctl scenarios``: the what-ifs that ``--scenario`` takes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli.app import new_app
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import DataDirs, RuleDirs, open_layers
from riskctl.cli.paper import TextOrJson, check_choice, new_paper, show, show_json

if TYPE_CHECKING:
    from riskctl.assessment.scenario import Patch, ScenarioFile

app = new_app(no_args_is_help=True)


@app.callback()
def group() -> None:
    """List and show the scenarios that assess, stress and plan can suppose."""


@app.command("list", epilog="Example: riskctl scenarios list")
def list_scenarios(
    data: DataDirs = None, rules: RuleDirs = None, format_: TextOrJson = "text"
) -> None:
    """List the scenarios, one line each."""
    check_choice("--format", format_, ("text", "json"))
    files = _files(data, rules)
    if format_ == "json":
        show_json([{"id": name, "title": file.title} for name, file in files.items()])
        return
    from riskctl.cli import console
    from riskctl.explanations.columns import write_rows
    from riskctl.explanations.lines import write_lines

    paper = new_paper()
    rows = [(name, file.title) for name, file in files.items()]
    if console.keeps_width(sys.stdout):
        write_rows(paper, ("ID", "TITLE"), rows)
    else:
        write_lines(paper, ("ID", "TITLE"), rows, False)
    paper.blank()
    paper.say(f"{len(files)} scenarios; riskctl scenarios show ID says what one supposes")
    show(paper)


@app.command("show", epilog="Example: riskctl scenarios show us-frontier-cutoff")
def show_scenario(
    scenario: Annotated[str, typer.Argument(metavar="ID", help="Id of a scenario.")],
    data: DataDirs = None,
    rules: RuleDirs = None,
    format_: TextOrJson = "text",
) -> None:
    """Show what a scenario supposes, why, and on which sources."""
    check_choice("--format", format_, ("text", "json"))
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    files = _files(data, rules)
    if scenario not in files:
        raise UsageProblem(f"no scenario '{safe(scenario, 60)}'{hint(scenario, files)}")
    file = files[scenario]
    if format_ == "json":
        show_json(_content(file))
        return
    paper = new_paper()
    paper.say(f"{file.scenario}: {file.title}")
    paper.blank()
    paper.say(file.trigger)
    if file.note:
        paper.say(file.note)
    paper.blank()
    for text in _supposed(file):
        paper.say(f"supposes: {text}")
    for source in file.sources.values():
        paper.say(f"source: {source.citation} ({source.grade}) {source.url or ''}".rstrip())
    show(paper)


def _files(data: Any, rules: Any) -> dict[str, ScenarioFile]:
    """The scenario files of all layers by id."""
    from riskctl.assessment.scenario import ScenarioFile
    from riskctl.text.schema import validate

    workspace = open_layers(data, rules)
    return {
        name: validate(located, ScenarioFile)
        for name, located in sorted(workspace.scenarios.items())
    }


def _content(file: ScenarioFile) -> dict[str, Any]:
    return file.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)


def _supposed(file: ScenarioFile) -> list[str]:
    """What changes, one line a patch and a rule."""
    lines = [_patch_text(patch) for patch in file.patches]
    lines += [f"a rule {rule.id}: {rule.title}" for rule in file.rules]
    return lines


def _patch_text(patch: Patch) -> str:
    if patch.listing is not None:
        return f"{patch.listing.vendor} is on {patch.listing.list} from {patch.listing.since}"
    if patch.window is not None:
        return f"{patch.window.rule} is {patch.window.status} from {patch.window.since}"
    if patch.member is not None:
        verb = "leaves" if patch.member.leaves else "joins"
        return f"{patch.member.id} {verb} {patch.member.list} from {patch.member.since}"
    scope = ", for some subjects only" if patch.where is not None else ""
    return f"{patch.fact} is {_value_text(patch.value)}{scope}"


def _value_text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value).lower()
