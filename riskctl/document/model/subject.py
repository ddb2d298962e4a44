"""What was asked: the model by a route, the use, and the waivers in hand."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypedDict

from riskctl.document.model.base import Day, FactValue, Matches
from riskctl.facts.terms import Strength


class ScenarioPart(TypedDict):
    """The what-if the document was made under."""

    id: str
    title: str
    trigger: str


class OrganisationPart(TypedDict):
    """An organisation by id and name, with the names it bears in other scripts."""

    id: str
    name: str
    native_names: list[str]


class ModelPart(TypedDict):
    """The model that is asked about."""

    id: str
    name: str
    developer: OrganisationPart


class RoutePart(TypedDict):
    """The route by which it is used."""

    id: str
    title: str
    operator: OrganisationPart
    deployment: str | None


class SubjectPart(TypedDict):
    """A model by a route, as it was asked for."""

    id: Annotated[str, Matches("^[^@]+@[^@]+$")]
    asked: str
    notes: list[str]
    model: ModelPart
    route: RoutePart


class UseCasePart(TypedDict):
    """Who uses it, for what. ``source`` is the text of the file, to make the assessment again."""

    id: str
    title: str
    organisation: str
    purpose: str
    criticality: Literal["low", "medium", "high", "critical"]
    sector: FactValue
    country: FactValue
    source: str


class WaiverRow(TypedDict):
    """A waiver or an override, and whether it applied."""

    id: str
    rule: str
    subject: str
    state: Literal["applied", "expired", "unused"]
    strength: Strength | None
    reason: str
    approver: str
    through: Day
