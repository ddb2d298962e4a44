"""What a stress test or a plan departs from, or does not rest on."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.document.inputs import departures_part, stale_files
from riskctl.assessment.document.lookups import not_looked_up_part
from riskctl.assessment.document.screening import screening_part
from riskctl.assessment.document.waivers import waiver_row
from riskctl.assessment.request import Request
from riskctl.document.model.assessment import NotLookedUpRow
from riskctl.document.model.standing import StandingPart
from riskctl.document.model.subject import WaiverRow
from riskctl.document.standing import joined
from riskctl.portfolio.grid import Grid
from riskctl.portfolio.load import Portfolio

_APPLIED = "applied"


def standing(portfolio: Portfolio, grid: Grid) -> StandingPart:
    """As in an assessment, over the routes in use; scenarios and limits stand in the document beside it."""
    request = grid.session.request()
    judgements = [cell.judgement for cell in grid.cells.values()]
    return {
        "stale": stale_files(request),
        "not_looked_up": joined(
            row for one in _in_use(portfolio, grid) for row in _missed(one, request)
        ),
        "departures": departures_part(request),
        "waivers": _waivers(judgements),
        "scenario": None,
        "hypothetical": [],
    }


def _in_use(portfolio: Portfolio, grid: Grid) -> Iterable[Judgement]:
    """Judgements of the routes in use; of every route where a portfolio uses none yet."""
    used = {(member.entry.id, route) for member in portfolio.members for route in member.uses}
    wanted = used & set(grid.cells) or set(grid.cells)
    by_route = {route: (case, route) for case, route in sorted(wanted, reverse=True)}
    cases = {case: (case, route) for case, route in sorted(wanted, reverse=True)}
    return [grid.cells[key].judgement for key in sorted({*by_route.values(), *cases.values()})]


def _missed(judgement: Judgement, request: Request) -> list[NotLookedUpRow]:
    screening = screening_part(judgement, request.assessor, request.watchlists)
    return not_looked_up_part(screening, judgement, request.assessor)


def _waivers(judgements: Iterable[Judgement]) -> list[WaiverRow]:
    """Each waiver once: applied where it applied to any use case and route."""
    rows: dict[str, WaiverRow] = {}
    for judgement in judgements:
        for state in judgement.standings:
            row = waiver_row(state)
            if row["id"] not in rows or row["state"] == _APPLIED:
                rows[row["id"]] = row
    return [rows[name] for name in sorted(rows)]
