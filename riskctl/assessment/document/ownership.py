"""What the ownership engine says of the parties of a route, with its proof in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.document.parties import roles_of
from riskctl.assessment.party_ownership import PartyResult
from riskctl.ownership.result import RegimeResult

Json = dict[str, Any]


def ownership_findings_part(judgement: Judgement, assessor: Assessor) -> list[Json]:
    """Per party and regime, where an owner is or may be listed: verdict, share, proof and red flags."""
    rows = []
    for vendor_id, role in sorted(roles_of(judgement).items()):
        found = assessor.ownership.of(vendor_id)
        names = {
            _unknown(party.id): _unknown(party.label())
            for party in found.graph.graph.parties.values()
        }
        rows += [_named(_row(vendor_id, role, found, one), names) for one in found.telling]
    return rows


def _unknown(company: str) -> str:
    """What the engine calls a holder of a company that is not known."""
    return f"a holder of {company} that is not known"


def _named(value: Any, names: Mapping[str, str]) -> Any:
    """The row with holders that are not known called by the name of their company rather than by its id."""
    if isinstance(value, dict):
        return {key: _named(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_named(item, names) for item in value]
    if isinstance(value, str) and "a holder of " in value:
        for plain, named in names.items():
            value = value.replace(plain, named)
    return value


def _row(vendor_id: str, role: str, found: PartyResult, one: RegimeResult) -> Json:
    """The keys of the engine, with the verdict in the spelling of the document and without what the rulesets hold."""
    row = one.to_json()
    status = {key: value for key, value in row["status"].items() if key != "note"}
    return {
        "party": vendor_id,
        "name": found.result.label,
        "role": role,
        "regime": row["regime"],
        "title": row["title"],
        "jurisdiction": row["jurisdiction"],
        "test": row["test"],
        "status": status,
        "verdict": row["verdict"].replace("_", "-"),
        "summary": row["summary"],
        "percent": row["percent"],
        "proof": row["proof"],
        "red_flags": row["red_flags"],
        "sources": row["sources"],
        "notes": list(found.result.notes),
        "grade": found.grade(one),
    }
