"""The routes of the catalogue that an id names by its service, scope and region. A region is never replaced."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.ids import ModelId
from riskctl.catalogue.services import SERVICES


class NoNamedRouteError(ValueError):
    """The id names a service, scope or region of which the catalogue has no route."""


def named_routes(parsed: ModelId, offered: Iterable[str], catalogue: Catalogue) -> list[str]:
    """Those of ``offered`` that the id may mean; all of them when it names no service.

    Raises :class:`NoNamedRouteError`, which says what the id names and which routes of that service there are.
    """
    routes = list(offered)
    # A service without a route here is told by the caller, who knows which ids it has.
    if not parsed.service or not SERVICES[parsed.service].route:
        return routes
    service = SERVICES[parsed.service]
    stem = service.route
    family = [route for route in routes if _is_of(route, stem)]
    in_region = [route for route in family if _in_region(route, stem, parsed, catalogue)]
    # The global profile of a region is called from that region, and may run anywhere.
    if parsed.scope == "global" and in_region:
        return in_region
    # The geography an id pins is part of the question: no other route may answer it.
    if parsed.scope:
        area = parsed.scope.removesuffix("global")
        wanted = f"{stem}-{area}" if area else stem
        return _checked([route for route in family if route == wanted], parsed, family)
    if parsed.region:
        return _checked(in_region, parsed, family)
    # Without regions there is one route, and ids below its stem belong to others.
    if stem in family and not service.regional:
        return [stem]
    return _checked(family, parsed, family)


def _is_of(route: str, stem: str) -> bool:
    return route == stem or route.startswith(f"{stem}-")


def _in_region(route: str, stem: str, parsed: ModelId, catalogue: Catalogue) -> bool:
    """The route of that geography, or the one whose endpoint names the region."""
    region = parsed.region.casefold()
    if not region:
        return False
    if region == "global":
        return route == stem
    if route == f"{stem}-{region}":
        return True
    return any(
        region in host.split(".") or host.startswith(f"{region}-")
        for host in catalogue.routes[route].endpoints
    )


def _checked(routes: list[str], parsed: ModelId, family: list[str]) -> list[str]:
    if routes:
        return routes
    place = parsed.scope or parsed.region
    service = SERVICES[parsed.service].name
    named = f"{service}, {'scope' if parsed.scope else 'region'} {place}" if place else service
    known = f"known for the model: {', '.join(family)}" if family else "none is known for the model"
    raise NoNamedRouteError(f"the id means {named}, and the catalogue has no such route; {known}")
