"""``riskctl discover``: which models, services and routes a code base uses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.paper import check_choice

if TYPE_CHECKING:
    from riskctl.discovery.scan import Inventory

app = new_app()
FORMATS = ("table", "json", "cyclonedx")

EPILOG = """Examples:

riskctl discover .

riskctl discover src --format json

riskctl discover . --exclude 'examples/*' -o inventory.json -o bom.cdx.json

riskctl discover . --all
"""


@app.command(epilog=EPILOG)
def discover(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder or one file.")] = Path(),
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="On stdout: table, json or cyclonedx."
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write .json or .cdx.json (may repeat)."
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option("--include", metavar="GLOB", help="Only these files (may repeat)."),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="GLOB", help="Not these files (may repeat)."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Tests and documentation as well.")
    ] = False,
) -> None:
    """List every place where a code base names a model, a service or its key. Reads only; no network."""
    check_choice("--format", format_, FORMATS)
    from riskctl.cli import console
    from riskctl.cli.guard import UsageProblem
    from riskctl.discovery.inventory import as_cyclonedx, as_json, as_table
    from riskctl.discovery.scan import discover as scan
    from riskctl.discovery.tree import Selection

    if not path.exists():
        raise UsageProblem(f"{path}:1:1: no such file or folder; name one that exists")
    inventory = scan(path, Selection(tuple(include or ()), tuple(exclude or ()), everything))
    for target in output or []:
        is_bom = target.name.endswith((".cdx.json", ".bom.json"))
        target.write_bytes(as_cyclonedx(inventory) if is_bom else as_json(inventory))
    if format_ == "json":
        console.write_bytes(as_json(inventory))
    elif format_ == "cyclonedx":
        console.write_bytes(as_cyclonedx(inventory))
    else:
        console.write_text(as_table(inventory))
    _warn(inventory)


def _warn(inventory: Inventory) -> None:
    """Files that could not be read: the answer is then not known to be whole."""
    from riskctl.cli import console
    from riskctl.text.display import safe

    for warning in inventory.warnings:
        console.say(safe(warning, 300))
    if inventory.unread:
        console.say(f"{len(inventory.unread)} files were not read; what they use is not known")
        raise typer.Exit(exit_codes.STALE_DATA)
