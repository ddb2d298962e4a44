"""``riskctl stress``: which use cases of a portfolio lose what under which scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.options import AsOf, DataDirs, RuleDirs
from riskctl.cli.paper import check_choice, show_json

app = new_app()
FORMATS = ("table", "json", "markdown")
EPILOG = """Examples:

riskctl stress data/portfolios/malaysian-group.yaml

riskctl stress group.yaml --scenario us-frontier-cutoff --scenario taiwan-strait --format json"""


@app.command(epilog=EPILOG)
def stress(
    portfolio: Annotated[Path, typer.Argument(metavar="PORTFOLIO", help="A portfolio file.")],
    scenarios: Annotated[
        list[str] | None,
        typer.Option("--scenario", "-s", metavar="ID", help="This one only (may repeat)."),
    ] = None,
    as_of: AsOf = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="table, json or markdown.")
    ] = "table",
    data: DataDirs = None,
    rules: RuleDirs = None,
) -> None:
    """Apply scenarios to the routes in use: losses, time to switch, concentration, single points of failure."""
    check_choice("--format", format_, FORMATS)
    from riskctl.cli import console
    from riskctl.cli.options import open_session
    from riskctl.portfolio.documents import stress_document
    from riskctl.portfolio.load import load_portfolio
    from riskctl.portfolio.stress import stress as run
    from riskctl.portfolio.text import markdown, plain, stress_blocks
    from riskctl.text.located import load

    session = open_session(as_of, data, rules)
    loaded = load_portfolio(load(portfolio), session)
    document = stress_document(run(session, loaded, tuple(dict.fromkeys(scenarios or ()))))
    if format_ == "json":
        show_json(document)
        return
    write = markdown if format_ == "markdown" else plain
    console.write_text(write(stress_blocks(document)))
