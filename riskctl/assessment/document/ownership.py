"""What the ownership engine says of the parties of a route, with its proof in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.document.parties import roles_of
from riskctl.assessment.party_ownership import PartyResult
from riskctl.ownership.result import RegimeResult, Verdict

if TYPE_CHECKING:
    from riskctl.document.model.parties import (
        OwnershipFindingRow,
        OwnershipVerdict,
        RegimeStatusPart,
    )

_SPELLED: dict[Verdict, OwnershipVerdict] = {
    "blocked": "blocked",
    "possible": "possible",
    "not_blocked": "not-blocked",
}
"""Verdicts of the engine as the document spells them."""


def ownership_findings_part(judgement: Judgement, assessor: Assessor) -> list[OwnershipFindingRow]:
    """Per party and regime, where an owner is or may be listed: verdict, share, proof and red flags."""
    rows = []
    for vendor_id, role in sorted(roles_of(judgement).items()):
        party = assessor.ownership.of(vendor_id)
        names = {
            _unknown(company.id): _unknown(company.label())
            for company in party.graph.graph.parties.values()
        }
        rows += [_row(vendor_id, role, party, result, names) for result in party.telling]
    return rows


def _unknown(company: str) -> str:
    """What the engine calls a holder of a company that is not known."""
    return f"a holder of {company} that is not known"


def _named(value: Any, names: dict[str, str]) -> Any:
    """The row with holders that are not known called by the name of their company rather than by its id."""
    if isinstance(value, dict):
        return {key: _named(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [_named(part, names) for part in value]
    if isinstance(value, str) and "a holder of " in value:
        for plain, named in names.items():
            value = value.replace(plain, named)
    return value


def _row(
    vendor_id: str, role: str, party: PartyResult, result: RegimeResult, names: dict[str, str]
) -> OwnershipFindingRow:
    """The keys of the engine, with the verdict in the spelling of the document and without what the rulesets hold."""
    plain_row = result.to_json()
    row: OwnershipFindingRow = {
        "party": vendor_id,
        "name": party.result.label,
        "role": role,
        "regime": result.regime.id,
        "title": result.regime.title,
        "jurisdiction": result.regime.jurisdiction,
        "test": result.test,
        "status": _status(result),
        "verdict": _SPELLED[result.verdict],
        "summary": result.summary,
        "percent": plain_row["percent"],
        "proof": plain_row["proof"],
        "red_flags": plain_row["red_flags"],
        "sources": plain_row["sources"],
        "notes": list(party.result.notes),
        "grade": party.grade(result),
    }
    return cast("OwnershipFindingRow", _named(row, names))


def _status(result: RegimeResult) -> RegimeStatusPart:
    window = result.window
    return {
        "status": result.status,
        "from": window.since if window else None,
        "through": window.through if window else None,
        "verify": window.verify if window else False,
    }
