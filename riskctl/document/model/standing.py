"""What an answer departs from, or does not rest on, for documents made of several assessments."""

from __future__ import annotations

from typing_extensions import TypedDict

from riskctl.document.model.assessment import DepartureRow, NotLookedUpRow, StaleRow
from riskctl.document.model.outlook import SuppliedFactRow
from riskctl.document.model.subject import ScenarioPart, WaiverRow


class StandingPart(TypedDict):
    """The same keys as in an assessment: what departs from the bundled data or from the question as asked."""

    stale: list[StaleRow]
    not_looked_up: list[NotLookedUpRow]
    departures: list[DepartureRow]
    waivers: list[WaiverRow]
    scenario: ScenarioPart | None
    hypothetical: list[SuppliedFactRow]
