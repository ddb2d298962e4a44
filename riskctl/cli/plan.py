"""``riskctl plan``: the cheapest routes for every use case that survive each scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import Basis
from riskctl.cli.pages import PageOptions, show_page
from riskctl.cli.portfolio_options import (
    PortfolioPath,
    Scenarios,
    chosen_scenarios,
    open_portfolio,
)

if TYPE_CHECKING:
    from riskctl.portfolio.load import Portfolio

app = new_app()
EPILOG = """Examples:

riskctl plan data/portfolios/malaysian-group.yaml

riskctl plan group.yaml -o plan.html -o plan.pdf -o plan.xlsx

riskctl plan group.yaml --max-routes 6 --exclude qwen3.7-max@alibaba-model-studio-sg --budget 90000

riskctl plan group.yaml --pin customer-chat=gpt-5.4@openai-api --format json

riskctl plan group.yaml --scenario us-frontier-cutoff --scenario us-frontier-cutoff+deepseek-entity-listed

Exit code 1 when no plan keeps to all limits."""


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """Limits beside those of the file; a group of options."""

    max_routes: Annotated[
        int | None, typer.Option("--max-routes", min=1, help="Hold at most so many routes.")
    ] = None
    budget: Annotated[
        float | None, typer.Option("--budget", min=0, help="US dollars a month at most.")
    ] = None
    exclude: Annotated[
        list[str],
        typer.Option("--exclude", metavar="ROUTE", help="Never this route (may repeat)."),
    ] = field(default_factory=list)
    pin: Annotated[
        list[str],
        typer.Option(
            "--pin", metavar="[USE_CASE=]ROUTE", help="Hold this route, or as primary of one."
        ),
    ] = field(default_factory=list)
    no_prices: Annotated[
        bool, typer.Option("--no-prices", help="Leave out what each constraint costs.")
    ] = False


@app.command(epilog=EPILOG)
@grouped
def plan(
    portfolio: PortfolioPath,
    limits: PlanLimits,
    pages: PageOptions,
    basis: Basis,
    scenarios: Scenarios = None,
) -> None:
    """Choose a primary and fallbacks for every use case, so that no scenario leaves one without, at least cost."""
    shown = pages.checked()
    import time

    from riskctl.cli.progress import working
    from riskctl.portfolio.draft import draft_plan
    from riskctl.portfolio.planning import Wishes
    from riskctl.reports.pages.plan import plan_report

    session = basis.open_session()
    names = chosen_scenarios(scenarios, session)
    loaded = open_portfolio(portfolio, session)
    bounds = {"max_routes": limits.max_routes, "budget_usd": limits.budget}
    update = {name: value for name, value in bounds.items() if value is not None}
    policy = loaded.file.policy.model_copy(update=update)
    pins, barred = _named(loaded, limits.pin, limits.exclude)
    wishes = Wishes(policy, barred, pins, names or loaded.scenarios)
    with working("judging routes and looking for the cheapest plan"):
        document = draft_plan(session, loaded, wishes, not limits.no_prices, time.monotonic)
    show_page(plan_report(document), shown)
    if not document["assignments"]:
        raise typer.Exit(exit_codes.GATE_FAILED)


def _named(
    loaded: Portfolio, pins: Sequence[str], barred: Sequence[str]
) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """Pins and excluded routes by their ids. Raises UsageProblem with every name that there is none of."""
    problems: list[str] = []
    pinned = tuple(_pin(text, loaded, problems) for text in pins)
    excluded = frozenset(_route(text, loaded, "--exclude", problems) for text in barred)
    for case, route in pinned:
        if route in excluded:
            problems.append(f"--pin and --exclude both name {route}; leave out one")
        elif sum(name == case and name != "" for name, _ in pinned) > 1:
            problems.append(f"--pin: {case} can have one primary; name one route for it")
    if problems:
        raise UsageProblem("\n".join(dict.fromkeys(problems)))
    return pinned, excluded


def _route(text: str, loaded: Portfolio, option: str, problems: list[str]) -> str:
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    # An offer may be written by an alias of its model: either text names it.
    by_name = {offer.entry.subject: offer.id for offer in loaded.offers.values()}
    known = {**by_name, **{name: name for name in loaded.offers}}
    if text not in known:
        message = f"{option}: '{safe(text, 80)}' is not among the portfolio's routes"
        problems.append(message + hint(text, known))
        return text
    return known[text]


def _pin(text: str, loaded: Portfolio, problems: list[str]) -> tuple[str, str]:
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    case, equals, route = text.rpartition("=")
    known = {member.entry.id for member in loaded.members}
    if equals and case not in known:
        told = f"--pin: '{safe(case, 80)}' is no use case of the portfolio{hint(case, known)}"
        problems.append(told)
    return case, _route(route, loaded, "--pin", problems)
