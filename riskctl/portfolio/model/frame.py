"""What the documents of stress and plan begin with."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypeAliasType, TypedDict

from riskctl.document.model.assessment import ToolPart
from riskctl.document.model.base import Day, Sha256, Within
from riskctl.document.model.standing import StandingPart

Share = TypeAliasType("Share", Annotated[float, Within(0, 1)])
Dollars = TypeAliasType("Dollars", Annotated[float, Within(0)])
"""US dollars a month, by the figures of the portfolio and of the catalogue."""
Hours = TypeAliasType("Hours", Annotated[float, Within(0)])
Weight = TypeAliasType("Weight", Annotated[float, Within(0)])
"""What use cases weigh by criticality: 1, 2, 4 or 8 each."""
CriticalityName = Literal["low", "medium", "high", "critical"]


class PortfolioPart(TypedDict):
    """The portfolio file."""

    id: str
    title: str
    sha256: Sha256


class ScenarioRow(TypedDict):
    """A scenario that was applied; ``a + b`` supposes both at once."""

    id: str
    title: str


class PortfolioFrame(TypedDict):
    """The head of both documents. Keys are only ever added within one major version."""

    schema_version: Literal["1.3"]
    tool: ToolPart
    as_of: Day
    portfolio: PortfolioPart
    scenarios: list[ScenarioRow]
    standing: StandingPart
