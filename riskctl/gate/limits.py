"""Limits of a policy that need the catalogue: families, routes, licences, countries of companies, retired ids."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.ids import parse_id
from riskctl.discovery.usage import Usage
from riskctl.gate.denied import family_in
from riskctl.gate.policy import GatePolicy
from riskctl.gate.relatives import model_of, relatives_of, retired, stated_fact
from riskctl.gate.routes import route_of

_MODELS = ("model", "model_pull")


def limit_breaches(policy: GatePolicy, usage: Usage, catalogue: Catalogue, as_of: str) -> list[str]:
    """Why the policy forbids a usage by what the catalogue knows; what it does not know is on no allowed list."""
    reasons = []
    if usage.kind in (*_MODELS, "image", "endpoint"):
        relatives = (*relatives_of(usage.model, catalogue, as_of), usage.developer)
        family = family_in(usage.model, policy.entries("forbidden-families"), relatives)
        if family:
            reasons.append(f"it is of the family {family}, which is among forbidden-families")
    if usage.kind in (*_MODELS, "endpoint"):
        # One name or an empty one: what is not known is on no allowed list.
        reasons += policy.listed("routes", route_of(usage, catalogue))
        for seat in _countries(usage, catalogue, as_of):
            reasons += policy.listed("jurisdictions", seat)
    if usage.kind in _MODELS:
        reasons += policy.listed("licences", _licence(usage, catalogue, as_of))
        reasons += _of_id(policy, usage, catalogue, as_of)
    return reasons


def _of_id(policy: GatePolicy, usage: Usage, catalogue: Catalogue, as_of: str) -> Iterator[str]:
    if "forbid-deprecated" in policy.switches:
        note = retired(usage.model, catalogue, as_of)
        if note:
            yield f"the id is deprecated: {note}"
    is_pinned = parse_id(usage.model).date or "; revision " in usage.evidence
    if "pinned-models" in policy.switches and not is_pinned:
        yield "the model is not pinned by a dated id or a revision"


def _countries(usage: Usage, catalogue: Catalogue, as_of: str) -> list[str]:
    """The seats of the operator and of the developer; an empty text where the catalogue does not know one."""
    route = catalogue.routes.get(route_of(usage, catalogue))
    vendors = [] if route is None else [route.operator]
    if usage.kind in _MODELS:
        model = catalogue.models.get(model_of(usage.model, catalogue, as_of))
        vendors.append(model.developer if model else "")
    seats = [_seat(vendor, catalogue, as_of) for vendor in vendors if vendor != "actor"]
    return seats or ([] if vendors else [""])


def _seat(vendor: str, catalogue: Catalogue, as_of: str) -> str:
    profile = catalogue.vendors.get(vendor)
    return stated_fact(profile, vendor, "operator.country", catalogue, as_of) if profile else ""


def _licence(usage: Usage, catalogue: Catalogue, as_of: str) -> str:
    model_id = model_of(usage.model, catalogue, as_of)
    model = catalogue.models.get(model_id)
    return stated_fact(model, model_id, "model.licence", catalogue, as_of) if model else ""
