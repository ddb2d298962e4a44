"""The document of a stress test."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from riskctl.document.outcomes import OutcomeName
from riskctl.portfolio.file import NodeKind
from riskctl.portfolio.model.frame import (
    CriticalityName,
    Hours,
    PortfolioFrame,
    Share,
    Weight,
)


class RouteInUseRow(TypedDict):
    """A route in use, with its outcome before any scenario."""

    route: str
    today: OutcomeName


class StressedCaseRow(TypedDict):
    """A use case with its routes, the primary first."""

    id: str
    title: str
    criticality: CriticalityName
    routes: list[RouteInUseRow]


class MatrixRow(TypedDict):
    """A use case under a scenario. ``in_time`` is null where there is nothing to switch, or no notice is stated."""

    use_case: str
    scenario: str
    state: Literal["holds", "fallback-lost", "primary-lost", "all-lost"]
    uncertain: bool
    lost: list[str]
    switch_to: str
    switch_hours: Hours | None
    notice_hours: Hours | None
    in_time: bool | None


class NodeShareRow(TypedDict):
    """The share of one node among primary routes, weighted by criticality."""

    node: str
    share: Share


class ConcentrationRow(TypedDict):
    """One kind of node: ``hhi`` is the sum of squared shares, ``effective_number`` its inverse."""

    kind: NodeKind
    hhi: Share
    effective_number: Weight
    shares: list[NodeShareRow]


class FailurePointRow(TypedDict):
    """A node that every route of these use cases needs."""

    kind: NodeKind
    node: str
    use_cases: list[str]
    weight: Weight


class StressDocument(PortfolioFrame):
    """What each scenario takes from each use case, and on what the portfolio hangs."""

    kind: Literal["stress"]
    use_cases: list[StressedCaseRow]
    matrix: list[MatrixRow]
    concentration: list[ConcentrationRow]
    single_points_of_failure: list[FailurePointRow]
