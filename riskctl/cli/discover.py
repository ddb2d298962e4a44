"""``riskctl discover``: which models, services and routes a code base uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.grouped import as_values, grouped
from riskctl.cli.options import Bills, Everything, Excluded

app = new_app()

EPILOG = """Examples:

riskctl discover .

riskctl discover src --format json

riskctl discover . --exclude 'examples/*' -o inventory.json -o bom.cdx.json

riskctl discover --diff old new

riskctl discover . -o egress.rules -o flows.mmd -o usages.html
"""


@dataclass(frozen=True, slots=True)
class DiscoverOptions:
    """The options of the command; those of the same name in :class:`DiscoverRequest` say what they mean."""

    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder or one file.")] = Path()
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="On stdout: table, json, cyclonedx, cyclonedx-1.7, sarif, mermaid, egress, badge.",
        ),
    ] = "table"
    output: Annotated[
        list[Path],
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write .json, .html, .pdf, .xlsx, .cdx.json, .cdx17.json, .sarif, .rules, .mmd, .svg "
            "(may repeat).",
        ),
    ] = field(default_factory=list)
    include: Annotated[
        list[str],
        typer.Option("--include", metavar="GLOB", help="Only these files (may repeat)."),
    ] = field(default_factory=list)
    exclude: Excluded = field(default_factory=list)
    diff: Annotated[
        Path | None,
        typer.Option("--diff", metavar="OLD", help="Only usages that this folder does not have."),
    ] = None
    bom: Bills = field(default_factory=list)
    everything: Everything = False


@app.command(epilog=EPILOG)
@grouped
def discover(
    options: DiscoverOptions,
) -> None:
    """List every place where a code base names a model, a service or its key. Reads only; no network."""
    from riskctl.cli.discover_run import DiscoverRequest, run

    request = DiscoverRequest(**as_values(options))
    code = run(request)
    if code:
        raise typer.Exit(code)
