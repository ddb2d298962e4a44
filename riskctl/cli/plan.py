"""``riskctl plan``: the cheapest routes for every use case that survive each scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import AsOf, DataDirs, RuleDirs
from riskctl.cli.pages import PageFiles, Shown, show_page
from riskctl.cli.paper import check_choice

if TYPE_CHECKING:
    from riskctl.portfolio.load import Portfolio
    from riskctl.workspace.session import Session

app = new_app()
FORMATS = ("table", "json", "markdown")
EPILOG = """Examples:

riskctl plan data/portfolios/malaysian-group.yaml

riskctl plan group.yaml -o plan.html -o plan.pdf -o plan.xlsx

riskctl plan group.yaml --max-routes 6 --exclude qwen3.7-max@alibaba-model-studio-sg --budget 90000

riskctl plan group.yaml --pin customer-chat=gpt-5.4@openai-api --format json

Exit code 1 when no plan keeps to all limits."""


@app.command(epilog=EPILOG)
def plan(
    portfolio: Annotated[Path, typer.Argument(metavar="PORTFOLIO", help="A portfolio file.")],
    scenarios: Annotated[
        list[str] | None,
        typer.Option("--scenario", "-s", metavar="ID", help="Survive this one only (may repeat)."),
    ] = None,
    max_routes: Annotated[
        int | None, typer.Option("--max-routes", min=1, help="Hold at most so many routes.")
    ] = None,
    budget: Annotated[
        float | None, typer.Option("--budget", min=0, help="US dollars a month at most.")
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="ROUTE", help="Never this route (may repeat)."),
    ] = None,
    pin: Annotated[
        list[str] | None,
        typer.Option(
            "--pin", metavar="[USE_CASE=]ROUTE", help="Hold this route, or as primary of one."
        ),
    ] = None,
    no_prices: Annotated[
        bool, typer.Option("--no-prices", help="Leave out what each constraint costs.")
    ] = False,
    as_of: AsOf = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="table, json or markdown.")
    ] = "table",
    output: PageFiles = None,
    data: DataDirs = None,
    rules: RuleDirs = None,
) -> None:
    """Choose a primary and fallbacks for every use case, so that no scenario leaves one without, at least cost."""
    check_choice("--format", format_, FORMATS)
    from riskctl.cli.options import open_session
    from riskctl.cli.progress import working
    from riskctl.portfolio.load import load_portfolio
    from riskctl.reports.pages.plan import plan_report
    from riskctl.reports.pages.write import check_suffixes
    from riskctl.text.located import load

    check_suffixes(output or ())

    session = open_session(as_of, data, rules)
    loaded = load_portfolio(load(portfolio), session)
    limits = {"max_routes": max_routes, "budget_usd": budget}
    update = {name: value for name, value in limits.items() if value is not None}
    asked = _Asked(update, exclude or [], pin or [], tuple(dict.fromkeys(scenarios or ())))
    with working("judging routes and looking for the cheapest plan"):
        document = _planned(session, loaded, asked, not no_prices)
    show_page(plan_report(document), Shown(format_, output or ()))
    if not document["assignments"]:
        raise typer.Exit(exit_codes.GATE_FAILED)


class _Asked:
    """What the command line asks for beside the file."""

    def __init__(
        self, update: dict[str, Any], exclude: list[str], pin: list[str], only: tuple[str, ...]
    ) -> None:
        self.update = update
        self.exclude = exclude
        self.pin = pin
        self.only = only


def _planned(session: Session, loaded: Portfolio, asked: _Asked, priced: bool) -> dict[str, Any]:
    from riskctl.portfolio.documents import Worth, plan_document
    from riskctl.portfolio.frontier import frontier
    from riskctl.portfolio.grid import judge_grid
    from riskctl.portfolio.losses import pairs_of
    from riskctl.portfolio.planning import Wishes, planning
    from riskctl.portfolio.prices import prices
    from riskctl.portfolio.solve import solve

    policy = loaded.file.policy.model_copy(update=asked.update)
    names = asked.only or loaded.scenarios
    pins = tuple(_pin(text, loaded) for text in asked.pin)
    barred = frozenset(_route(text, loaded, "--exclude") for text in asked.exclude)
    wishes = Wishes(policy, barred, pins, names)
    judged = tuple(dict.fromkeys((*names, *pairs_of(policy))))
    grid = judge_grid(session, loaded, judged, lambda member: member.allowed)
    work = planning(loaded, grid, wishes)
    solution = solve(work.problem)
    worth = Worth()
    if priced and solution.plan:
        worth = Worth(prices(loaded, grid, wishes, True), frontier(work.problem))
    elif priced:
        worth = Worth(prices(loaded, grid, wishes, True))
    return plan_document(loaded, grid, work, solution, worth)


def _route(text: str, loaded: Portfolio, option: str) -> str:
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    if text not in loaded.offers:
        told = f"{option}: '{safe(text, 80)}' is not among the portfolio's routes"
        raise UsageProblem(told + hint(text, loaded.offers))
    return text


def _pin(text: str, loaded: Portfolio) -> tuple[str, str]:
    from riskctl.text.display import safe

    case, equals, route = text.rpartition("=")
    known = {member.entry.id for member in loaded.members}
    if equals and case not in known:
        raise UsageProblem(f"--pin: '{safe(case, 80)}' is no use case of the portfolio")
    return case, _route(route, loaded, "--pin")
