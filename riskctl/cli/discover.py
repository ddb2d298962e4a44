"""``riskctl discover``: which models, services and routes a code base uses."""

from __future__ import annotations

from collections.abc import Callable
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

riskctl discover --diff old new

riskctl discover . -o egress.rules -o flows.mmd
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
            "--output",
            "-o",
            metavar="FILE",
            help="Write .json, .cdx.json, .rules, .mmd (may repeat).",
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
    diff: Annotated[
        Path | None,
        typer.Option("--diff", metavar="OLD", help="Only usages that this folder does not have."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Tests, documentation and vendored code as well.")
    ] = False,
) -> None:
    """List every place where a code base names a model, a service or its key. Reads only; no network."""
    check_choice("--format", format_, FORMATS)
    from riskctl.cli import console
    from riskctl.cli.guard import UsageProblem
    from riskctl.discovery.inventory import as_cyclonedx, as_json, as_table
    from riskctl.discovery.scan import discover as scan
    from riskctl.discovery.tree import Selection

    for place in (path, diff):
        if place is not None and not place.exists():
            raise UsageProblem(f"{place}:1:1: no such file or folder; name one that exists")
    selection = Selection(tuple(include or ()), tuple(exclude or ()), everything)
    inventory = scan(path, selection)
    if diff is not None:
        from dataclasses import replace

        from riskctl.discovery.changes import new_usages

        old = scan(diff, selection)
        inventory = replace(inventory, usages=tuple(new_usages(inventory.usages, old.usages)))
    for target in output or []:
        target.write_bytes(_writer(target.name)(inventory))
    if format_ == "json":
        console.write_bytes(as_json(inventory))
    elif format_ == "cyclonedx":
        console.write_bytes(as_cyclonedx(inventory))
    else:
        console.write_text(as_table(inventory))
    _warn(inventory)


def _writer(name: str) -> Callable[[Inventory], bytes]:
    """The format that a file name asks for by its ending; JSON for any other."""
    from riskctl.discovery.egress import as_egress_rules, as_mermaid
    from riskctl.discovery.inventory import as_cyclonedx, as_json

    if name.endswith((".cdx.json", ".bom.json")):
        return as_cyclonedx
    if name.endswith(".rules"):
        return as_egress_rules
    return as_mermaid if name.endswith(".mmd") else as_json


def _warn(inventory: Inventory) -> None:
    """Files that could not be read: the answer is then not known to be whole."""
    from riskctl.cli import console
    from riskctl.text.display import safe

    for warning in inventory.warnings:
        console.say(safe(warning, 300))
    if inventory.unread:
        console.say(f"{len(inventory.unread)} files were not read; what they use is not known")
        raise typer.Exit(exit_codes.STALE_DATA)
