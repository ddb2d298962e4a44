"""``riskctl assess``: decide on one or several subjects and write the answer in one or several formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.assess_run import FORMATS, Assessing, AssessRequest
from riskctl.cli.grouped import as_values, grouped
from riskctl.cli.options import Basis, WaivedWhatIf
from riskctl.cli.report_options import ReportChoices
from riskctl.reports.formats.registry import suffix_words

app = new_app()

EPILOG = """Examples:

riskctl assess deepseek-v4-pro@deepseek-api --use-case bank.yaml

riskctl assess deepseek-v4-pro --use-case bank.yaml -o report.html -o report.pdf

riskctl assess deepseek-v4-pro@self-hosted --use-case bank.yaml --set route.served_on=ascend-910c

riskctl assess deepseek-v4-pro@self-hosted --use-case bank.yaml --ask -o report.html

riskctl assess gpt-5.4@openai-api --use-case bank.yaml --format json --fail-on needs-information

riskctl assess gpt-5.4 deepseek-v4-pro qwen3.7-max --use-case bank.yaml --format json --jobs 2

riskctl assess gpt-5.4@openai-api --scenario us-frontier-cutoff+deepseek-entity-listed
"""


@dataclass(frozen=True, slots=True)
class Outputs:
    """What is written where; the outputs go before the exit code."""

    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help=f"On stdout: {', '.join(FORMATS)}."),
    ] = None
    files: Annotated[
        list[Path],
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"The name says the format: {suffix_words()} (may repeat).",
        ),
    ] = field(default_factory=list)
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="OUTCOME",
            help="Exit 1 at this outcome or a worse one: approve, approve-with-conditions, "
            "needs-information, escalate or reject.",
        ),
    ] = None
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Exit 4 when rulesets or lists behind the answer are past their date."
        ),
    ] = False
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            min=1,
            metavar="N",
            help="Processes for many subjects as JSON; all cores if unsaid.",
        ),
    ] = None
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing on the terminal but errors.")
    ] = False
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False


@app.command(epilog=EPILOG)
@grouped
def assess(
    subjects: Annotated[
        list[str],
        typer.Argument(
            metavar="MODEL[@ROUTE]", help="Model by any of its ids; no route compares all."
        ),
    ],
    what_if: WaivedWhatIf,
    outputs: Outputs,
    choices: ReportChoices,
    basis: Basis,
    ask: Annotated[
        bool,
        typer.Option(
            "--ask",
            help="First ask what moves the decision most, one question at a time, as riskctl answer does.",
        ),
    ] = False,
) -> None:
    """Decide whether a model may be used, by one route or by all known ones, for a use case."""
    request = AssessRequest(
        subjects=tuple(subjects),
        ask=ask,
        report=choices.asked(),
        **as_values(what_if),
        **as_values(outputs),
        **as_values(basis),
    )
    code = Assessing(request).run()
    if code:
        raise typer.Exit(code)
