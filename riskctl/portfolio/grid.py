"""Every use case by every route under every scenario: who may use what, and what a scenario does to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from riskctl.assessment.assessor import Judgement
from riskctl.portfolio.joint import engine
from riskctl.portfolio.load import Member, Portfolio
from riskctl.portfolio.nodes import Nodes, nodes_of
from riskctl.portfolio.rejudge import Rejudge
from riskctl.portfolio.verdict import (
    Effect,
    RouteVerdict,
    conditions_of,
    effect,
    read_verdict,
)
from riskctl.workspace.session import Session

RoutesOf = Callable[[Member], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A route for a use case: today's verdict, the effect of each scenario, and what the route depends on."""

    verdict: RouteVerdict
    effects: dict[str, Effect]
    nodes: Nodes
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells by use case and route; ``session`` is what they were judged with."""

    cells: dict[tuple[str, str], Cell]
    scenarios: tuple[str, ...]
    titles: dict[str, str]
    session: Session

    def conditions(self, case: str, route: str) -> tuple[str, ...]:
        """What must be done before the route is used for the use case."""
        judgement = self.cells[case, route].judgement
        assessor = self.session.request().assessor
        return conditions_of(judgement, assessor)


def judge_grid(
    session: Session, portfolio: Portfolio, scenarios: Sequence[str], routes_of: RoutesOf
) -> Grid:
    """Judge the routes of each use case under each scenario. Facts and compiled rules are shared between scenarios.

    Raises :class:`RequestError` for a scenario that there is none of.
    """
    today = session.request().assessor
    engines = {name: engine(session, name) for name in scenarios}
    rejudges = {name: Rejudge(today, supposed) for name, supposed in engines.items()}
    cells = {}
    for member in portfolio.members:
        for route in routes_of(member):
            subject = portfolio.offers[route].subject
            judgement = today.judge(subject, member.case, {})
            verdict = read_verdict(judgement)
            effects = {
                name: effect(verdict, read_verdict(rejudge.judge(judgement, member.case)))
                for name, rejudge in rejudges.items()
            }
            nodes = nodes_of(subject, judgement.facts.facts, session.workspace.catalogue)
            cells[member.entry.id, route] = Cell(verdict, effects, nodes, judgement)
    titles = {name: judged.scenario.title for name, judged in engines.items()}
    return Grid(cells, tuple(scenarios), titles, session)
