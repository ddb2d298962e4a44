"""``riskctl compare``: routes side by side for a use case, or what changed between two assessments and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import Basis, WaivedWhatIf
from riskctl.cli.pages import PageOptions, Shown, show_page

if TYPE_CHECKING:
    from riskctl.reports.pages.model import PageReport

app = new_app()
Json = dict[str, Any]
CARRIERS = (".json", ".html", ".htm", ".pdf")
EPILOG = """Examples:

riskctl compare deepseek-v4-pro@azure-foundry deepseek-v4-pro@self-hosted --use-case bank.yaml

riskctl compare deepseek-v4-pro --use-case bank.yaml --format json

riskctl compare before.json after.json

riskctl compare before.json report.html -o changes.md"""


@app.command(epilog=EPILOG)
@grouped
def compare(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="MODEL[@ROUTE]... | A.json B.json",
            help="Subjects to rank, or two files with assessments (JSON, HTML or PDF).",
            show_default=False,
        ),
    ],
    what_if: WaivedWhatIf,
    pages: PageOptions,
    basis: Basis,
    unverified: Annotated[
        bool, typer.Option("--unverified", help="Take documents whose digest is wrong, and say so.")
    ] = False,
) -> None:
    """Rank routes and say what separates them; or say what changed between two assessments, and why."""
    shown = pages.checked()
    files = [name for name in names if name.lower().endswith(CARRIERS)]
    if files:
        given = [what_if.given, what_if.waivers, basis.as_of, basis.data, basis.rules]
        _check_files(names, files, given)
        _show(_from_files([Path(name) for name in files], unverified), shown)
        return
    from riskctl.cli.progress import counted

    session, attempts = basis.open_asking()
    conditions = what_if.conditions(what_if.waivers)
    request, subjects = session.asked(what_if.use_case, conditions, names, attempts)
    made = session.documents(request, subjects, search=False)
    _show([_ranked(list(counted(made, "judging routes", len(subjects))))], shown)


def _check_files(names: list[str], files: list[str], options: list[Any]) -> None:
    """Raise UsageProblem for files beside subjects, more than two, or options that only subjects take."""
    if len(files) < len(names):
        raise UsageProblem("name subjects, or files with assessments, not both")
    if len(files) > 2:
        raise UsageProblem(
            f"{len(files)} files; compare takes two, or one that assesses several subjects"
        )
    if any(option for option in options):
        raise UsageProblem(
            "an assessment in a file has its use case, day and data; leave out the options that set them"
        )


def _ranked(documents: Sequence[Mapping[str, Any]]) -> PageReport:
    from riskctl.compare import ranked
    from riskctl.reports.pages.comparison import routes_report

    return routes_report(ranked(documents))


def _from_files(paths: list[Path], unverified: bool) -> list[PageReport]:
    from riskctl.attest.extract import assessments
    from riskctl.cli.evidence import trusted

    read = [trusted(assessments(path), path, unverified) for path in paths]
    return [_ranked(read[0])] if len(read) == 1 else _changed(read[0], read[1])


def _changed(before: list[Json], after: list[Json]) -> list[PageReport]:
    """A report for each subject that both files assess; two single assessments whatever their subjects."""
    from riskctl.cli import console
    from riskctl.compare import changes
    from riskctl.reports.pages.comparison import changes_report

    pairs = [(before[0], after[0])]
    if len(before) > 1 or len(after) > 1:
        later = {_subject(document): document for document in after}
        names = [_subject(document) for document in before]
        pairs = [
            (document, later[name])
            for document, name in zip(before, names, strict=True)
            if name in later
        ]
        alone = sorted(set(names) ^ set(later))
        if alone:
            console.say(f"only in one of the files: {', '.join(alone)}")
    if not pairs:
        raise UsageProblem("the files assess no subject in common")
    return [changes_report(changes(*pair)) for pair in pairs]


def _subject(document: Json) -> str:
    from riskctl.text.display import safe

    subject = document["subject"]
    return safe(str(subject.get("id") if isinstance(subject, dict) else subject), 120)


def _show(reports: list[PageReport], shown: Shown) -> None:
    from riskctl.cli.paper import show_json

    if len(reports) == 1:
        show_page(reports[0], shown)
        return
    if shown.files:
        raise UsageProblem("-o takes one comparison; the files assess several subjects in common")
    if shown.format == "json":
        show_json([report.document for report in reports])
        return
    for report in reports:
        show_page(report, shown)
