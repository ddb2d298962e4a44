"""Every use case by every route under every scenario: who may use what, and what a scenario does to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from riskctl.assessment.assessor import Judgement, Subject
from riskctl.assessment.rejudge import Rejudge
from riskctl.catalogue.use_case import UseCase
from riskctl.portfolio.alike import representatives
from riskctl.portfolio.joint import engine
from riskctl.portfolio.load import Member, Portfolio
from riskctl.portfolio.nodes import Nodes, nodes_of
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
    # Compiled once a scenario; a cell then judges what the scenario moves.
    engines = {name: engine(session, name) for name in scenarios}
    judge = _CellJudge(
        session, {name: Rejudge(today, engine_of) for name, engine_of in engines.items()}
    )
    alike = representatives(portfolio.members, today.overlays)
    judged: dict[tuple[str, str], Cell] = {}
    cells = {}
    for member in portfolio.members:
        like = alike[member.entry.id]
        for route in routes_of(member):
            key = (like.entry.id, route)
            if key not in judged:
                judged[key] = judge.cell(portfolio.offers[route].subject, like.case)
            cells[member.entry.id, route] = judged[key]
    titles = {name: supposed.scenario.title for name, supposed in engines.items()}
    return Grid(cells, tuple(scenarios), titles, session)


class _CellJudge:
    """Judges a route for a use case today and under each scenario."""

    def __init__(self, session: Session, rejudges: Mapping[str, Rejudge]) -> None:
        self._today = session.request().assessor
        self._catalogue = session.workspace.catalogue
        self._rejudges = rejudges

    def cell(self, subject: Subject, case: UseCase) -> Cell:
        """The cell of one pair."""
        judgement = self._today.judge(subject, case, {})
        verdict = read_verdict(judgement)
        effects = {
            name: effect(verdict, read_verdict(rejudge.judge(judgement, case)))
            for name, rejudge in self._rejudges.items()
        }
        nodes = nodes_of(subject, judgement.facts.facts, self._catalogue)
        return Cell(verdict, effects, nodes, judgement)
