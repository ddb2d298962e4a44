"""Solve a plan with what each constraint and each level of resilience costs, in one time limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.portfolio.frontier import FrontierLevel, resilience
from riskctl.portfolio.pool import pooled
from riskctl.portfolio.prices import PriceQuestion
from riskctl.portfolio.problem import PlanProblem
from riskctl.portfolio.solve import Solution, Status, solve
from riskctl.portfolio.stopwatch import Stopwatch

SECONDS = 2.0
"""Time for each plan beside the first, at most."""
UNHURRIED = Stopwatch(float("inf"))


@dataclass(frozen=True, slots=True)
class Price:
    """The cost of the plan when one thing is different; None where no plan was found, or by ``status`` there is none.

    ``uncoverable`` and ``short`` count pairs that no plan covers and use cases with too few fallbacks.
    """

    change: str
    cost: float | None
    unserved: tuple[str, ...]
    uncoverable: int
    short: int
    status: Status


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """A plan for which only these use cases must survive; ``resilience`` is the share of weighted cover it reaches."""

    demanded: str
    cost: float
    resilience: float


@dataclass(frozen=True, slots=True)
class Worth:
    """What constraints and resilience cost; both empty where that was not asked for."""

    prices: tuple[Price, ...] = ()
    frontier: tuple[FrontierPoint, ...] = ()


def valued(
    problem: PlanProblem,
    solution: Solution,
    questions: Sequence[PriceQuestion],
    levels: Sequence[FrontierLevel] = (),
    watch: Stopwatch = UNHURRIED,
) -> tuple[Solution, Worth]:
    """The plan, which another search may have improved, with a price for each question and a point for each level."""
    problems = [question.problem for question in questions] + [level.problem for level in levels]
    solutions = []
    for done, changed in enumerate(problems):
        seconds = min(SECONDS, watch.left / (len(problems) - done))
        solutions.append(solve(changed, seconds, clock=watch.clock))
    first, *answers = pooled([problem, *problems], [solution, *solutions])
    asked = len(questions)
    prices = tuple(map(_price, questions, answers[:asked]))
    points = [
        FrontierPoint(level.demanded, answer.cost, resilience(problem, answer.plan))
        for level, answer in zip(levels, answers[asked:], strict=True)
        if answer.cost is not None
    ]
    return first, Worth(prices, tuple(points))


def _price(question: PriceQuestion, solution: Solution) -> Price:
    problem = question.problem
    counts = (len(problem.uncoverable), len(problem.short))
    return Price(question.change, solution.cost, problem.unserved, *counts, solution.status)
