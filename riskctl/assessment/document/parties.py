"""The legal entities of a route by their roles, and who holds stakes in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.catalogue.profiles import Owner
from riskctl.text.dates import within

if TYPE_CHECKING:
    from riskctl.document.model.parties import StakeRow
    from riskctl.document.model.scores import EndsPart


def roles_of(judgement: Judgement) -> dict[str, str]:
    """Vendor ids of the route's parties with their roles, joined by commas."""
    roles: dict[str, list[str]] = {}
    for party in judgement.facts.parties:
        roles.setdefault(party.vendor, []).append(party.role)
    return {vendor: ", ".join(dict.fromkeys(names)) for vendor, names in roles.items()}


def ownership_part(judgement: Judgement, assessor: Assessor) -> list[StakeRow]:
    """Stakes in the parties that hold on the day."""
    return [
        _stake(vendor_id, owner, assessor)
        for vendor_id in roles_of(judgement)
        for owner in assessor.catalogue.vendors[vendor_id].owners
        if is_held(owner, assessor.as_of)
    ]


def is_held(owner: Owner, as_of: str) -> bool:
    """Whether the stake is held on the day."""
    return within(owner.since, owner.through, as_of)


def _stake(vendor_id: str, owner: Owner, assessor: Assessor) -> StakeRow:
    vendor = assessor.catalogue.vendors[vendor_id]
    named = assessor.catalogue.vendors.get(owner.owner)
    source = assessor.catalogue.sources(vendor)[owner.source]
    return {
        "entity": vendor_id,
        "owner": named.name if named else owner.name or owner.owner,
        "owner_id": owner.owner or None,
        "percent": _percent(owner.percent),
        "votes": _percent(owner.votes),
        "control": owner.control,
        "from": owner.since,
        "through": owner.through,
        "source": source.title,
        "grade": owner.grade,
    }


def _percent(raw: object) -> EndsPart | None:
    """A share as written in a profile: one number or a range of two."""
    ends = raw if isinstance(raw, list) else [raw, raw]
    try:
        # Words such as `unknown` are no figures.
        low, high = (float(str(end)) for end in ends)
    except ValueError:
        return None
    return {"low": low, "high": high}
