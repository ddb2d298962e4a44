"""``riskctl discover``: which models, services and routes a code base uses."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.options import Bills, Everything, Excluded

app = new_app()

EPILOG = """Examples:

riskctl discover .

riskctl discover src --format json

riskctl discover . --exclude 'examples/*' -o inventory.json -o bom.cdx.json

riskctl discover --diff old new

riskctl discover . -o egress.rules -o flows.mmd
"""


@app.command(epilog=EPILOG)
def discover(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder or one file.")] = Path(),
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="On stdout: table, json, cyclonedx, cyclonedx-1.7, sarif, mermaid, egress, badge.",
        ),
    ] = "table",
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write .json, .cdx.json, .cdx17.json, .sarif, .rules, .mmd, .svg (may repeat).",
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option("--include", metavar="GLOB", help="Only these files (may repeat)."),
    ] = None,
    exclude: Excluded = None,
    diff: Annotated[
        Path | None,
        typer.Option("--diff", metavar="OLD", help="Only usages that this folder does not have."),
    ] = None,
    bom: Bills = None,
    everything: Everything = False,
) -> None:
    """List every place where a code base names a model, a service or its key. Reads only; no network."""
    from riskctl.cli.discover_run import DiscoverRequest, run

    request = DiscoverRequest(
        path=path,
        format=format_,
        output=tuple(output or ()),
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        diff=diff,
        everything=everything,
        bom=tuple(bom or ()),
    )
    code = run(request)
    if code:
        raise typer.Exit(code)
