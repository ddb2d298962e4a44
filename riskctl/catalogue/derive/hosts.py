"""The host of an endpoint names a place: the operator's own region, or a service offered in one country only."""

from __future__ import annotations

from riskctl.catalogue.claims import Claim
from riskctl.catalogue.profiles import Route
from riskctl.facts.sets import members
from riskctl.facts.values import Partial, Provenance

HOST_COUNTRIES = {
    "cn-beijing.volces.com": "CN",
    "eu-de.ml.cloud.ibm.com": "DE",
    "eu01.onstackit.cloud": "DE",
}
"""Ends of host names that carry the operator's own code of a region. A country ending such as ``.cn`` is no region:
places that rest on it alone stay unverified, so that they ask and do not accuse."""

CONFIRMED = ("route.processing_countries", "route.storage_countries")
"""A host says where requests arrive; from where staff reach the data it does not say."""


def confirm_places(route_id: str, route: Route, claims: dict[str, list[Claim]]) -> None:
    """Raise a place that is stated without proof to the vendor's own statement where the host names it too.

    Nothing is concluded from a host alone, nor against a better source. Linear in the endpoints and claims.
    """
    for path in CONFIRMED:
        stated = claims.get(path, [])
        # A graded source knows better than the name of a host.
        if any(claim.provenance.grade != "unverified" for claim in stated):
            continue
        for claim in tuple(stated):
            host = _host_in(route, claim)
            if host:
                stated.append(_confirmed(route_id, host, claim))


def _host_in(route: Route, claim: Claim) -> str:
    """The first endpoint that lies in a country of the claim."""
    places = members(claim.value)
    for host in route.endpoints:
        if any(_ends(host, end) and country in places for end, country in HOST_COUNTRIES.items()):
            return host
    return ""


def _ends(host: str, end: str) -> bool:
    return host == end or host.endswith(f".{end}")


def _confirmed(route_id: str, host: str, claim: Claim) -> Claim:
    country = next(place for end, place in HOST_COUNTRIES.items() if _ends(host, end))
    note = f"{host} is the operator's endpoint for {country}"
    title = "Endpoint and region as the operator names them"
    observed = claim.provenance.observed
    provenance = Provenance(title, f"https://{host}", observed, "vendor", note, route_id)
    return Claim(Partial(frozenset({country})), provenance, claim.expires)
