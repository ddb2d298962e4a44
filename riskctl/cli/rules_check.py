"""``riskctl rules check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli import console, exit_codes
from riskctl.cli.options import AsOf, DataDirs, RuleDirs


def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; none for everything bundled.")
    ] = None,
    data: DataDirs = None,
    rules: RuleDirs = None,
    as_of: AsOf = None,
) -> None:
    """Run the inline tests and the lints of rulesets, and check scenarios."""
    from riskctl.cli.progress import working
    from riskctl.cli.today import day
    from riskctl.workspace.checking import check_rules

    with working("checking rules"):
        report = check_rules(paths or [], data or [], rules or [], day(as_of))
    for problem in report.problems:
        console.say(str(problem))
    counts = (
        f"{report.rulesets} rulesets, {report.rules} rules, {report.tests} tests, "
        f"{report.scenarios} scenarios, {report.regimes} ownership regimes"
    )
    console.write_text(f"{counts}: {report.summary}\n")
    if report.problems:
        raise typer.Exit(exit_codes.INVALID_INPUT)
