"""``riskctl assess``: decide on one or several subjects and write the answer in one or several formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import AsOf, DataDirs, RuleDirs, open_layers

if TYPE_CHECKING:
    from riskctl.assessment.assess import Request
    from riskctl.catalogue.catalogue import Catalogue
    from riskctl.catalogue.use_case import UseCase
    from riskctl.facts.values import Fact

app = new_app()
FORMATS = ("table", "json", "markdown")
OUTCOMES = ("approve", "approve-with-conditions", "needs-information", "escalate", "reject")

EPILOG = """Examples:

riskctl assess deepseek-v4-pro@deepseek-api --use-case bank.yaml

riskctl assess deepseek-v4-pro --use-case bank.yaml -o report.html -o report.pdf

riskctl assess deepseek-v4-pro@self-hosted --use-case bank.yaml --set route.served_on=ascend-910c

riskctl assess gpt-5.4@openai-api --use-case bank.yaml --format json --fail-on escalate
"""


@app.command(epilog=EPILOG)
def assess(
    subjects: Annotated[
        list[str], typer.Argument(metavar="MODEL[@ROUTE]...", help="Model by any of its ids; no route compares all.")
    ],
    use_case: Annotated[
        Path | None, typer.Option("--use-case", "-u", metavar="FILE", help="Who uses it, for what, with which data.")
    ] = None,
    as_of: AsOf = None,
    scenario: Annotated[str | None, typer.Option("--scenario", metavar="ID", help="Assess under a what-if.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="FACT=VALUE", help="Suppose a fact (may repeat).")
    ] = None,
    format_: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="On stdout: table, json or markdown.")
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write .json, .html, .pdf or .md (may repeat)."),
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="OUTCOME", help="Exit 1 at this outcome or a worse one.")
    ] = None,
    waivers: Annotated[Path | None, typer.Option("--waivers", metavar="FILE", help="Dated waivers.")] = None,
    data: DataDirs = None,
    rules: RuleDirs = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing on the terminal but errors.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
) -> None:
    """Decide whether a model may be used, by one route or by all known ones, for a use case."""
    _check_choice("--format", format_, FORMATS)
    _check_choice("--fail-on", fail_on, OUTCOMES)
    from riskctl.reports.write import write, writer_for

    for path in output or []:
        writer_for(path)
    request = _request(use_case, as_of, scenario, settings or [], waivers, data, rules)
    documents = _documents(request, subjects, for_file=bool(output) or format_ in ("json", "markdown"))
    write(documents, output or [])
    _show(documents, format_, quiet, no_color)
    if fail_on and any(_reaches(document, fail_on) for document in documents):
        raise typer.Exit(exit_codes.GATE_FAILED)


def _check_choice(option: str, value: str | None, known: tuple[str, ...]) -> None:
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    if value is not None and value not in known:
        raise UsageProblem(f"{option} takes one of {', '.join(known)}, not '{safe(value, 40)}'{hint(value, known)}")


def _request(
    use_case: Path | None,
    as_of: str | None,
    scenario: str | None,
    settings: list[str],
    waivers: Path | None,
    data: list[Path] | None,
    rules: list[Path] | None,
) -> Request:
    from riskctl.assessment.assess import Request
    from riskctl.assessment.assessor import Assessor
    from riskctl.assessment.scenario import NO_SCENARIO
    from riskctl.catalogue.use_case import load_use_case
    from riskctl.cli.today import day
    from riskctl.rules.overlays import load_overlays
    from riskctl.text.located import load

    date = day(as_of)
    case = load_use_case(load(use_case)) if use_case else None
    workspace = open_layers(data, rules)
    facts = _settings(settings)
    _check_ids(case, facts, workspace.catalogue)
    chosen = NO_SCENARIO
    if scenario is not None:
        try:
            chosen = workspace.scenario(scenario)
        except KeyError as error:
            raise UsageProblem(str(error.args[0])) from None
    overlays = load_overlays(load(waivers), workspace.rules) if waivers else ()
    assessor = Assessor(
        workspace.catalogue, workspace.rules, workspace.references, workspace.policy, date, chosen, overlays
    )
    return Request(assessor, case, workspace.rulesets, workspace.policy_sha256, workspace.watchlists, facts)


def _check_ids(case: UseCase | None, facts: dict[str, Fact], catalogue: Catalogue) -> None:
    """Chips, vendors and models that the user names must be in the catalogue: an unknown one has no known controls."""
    from riskctl.catalogue.references import unknown_ids

    stated = [*(case.hosting.values() if case else ()), *facts.values()]
    problems = [text for fact in stated for text in unknown_ids(fact, catalogue)]
    if problems:
        raise UsageProblem("\n".join(problems))


def _settings(settings: list[str]) -> dict[str, Fact]:
    from riskctl.assessment.suppose import BadSettingError, read_setting

    problems: list[str] = []
    facts: dict[str, Fact] = {}
    for text in settings:
        try:
            fact = read_setting(text)
            facts[fact.path] = fact
        except BadSettingError as error:
            problems.append(str(error))
    if problems:
        raise UsageProblem("\n".join(problems))
    return facts


def _documents(request: Request, texts: list[str], for_file: bool) -> list[dict[str, Any]]:
    from riskctl.assessment.assess import assess as assess_one
    from riskctl.assessment.assess import judge_routes
    from riskctl.assessment.subjects import UnknownSubjectError, read_subject

    assessor = request.assessor
    subjects, problems = [], []
    for text in texts:
        try:
            found = read_subject(text, assessor.catalogue, assessor.as_of)
            if not found:
                problems.append(f"no route to {text} is known; add one under data/routes")
            subjects += found
        except UnknownSubjectError as error:
            problems.append(str(error))
    if problems:
        raise UsageProblem("\n".join(problems))
    unique = list(dict.fromkeys(subjects))
    routes = {name: judge_routes(request, name) for name in dict.fromkeys(one.model_id for one in unique)}
    search = for_file or len(unique) == 1
    return [assess_one(request, subject, routes[subject.model_id], search) for subject in unique]


def _show(documents: list[dict[str, Any]], format_: str | None, quiet: bool, no_color: bool) -> None:
    import sys

    from riskctl.cli import console

    if format_ in ("json", "markdown"):
        from riskctl.reports.write import render

        console.write_bytes(render(documents, "json" if format_ == "json" else "md"))
        return
    if quiet:
        return
    from riskctl.reports.terminal import Look, render_many
    from riskctl.reports.terminal import render as panel

    stream = sys.stdout
    look = Look(console.columns(stream), console.wants_color(stream, no_color), console.speaks_unicode(stream))
    text = panel(documents[0], look) if len(documents) == 1 else render_many(documents, look)
    console.write_text(text)


def _reaches(document: dict[str, Any], fail_on: str) -> bool:
    return OUTCOMES.index(document["decision"]["outcome"]) >= OUTCOMES.index(fail_on)
