"""A stress test as one JSON object, and what it has in common with a plan: what every format is written from."""

from __future__ import annotations

from typing import Literal

from riskctl import __version__
from riskctl.portfolio.concentration import Concentration, PointOfFailure
from riskctl.portfolio.grid import Grid
from riskctl.portfolio.load import Member, Portfolio
from riskctl.portfolio.model.frame import PortfolioFrame
from riskctl.portfolio.model.stress import (
    ConcentrationRow,
    FailurePointRow,
    MatrixRow,
    StressDocument,
    StressedCaseRow,
)
from riskctl.portfolio.standing import standing
from riskctl.portfolio.stress import CaseStress, Stress

SCHEMA_VERSION: Literal["1.2"] = "1.2"
"""Of both documents: the minor number moves when a key is added, the major one when a key goes or changes."""
DIGITS = 6


def frame_of(portfolio: Portfolio, grid: Grid) -> PortfolioFrame:
    """What both documents begin with."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "riskctl", "version": __version__},
        "as_of": grid.session.as_of,
        "portfolio": {
            "id": portfolio.file.portfolio,
            "title": portfolio.file.title,
            "sha256": portfolio.sha256,
        },
        "scenarios": [{"id": name, "title": grid.titles[name]} for name in grid.scenarios],
        "standing": standing(portfolio, grid),
    }


def stress_document(stressed: Stress) -> StressDocument:
    """The stress test."""
    portfolio, grid = stressed.portfolio, stressed.grid
    return {
        **frame_of(portfolio, grid),
        "kind": "stress",
        "use_cases": [_case(member, grid) for member in portfolio.members],
        "matrix": [_cell(row, portfolio) for row in stressed.rows],
        "concentration": [_concentration(row) for row in stressed.concentrations],
        "single_points_of_failure": [_point(row) for row in stressed.points],
    }


def _case(member: Member, grid: Grid) -> StressedCaseRow:
    entry = member.entry
    return {
        "id": entry.id,
        "title": entry.title,
        "criticality": entry.criticality,
        "routes": [
            {"route": route, "today": grid.cells[entry.id, route].verdict.outcome}
            for route in member.uses
        ],
    }


def _cell(row: CaseStress, portfolio: Portfolio) -> MatrixRow:
    return {
        "use_case": row.case,
        "scenario": row.scenario,
        "state": row.state,
        "uncertain": row.uncertain,
        "lost": list(row.lost),
        "switch_to": row.switch_to,
        "switch_hours": row.switch_hours,
        "notice_hours": portfolio.notice(row.scenario),
        "in_time": row.in_time,
    }


def _concentration(row: Concentration) -> ConcentrationRow:
    return {
        "kind": row.kind,
        "hhi": round(row.hhi, DIGITS),
        "effective_number": round(row.effective, DIGITS),
        "shares": [{"node": node, "share": round(share, DIGITS)} for node, share in row.shares],
    }


def _point(row: PointOfFailure) -> FailurePointRow:
    return {"kind": row.kind, "node": row.node, "use_cases": list(row.cases), "weight": row.weight}
