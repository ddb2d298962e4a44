"""The legal entities of a route: screening, stakes, and verdicts of the ownership regimes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from riskctl.document.model.base import Day, Part, Points
from riskctl.document.model.scores import Ends
from riskctl.facts.grades import Grade


class ScreeningRow(Part):
    """One party held against one list."""

    party: str
    name: str
    role: str
    list: str
    outcome: Literal["match", "review", "related", "clear", "unknown"]
    score: Points
    entry: str | None
    reason: str
    checked: Day
    grade: Grade


class StakeRow(Part):
    """A stake in a party that holds on the day."""

    entity: str
    owner: str
    owner_id: str | None
    percent: Ends | None
    votes: Ends | None
    control: bool
    since: Day | None = Field(alias="from")
    through: Day | None
    source: str
    grade: Grade


class RegimeStatus(Part):
    """Whether a regime is in force on the day."""

    status: Literal["in-force", "suspended", "not-in-force", "announced"]
    since: Day | None = Field(alias="from")
    through: Day | None
    verify_: bool = Field(alias="verify")


class ProofStakeRow(Part):
    """A holding in a proof, whether it counts, and why."""

    holder: str
    label: str
    percent: Ends
    counts: bool
    holds: str
    because: str


class ProofNodeRow(Part):
    """A company in a proof with its holders."""

    party: str
    label: str
    role: str
    because: str
    stakes: tuple[ProofStakeRow, ...]


class ProofRow(Part):
    """Companies with the target first, and the same in sentences; ``cut``: more was left out."""

    nodes: tuple[ProofNodeRow, ...]
    sentences: tuple[str, ...]
    cut: bool


class RedFlagRow(Part):
    """Something to look into whatever the verdict."""

    id: str
    text: str
    source: str


class RegimeSource(Part):
    """What a regime cites."""

    citation: str
    title: str
    url: str
    retrieved: Day
    grade: Grade


class OwnershipFinding(Part):
    """One party under one regime."""

    party: str
    name: str
    role: str
    regime: str
    title: str
    jurisdiction: str
    test: str
    status: RegimeStatus
    verdict: Literal["blocked", "possible", "not-blocked"]
    summary: str
    percent: Ends
    proof: ProofRow
    red_flags: tuple[RedFlagRow, ...]
    sources: tuple[RegimeSource, ...]
    notes: tuple[str, ...]
    grade: Grade
