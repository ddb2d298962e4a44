"""``riskctl stress``: which use cases of a portfolio lose what under which scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.options import AsOf, DataDirs, RuleDirs
from riskctl.cli.pages import PageFiles, Shown, show_page
from riskctl.cli.paper import check_choice

app = new_app()
FORMATS = ("table", "json", "markdown")
EPILOG = """Examples:

riskctl stress data/portfolios/malaysian-group.yaml

riskctl stress group.yaml -o stress.html -o stress.pdf

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
    output: PageFiles = None,
    data: DataDirs = None,
    rules: RuleDirs = None,
) -> None:
    """Apply scenarios to the routes in use: losses, time to switch, concentration, single points of failure."""
    check_choice("--format", format_, FORMATS)
    from riskctl.cli.options import open_session
    from riskctl.cli.progress import working
    from riskctl.portfolio.documents import stress_document
    from riskctl.portfolio.load import load_portfolio
    from riskctl.portfolio.stress import stress as run
    from riskctl.reports.pages.stress import stress_report
    from riskctl.reports.pages.write import check_suffixes
    from riskctl.text.located import load

    check_suffixes(output or ())

    session = open_session(as_of, data, rules)
    loaded = load_portfolio(load(portfolio), session)
    with working("judging routes under each scenario"):
        document = stress_document(run(session, loaded, tuple(dict.fromkeys(scenarios or ()))))
    show_page(stress_report(document), Shown(format_, output or ()))
