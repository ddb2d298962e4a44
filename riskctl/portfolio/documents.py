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

SCHEMA_VERSION: Literal["1.3"] = "1.3"
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
        "matrix": [_cell(cell, portfolio) for cell in stressed.rows],
        "concentration": [
            _concentration(concentration) for concentration in stressed.concentrations
        ],
        "single_points_of_failure": [_point(point) for point in stressed.points],
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


def _cell(stress: CaseStress, portfolio: Portfolio) -> MatrixRow:
    return {
        "use_case": stress.case,
        "scenario": stress.scenario,
        "state": stress.state,
        "uncertain": stress.uncertain,
        "lost": list(stress.lost),
        "switch_to": stress.switch_to,
        "switch_hours": stress.switch_hours,
        "notice_hours": portfolio.notice(stress.scenario),
        "in_time": stress.in_time,
    }


def _concentration(concentration: Concentration) -> ConcentrationRow:
    return {
        "kind": concentration.kind,
        "hhi": round(concentration.hhi, DIGITS),
        "effective_number": round(concentration.effective, DIGITS),
        "shares": [
            {"node": node, "share": round(share, DIGITS)} for node, share in concentration.shares
        ],
    }


def _point(failure: PointOfFailure) -> FailurePointRow:
    return {
        "kind": failure.kind,
        "node": failure.node,
        "use_cases": list(failure.cases),
        "weight": failure.weight,
    }
