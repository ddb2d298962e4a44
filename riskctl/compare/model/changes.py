"""Two assessments against each other."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypedDict

from riskctl.compare.differences import Area, CauseKind
from riskctl.document.model.base import Count, Day, Length, Sha256
from riskctl.document.model.standing import StandingPart
from riskctl.document.outcomes import OutcomeName


class SidePart(TypedDict):
    """One of the two assessments."""

    subject: str
    as_of: Day
    use_case: str | None
    scenario: str | None
    riskctl: str
    digest: Sha256
    outcome: OutcomeName
    standing: StandingPart


class OutcomesPart(TypedDict):
    """The outcome of either side."""

    before: OutcomeName
    after: OutcomeName


class CauseRow(TypedDict):
    """Why something changed; not ``certain`` where it only may have made the difference."""

    kind: CauseKind
    id: str
    text: str
    certain: bool


class DifferenceRow(TypedDict):
    """One difference, in words; empty where a side has nothing."""

    area: Area
    id: str
    title: str
    before: str
    after: str
    causes: Annotated[list[CauseRow], Length(1)]


class InputDifferenceRow(TypedDict):
    """A file that differs, or that only one side was made from; the hashes of either side."""

    kind: str
    id: str
    change: Literal["added", "removed", "changed"]
    before: str
    after: str


class ChangesDocument(TypedDict):
    """Every difference between two assessments with its causes."""

    schema_version: Literal["1.1"]
    kind: Literal["changes"]
    before: SidePart
    after: SidePart
    same: bool
    outcome: OutcomesPart
    causes: dict[CauseKind, Count]
    changes: list[DifferenceRow]
    inputs: list[InputDifferenceRow]
