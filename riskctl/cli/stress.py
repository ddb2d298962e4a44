"""``riskctl stress``: which use cases of a portfolio lose what under which scenario."""

from __future__ import annotations

from riskctl.cli.app import new_app
from riskctl.cli.options import AsOf, DataDirs, RuleDirs
from riskctl.cli.pages import PageFiles, show_page
from riskctl.cli.portfolio_options import (
    Format,
    PortfolioPath,
    Scenarios,
    check_shown,
    chosen_scenarios,
    open_portfolio,
)

app = new_app()
EPILOG = """Examples:

riskctl stress data/portfolios/malaysian-group.yaml

riskctl stress group.yaml -o stress.html -o stress.pdf

riskctl stress group.yaml --scenario us-frontier-cutoff --scenario taiwan-strait --format json

riskctl stress group.yaml --scenario us-frontier-cutoff+deepseek-entity-listed"""


@app.command(epilog=EPILOG)
def stress(
    portfolio: PortfolioPath,
    scenarios: Scenarios = None,
    as_of: AsOf = None,
    format_: Format = "table",
    output: PageFiles = None,
    data: DataDirs = None,
    rules: RuleDirs = None,
) -> None:
    """Apply scenarios to the routes in use: losses, time to switch, concentration, single points of failure."""
    shown = check_shown(format_, output)
    from riskctl.cli.options import open_session
    from riskctl.cli.progress import working
    from riskctl.portfolio.documents import stress_document
    from riskctl.portfolio.stress import stress as run
    from riskctl.reports.pages.stress import stress_report

    session = open_session(as_of, data, rules)
    names = chosen_scenarios(scenarios, session)
    loaded = open_portfolio(portfolio, session)
    with working("judging routes under each scenario"):
        document = stress_document(run(session, loaded, names))
    show_page(stress_report(document), shown)
