"""What the ownership engine says of the parties of a route, with its proof in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.document.parties import roles_of
from riskctl.assessment.party_ownership import PartyResult
from riskctl.facts.law import Source
from riskctl.ownership.amounts import percent
from riskctl.ownership.result import ProofNode, ProofStake, RegimeResult, Verdict

if TYPE_CHECKING:
    from riskctl.document.model.parties import (
        OwnershipFindingRow,
        OwnershipVerdict,
        PartyPart,
        ProofNodeRow,
        ProofPart,
        ProofStakeRow,
        RegimeSourceRow,
        RegimeStatusPart,
    )
    from riskctl.document.model.scores import EndsPart

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
        owned = assessor.ownership.of(vendor_id)
        party: PartyPart = {"party": vendor_id, "name": owned.result.label, "role": role}
        rows += [_row(party, owned, result) for result in owned.telling]
    return rows


def _row(party: PartyPart, owned: PartyResult, result: RegimeResult) -> OwnershipFindingRow:
    regime = result.regime
    return {
        **party,
        "regime": regime.id,
        "title": regime.title,
        "jurisdiction": regime.jurisdiction,
        "test": result.test,
        "status": _status(result),
        "verdict": _SPELLED[result.verdict],
        "summary": result.summary,
        "percent": _ends(result.low, result.high),
        "proof": _proof(result),
        "red_flags": [
            {"id": flag.id, "text": flag.text, "source": flag.source} for flag in result.flags
        ],
        "sources": [_source(source) for source in regime.sources],
        "notes": list(owned.result.notes),
        "grade": owned.grade(result),
    }


def _status(result: RegimeResult) -> RegimeStatusPart:
    window = result.window
    return {
        "status": result.status,
        "from": window.since if window else None,
        "through": window.through if window else None,
        "verify": window.verify if window else False,
    }


def _source(source: Source) -> RegimeSourceRow:
    return {
        "citation": source.citation,
        "title": source.title,
        "url": source.url,
        "retrieved": source.retrieved,
        "grade": source.grade,
    }


def _proof(result: RegimeResult) -> ProofPart:
    proof = result.proof
    return {
        "nodes": [_node(node) for node in proof.nodes],
        "sentences": list(proof.sentences),
        "cut": proof.cut,
    }


def _node(node: ProofNode) -> ProofNodeRow:
    return {
        "party": _called(node),
        "label": node.label,
        "role": node.role,
        "because": node.because,
        "stakes": [_stake(stake) for stake in node.stakes],
    }


def _stake(stake: ProofStake) -> ProofStakeRow:
    return {
        # A holder that is not known has no id; the words for it stand in its place.
        "holder": stake.holder if stake.known else stake.label,
        "label": stake.label,
        "percent": _ends(stake.low, stake.high),
        "counts": stake.counts,
        "holds": stake.words,
        "because": stake.because,
    }


def _called(node: ProofNode) -> str:
    """The id of a party; one that is not known has none, and is called whose holder it is."""
    return node.party if node.known else node.label


def _ends(low: int, high: int) -> EndsPart:
    return {"low": percent(low), "high": percent(high)}
