"""``riskctl gate``: may this code base use the models and services it names?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.grouped import as_values, grouped
from riskctl.cli.options import AsOf, Bills, Everything, Excluded

app = new_app()
EPILOG = """Examples:

riskctl gate . --use-case bank.yaml

riskctl gate . --policy policy/riskctl.toml --diff-base origin/main -o gate.sarif -o gate.md

riskctl gate . --baseline usages.baseline.json

Exit codes: 0 passed, 1 failed, 2 usage error, 3 only information is missing, 4 files could not be read,
or law or lists are past their date (--strict).
"""


@dataclass(frozen=True, slots=True)
class GateOptions:
    """The options of the command; those of the same name in :class:`GateRequest` say what they mean."""

    path: Annotated[Path, typer.Argument(metavar="[PATH]", help="A folder or one file.")] = Path()
    policy: Annotated[
        Path | None,
        typer.Option(
            "--policy",
            metavar="FILE",
            help="riskctl.toml with [gate]; never taken from PATH by itself.",
        ),
    ] = None
    use_case: Annotated[
        Path | None,
        typer.Option(
            "--use-case", "-u", metavar="FILE", help="Who uses it, for what, with which data."
        ),
    ] = None
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="OUTCOME",
            help="Fail from this outcome on: approve, approve-with-conditions, needs-information, escalate or reject.",
        ),
    ] = None
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Only usages that are not in this file."),
    ] = None
    diff_base: Annotated[
        str | None,
        typer.Option(
            "--diff-base", metavar="REF", help="Only usages that this commit does not have."
        ),
    ] = None
    trust_policy: Annotated[
        bool,
        typer.Option(
            "--trust-policy", help="A policy that differs from --diff-base is no finding."
        ),
    ] = False
    output: Annotated[
        list[Path],
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write .json, .html, .pdf, .xlsx, .sarif, .junit.xml, .md, .codequality.json, .cdx.json, "
            ".cdx17.json or .github.txt (may repeat).",
        ),
    ] = field(default_factory=list)
    exclude: Excluded = field(default_factory=list)
    bom: Bills = field(default_factory=list)
    everything: Everything = False
    ignore_unanswerable: Annotated[
        bool,
        typer.Option(
            "--ignore-unanswerable",
            help="What only the operator, or nobody, can answer does not fail.",
        ),
    ] = False
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Exit 4 when rulesets or lists behind a decision are past their date."
        ),
    ] = False
    as_of: AsOf = None
    github: Annotated[bool, typer.Option("--github", help="Annotations for a GitHub workflow.")] = (
        False
    )


@app.command(epilog=EPILOG)
@grouped
def gate(
    options: GateOptions,
) -> None:
    """Decide on every usage by policy. Unknown fails unless the policy says otherwise; outputs are written first."""
    from riskctl.cli.gate_run import GateRequest, run

    request = GateRequest(**as_values(options))
    code = run(request)
    if code:
        raise typer.Exit(code)
