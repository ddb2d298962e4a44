"""The whole document, and the files it was made from."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from riskctl.document.model.base import Day, Sha256
from riskctl.document.model.decision import DecisionPart
from riskctl.document.model.findings import FindingRow, GapRow, RouteFactRow
from riskctl.document.model.outlook import (
    AlternativeRow,
    FlipRow,
    HorizonRow,
    NotAssessedRow,
    SuppliedFactRow,
    ValidUntilPart,
)
from riskctl.document.model.parties import OwnershipFindingRow, ScreeningRow, StakeRow
from riskctl.document.model.scores import ScoresPart
from riskctl.document.model.subject import ScenarioPart, SubjectPart, UseCasePart, WaiverRow


class ToolPart(TypedDict):
    """What made the document."""

    name: Literal["riskctl"]
    version: str


class InputRow(TypedDict):
    """A file the document was made from. ``bears`` is false for a ruleset that no finding comes from."""

    id: str
    kind: str
    sha256: Sha256
    date: Day | None
    stale: bool
    bears: bool


class StaleRow(TypedDict):
    """A ruleset or list past its date: what it says may have changed since."""

    kind: str
    id: str
    date: Day | None


Names = list[str]


class NotLookedUpRow(TypedDict):
    """A list that the organisation's countries need, the parties it was not looked up for, and why."""

    list: str
    title: str
    parties: Names
    why: str


class DepartureRow(TypedDict):
    """Something that is not as it ships: a file of a higher layer, or a list not had from its publisher."""

    kind: str
    id: str
    change: Literal["replaced", "added", "imported"]
    sha256: Sha256


class InputsPart(TypedDict):
    """All files the document was made from."""

    rulesets: list[InputRow]
    watchlists: list[InputRow]
    profiles: list[InputRow]


class UnsignedAssessment(TypedDict):
    """The document before its digest is computed."""

    schema_version: str
    tool: ToolPart
    as_of: Day
    scenario: ScenarioPart | None
    hypothetical: list[SuppliedFactRow]
    subject: SubjectPart
    use_case: UseCasePart | None
    decision: DecisionPart
    scores: ScoresPart
    findings: list[FindingRow]
    gaps: list[GapRow]
    screening: list[ScreeningRow]
    ownership: list[StakeRow]
    ownership_findings: list[OwnershipFindingRow]
    horizon: list[HorizonRow]
    not_assessed: list[NotAssessedRow]
    stale: list[StaleRow]
    not_looked_up: list[NotLookedUpRow]
    departures: list[DepartureRow]
    alternatives: list[AlternativeRow]
    sensitivity: list[FlipRow]
    sensitivity_searched: NotRequired[Literal[1, 2]]
    """The size up to which all sets of changes were searched; only where larger ones were too many to try."""
    route_facts: list[RouteFactRow]
    valid_until: ValidUntilPart | None
    waivers: list[WaiverRow]
    inputs: InputsPart


class Assessment(UnsignedAssessment):
    """One assessment document; ``digest`` is the SHA-256 of all the rest in canonical JSON by RFC 8785."""

    digest: Sha256
