"""From a portfolio and wishes to the document of a plan: judge, solve, price, write down."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.portfolio.frontier import FrontierLevel, frontier_levels
from riskctl.portfolio.grid import Grid, judge_grid
from riskctl.portfolio.load import Portfolio
from riskctl.portfolio.losses import pairs_of
from riskctl.portfolio.model.plan import PlanDocument
from riskctl.portfolio.plan_document import plan_document
from riskctl.portfolio.planning import Planning, Wishes, planning
from riskctl.portfolio.prices import PriceQuestion, price_questions, remedies
from riskctl.portfolio.solve import TIME_LIMIT, Solution, solve
from riskctl.portfolio.stopwatch import Clock, Stopwatch, standing_still
from riskctl.portfolio.worth import Worth, valued
from riskctl.workspace.session import Session

_PLAN_SHARE = 0.6
"""Share of the time limit for the plan itself where it is priced."""


def draft_plan(
    session: Session,
    portfolio: Portfolio,
    wishes: Wishes,
    priced: bool,
    clock: Clock = standing_still,
) -> PlanDocument:
    """The plan that the wishes allow, with the price of each constraint where asked for.

    Where there is none, what would make one possible is looked for in any case.
    The time limit of ten seconds is for all solving together, by the clock that the caller hands in.
    """
    # Pairs are judged like scenarios of their own: what two do at once is not the sum of both.
    names = tuple(dict.fromkeys((*wishes.scenarios, *pairs_of(wishes.policy))))
    grid = judge_grid(session, portfolio, names, lambda member: member.allowed)
    work = planning(portfolio, grid, wishes)
    watch = Stopwatch(TIME_LIMIT, clock)
    share = _PLAN_SHARE if priced else 1.0
    solution = solve(work.problem, TIME_LIMIT * share, clock=clock)
    worth = Worth()
    # Without a plan the way to one is the only thing of use.
    if work.problem.served and (priced or not solution.plan):
        questions, levels = _asked(portfolio, grid, wishes, work, solution)
        solution, worth = valued(work.problem, solution, questions, levels, watch)
    return plan_document(portfolio, grid, work, solution, worth)


def _asked(
    portfolio: Portfolio, grid: Grid, wishes: Wishes, work: Planning, solution: Solution
) -> tuple[Sequence[PriceQuestion], Sequence[FrontierLevel]]:
    """What else to solve: prices and levels of a plan, or what stands in the way of one."""
    if solution.plan:
        return price_questions(portfolio, grid, wishes), frontier_levels(work.problem)
    return remedies(portfolio, grid, wishes), ()
