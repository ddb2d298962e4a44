"""The whole document, read from its bytes with the place of what is wrong, and written to the same bytes."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from riskctl.document.canonical import canonical_bytes, digest
from riskctl.document.errors import DocumentError
from riskctl.document.model.base import Day, Part, Sha256, Value
from riskctl.document.model.decision import Decision
from riskctl.document.model.findings import Finding, Gap, RouteFact
from riskctl.document.model.outlook import (
    Alternative,
    FlipRow,
    HorizonRow,
    NotAssessed,
    SuppliedFact,
)
from riskctl.document.model.parties import OwnershipFinding, ScreeningRow, StakeRow
from riskctl.document.model.scores import WholeScores
from riskctl.text.display import safe

_MOST_PROBLEMS = 5


class Tool(Part):
    """What made the document."""

    name: str
    version: str


class ScenarioRow(Part):
    """The what-if the document was made under."""

    id: str
    title: str
    trigger: str


class Named(Part):
    """An organisation by id and name."""

    id: str
    name: str
    native_names: tuple[str, ...] = ()


class SubjectModel(Part):
    """The model that is asked about."""

    id: str
    name: str
    developer: Named


class SubjectRoute(Part):
    """The route by which it is used."""

    id: str
    title: str
    operator: Named
    deployment: str | None


class SubjectRow(Part):
    """A model by a route, as it was asked for."""

    id: str
    asked: str
    notes: tuple[str, ...]
    model: SubjectModel
    route: SubjectRoute


class UseCaseRow(Part):
    """Who uses it, for what. ``source`` is the text of the file, to make the assessment again."""

    id: str
    title: str
    criticality: str
    sector: Value
    country: Value
    organisation: str = ""
    purpose: str = ""
    source: str = ""


class WaiverRow(Part):
    """A waiver or an override, and whether it applied."""

    id: str
    rule: str
    subject: str
    state: str
    strength: str | None
    reason: str
    approver: str
    through: Day


class InputRow(Part):
    """A file the document was made from. ``bears`` is false for a ruleset that no finding comes from."""

    id: str
    kind: str
    sha256: Sha256
    date: Day | None
    stale: bool
    bears: bool = True


class ValidUntil(Part):
    """The last day before something that bore on the answer changes by itself, and what does."""

    date: Day
    kind: Literal["window", "statement", "evidence", "waiver", "review", "list"]
    why: str


class StaleInput(Part):
    """A ruleset or list past its date: what it says may have changed since."""

    kind: str
    id: str
    date: Day | None


class Inputs(Part):
    """All files the document was made from."""

    rulesets: tuple[InputRow, ...]
    watchlists: tuple[InputRow, ...]
    profiles: tuple[InputRow, ...]


class Assessment(Part):
    """One assessment document (DESIGN, contract of the keys)."""

    schema_version: str
    tool: Tool
    as_of: Day
    scenario: ScenarioRow | None
    hypothetical: tuple[SuppliedFact, ...]
    subject: SubjectRow
    use_case: UseCaseRow | None
    decision: Decision
    scores: WholeScores
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    screening: tuple[ScreeningRow, ...]
    ownership: tuple[StakeRow, ...]
    ownership_findings: tuple[OwnershipFinding, ...]
    horizon: tuple[HorizonRow, ...]
    alternatives: tuple[Alternative, ...]
    sensitivity: tuple[FlipRow, ...]
    waivers: tuple[WaiverRow, ...]
    inputs: Inputs
    digest: Sha256
    not_assessed: tuple[NotAssessed, ...] = ()
    stale: tuple[StaleInput, ...] = ()
    route_facts: tuple[RouteFact, ...] = ()
    valid_until: ValidUntil | None = None

    @classmethod
    def from_json(cls, content: bytes | str) -> Assessment:
        """Read one document. Raises :class:`DocumentError` with the place of each problem."""
        try:
            return cls.model_validate_json(content)
        except ValidationError as error:
            raise DocumentError(_problems(error)) from None

    @classmethod
    def from_data(cls, data: Any) -> Assessment:
        """As :meth:`from_json`, from JSON data already parsed."""
        try:
            return cls.from_json(json.dumps(data, ensure_ascii=False, allow_nan=False))
        except (TypeError, ValueError, RecursionError) as error:
            raise DocumentError(f"$: not JSON: {error}") from error

    def to_data(self) -> dict[str, Any]:
        """Plain JSON data with the keys that were there when it was read."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def to_json_bytes(self) -> bytes:
        """The canonical bytes of the file."""
        return canonical_bytes(self.to_data())

    def computed_digest(self) -> str:
        """What :attr:`digest` must be for the document to be as it was written."""
        data = self.to_data()
        del data["digest"]
        return digest(data)


def _problems(error: ValidationError) -> str:
    lines = [_problem(detail) for detail in error.errors()[:_MOST_PROBLEMS]]
    hidden = error.error_count() - len(lines)
    return "; ".join(lines) + (f"; and {hidden} more" if hidden else "")


def _problem(detail: ErrorDetails) -> str:
    place = "$"
    for step in detail["loc"]:
        place += f"[{step}]" if isinstance(step, int) else f".{safe(step, 60)}"
    return f"{place}: {safe(detail['msg'], 200)}"
