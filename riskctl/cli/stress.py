"""``riskctl stress``: which use cases of a portfolio lose what under which scenario."""

from __future__ import annotations

from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.options import Basis
from riskctl.cli.pages import PageOptions, show_page
from riskctl.cli.portfolio_options import (
    PortfolioPath,
    Scenarios,
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
@grouped
def stress(
    portfolio: PortfolioPath,
    pages: PageOptions,
    basis: Basis,
    scenarios: Scenarios = None,
) -> None:
    """Apply scenarios to the routes in use: losses, time to switch, concentration, single points of failure."""
    shown = pages.checked()
    from riskctl.cli.progress import working
    from riskctl.portfolio.documents import stress_document
    from riskctl.portfolio.stress import stress as run
    from riskctl.reports.pages.stress import stress_report

    session = basis.open_session()
    names = chosen_scenarios(scenarios, session)
    loaded = open_portfolio(portfolio, session)
    with working("judging routes under each scenario"):
        document = stress_document(run(session, loaded, names))
    show_page(stress_report(document), shown)
