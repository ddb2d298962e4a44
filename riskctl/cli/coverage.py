"""``riskctl coverage``: which facts became which rules, for those who maintain the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.options import Force

app = new_app()

EPILOG = """Examples:

riskctl coverage -o docs/coverage.md --force

riskctl coverage --facts ../shared/facts -o coverage.md

With --facts the command also fails when the folder and data/coverage.yaml do not name the same facts."""


@app.command(epilog=EPILOG)
def coverage(
    facts: Annotated[
        Path | None,
        typer.Option(
            "--facts", metavar="DIR", help="Compare with the collected facts in this folder."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write the page here; without, print it."
        ),
    ] = None,
    force: Force = False,
) -> None:
    """List which facts became which rules, and why any did not."""
    from riskctl.cli import console
    from riskctl.cli.files import check_target, save_text
    from riskctl.cli.options import open_layers
    from riskctl.text.located import load
    from riskctl.workspace.coverage import CoveredIds, compare, read_coverage
    from riskctl.workspace.coverage_page import coverage_page
    from riskctl.workspace.layers import bundled_root

    if output is not None:
        check_target(output, force)
    workspace = open_layers(None, None)
    located = load(bundled_root() / "data" / "coverage.yaml", "data/coverage.yaml")
    file = read_coverage(
        located, CoveredIds({rule.id for rule in workspace.rules}, set(workspace.references.lists))
    )
    if facts is not None:
        compare(located, file, facts)
    page = coverage_page(file, workspace.rules)
    if output is None:
        console.write_text(page)
        return
    save_text(output, page, force)
