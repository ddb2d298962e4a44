"""The legal entities of a route: screening, stakes, and verdicts of the ownership regimes."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypedDict

from riskctl.document.model.base import (
    Day,
    GradeName,
    Length,
    OneOf,
    Points,
    Sha256,
    Since,
)
from riskctl.document.model.scores import EndsPart

OwnershipVerdict = Literal["blocked", "possible", "not-blocked"]
RegimeState = Annotated[str, OneOf(lambda: ("in-force", "suspended", "not-in-force", "announced"))]


class PartyPart(TypedDict):
    """A party of the route: its id, its name, and its roles joined by commas."""

    party: str
    name: str
    role: str


class ListCopyPart(TypedDict):
    """What was read of a list: its name and the text it was read in, with entries and hash where a copy is at hand.

    Documents of version 1.0 do not say it. ``rows`` and ``sha256`` are null for a look-up that a profile states.
    """

    title: str
    source: str
    rows: int | None
    sha256: Sha256 | None


class ScreeningRow(PartyPart, ListCopyPart):
    """One party held against one list; ``score`` is the likeness of the names in percent."""

    list: str
    outcome: Literal["match", "review", "related", "clear", "unknown"]
    score: Points
    entry: str | None
    reason: str
    checked: Day
    grade: GradeName


class StakeRow(Since):
    """A stake in a party that holds on the day."""

    entity: str
    owner: str
    owner_id: str | None
    percent: EndsPart | None
    votes: EndsPart | None
    control: bool
    through: Day | None
    source: str
    grade: GradeName


class RegimeStatusPart(Since):
    """Whether a regime is in force on the day."""

    status: RegimeState
    through: Day | None
    verify: bool


class ProofStakeRow(TypedDict):
    """A holding in a proof, whether it counts, and why."""

    holder: str
    label: str
    percent: EndsPart
    counts: bool
    holds: str
    because: str


class ProofNodeRow(TypedDict):
    """A company in a proof with its holders."""

    party: str
    label: str
    role: Literal["target", "top", "passes-on", "not-counted"]
    because: str
    stakes: list[ProofStakeRow]


class ProofPart(TypedDict):
    """Companies with the target first, and the same in sentences; ``cut``: more was left out."""

    nodes: list[ProofNodeRow]
    sentences: list[str]
    cut: bool


class RedFlagRow(TypedDict):
    """Something to look into whatever the verdict."""

    id: str
    text: str
    source: str


class RegimeSourceRow(TypedDict):
    """What a regime cites."""

    citation: str
    title: str
    url: str
    retrieved: Day
    grade: GradeName


class OwnershipFindingRow(PartyPart):
    """One party under one regime."""

    regime: str
    title: str
    jurisdiction: str
    test: str
    status: RegimeStatusPart
    verdict: OwnershipVerdict
    summary: str
    percent: EndsPart
    proof: ProofPart
    red_flags: list[RedFlagRow]
    sources: Annotated[list[RegimeSourceRow], Length(1)]
    notes: list[str]
    grade: GradeName
