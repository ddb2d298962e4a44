"""``riskctl baseline``: the usages that are already there, so that a gate looks at new ones alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app

app = new_app()
EPILOG = "Example: riskctl baseline update . -o usages.baseline.json"


@app.callback()
def main() -> None:
    """Usages that are already there."""


@app.command(epilog=EPILOG)
def update(
    path: Annotated[Path, typer.Argument(metavar="[PATH]", help="A folder or one file.")] = Path(),
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where the baseline is kept.")
    ] = Path("usages.baseline.json"),
) -> None:
    """Write the fingerprints of all usages. They survive moved lines, not a change of literal or operator."""
    from riskctl.cli import console
    from riskctl.cli.guard import UsageProblem
    from riskctl.discovery.scan import discover
    from riskctl.gate.baseline import render
    from riskctl.text.atomic import write_file

    if not path.exists():
        raise UsageProblem(f"{path}:1:1: no such file or folder; name one that exists")
    inventory = discover(path)
    write_file(output, render(inventory.usages))
    console.say(f"{output}: {len(inventory.usages)} usages")
