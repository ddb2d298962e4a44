"""From a portfolio and wishes to the document of a plan: judge, solve, price, write down."""

from __future__ import annotations

from riskctl.portfolio.frontier import frontier
from riskctl.portfolio.grid import judge_grid
from riskctl.portfolio.load import Portfolio
from riskctl.portfolio.losses import pairs_of
from riskctl.portfolio.model.plan import PlanDocument
from riskctl.portfolio.plan_document import Worth, plan_document
from riskctl.portfolio.planning import Wishes, planning
from riskctl.portfolio.prices import prices
from riskctl.portfolio.solve import TIME_LIMIT, solve
from riskctl.portfolio.stopwatch import Clock, Stopwatch, standing_still
from riskctl.workspace.session import Session

_PLAN_SHARE, _PRICES_SHARE = 0.6, 0.7
"""Share of the limit for the plan itself where it is priced, and of what is then left for prices; else the frontier."""


def draft_plan(
    session: Session,
    portfolio: Portfolio,
    wishes: Wishes,
    priced: bool,
    clock: Clock = standing_still,
) -> PlanDocument:
    """The plan that the wishes allow, with the price of each constraint where asked for.

    The time limit of ten seconds is for all solving together, by the clock that the caller hands in.
    """
    names = tuple(dict.fromkeys((*wishes.scenarios, *pairs_of(wishes.policy))))
    grid = judge_grid(session, portfolio, names, lambda member: member.allowed)
    work = planning(portfolio, grid, wishes)
    watch = Stopwatch(TIME_LIMIT, clock)
    share = _PLAN_SHARE if priced else 1.0
    solution = solve(work.problem, TIME_LIMIT * share, clock=clock)
    worth = Worth()
    if priced:
        each = prices(portfolio, grid, wishes, True, watch.part(watch.left * _PRICES_SHARE))
        points = frontier(work.problem, watch) if solution.plan else ()
        worth = Worth(each, points)
    return plan_document(portfolio, grid, work, solution, worth)
