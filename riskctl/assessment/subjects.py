"""Read ``MODEL[@ROUTE]`` as the user typed it."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.assessment.assessor import Subject
from riskctl.assessment.subject_models import UnknownSubjectError, find_model
from riskctl.catalogue.aliases import Resolved
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import read_claims, resolve
from riskctl.catalogue.ids import ModelId, is_version, parse_id
from riskctl.catalogue.named_routes import NoNamedRouteError, named_routes
from riskctl.facts.values import Known
from riskctl.text.display import safe
from riskctl.text.suggest import hint

__all__ = ["UnknownSubjectError", "read_subject", "split"]


def split(text: str) -> tuple[str, str]:
    """Model and route part. A route follows the last ``@``; ``@20250929`` is part of a published id."""
    model, at, route = text.rpartition("@")
    if not at or is_version(route.strip()):
        return text.strip(), ""
    return model.strip(), route.strip()


def read_subject(text: str, catalogue: Catalogue, as_of: str) -> list[Subject]:
    """The subjects meant: one for ``MODEL@ROUTE``, one a route for ``MODEL``; an id that names a route means that one.

    Raises :class:`UnknownSubjectError`.
    """
    asked, route = split(text)
    if not route and text.rstrip().endswith("@"):
        raise UnknownSubjectError(
            f"'{safe(text, 80)}' names no route after @; name one, or leave out the @"
        )
    parsed = parse_id(asked)
    resolved, notes = find_model(parsed, catalogue, as_of)
    model_id = _meant(resolved, route, catalogue, as_of)
    current, ever = catalogue.routes_for(model_id, as_of), catalogue.routes_for(model_id)
    notes = (*notes, *resolved.notes, *_retired(catalogue, model_id, as_of))
    if not route:
        routes = _named(parsed, current, ever, catalogue)
        known = routes[0] if current and routes else "any known route"
        absent = () if set(routes) & set(current) else (_absent(model_id, known, as_of),)
        notes = (*_place(parsed, routes), *notes, *absent)
        return [Subject(model_id, name, asked, notes) for name in routes]
    if route not in catalogue.routes:
        raise UnknownSubjectError(
            f"unknown route '{safe(route, 80)}'{hint(route, ever)}; {_known(ever)}"
        )
    if route not in ever:
        raise UnknownSubjectError(f"route {route} does not offer {model_id}; {_known(ever)}")
    absent = () if route in current else (_absent(model_id, route, as_of),)
    return [Subject(model_id, route, f"{asked}@{route}", (*notes, *absent))]


def _named(parsed: ModelId, current: list[str], ever: list[str], catalogue: Catalogue) -> list[str]:
    """The routes that the id means, of those that offer the model on the day, else of those that ever did."""
    try:
        return named_routes(parsed, current or ever, catalogue)
    except NoNamedRouteError:
        pass
    try:
        return named_routes(parsed, ever, catalogue)
    except NoNamedRouteError as error:
        raise UnknownSubjectError(f"'{safe(parsed.text, 80)}': {error}") from None


def _place(parsed: ModelId, routes: list[str]) -> Iterator[str]:
    """What the id says about the route, so that nobody wonders why only that one is assessed."""
    if parsed.service and len(routes) == 1:
        region = f", region {parsed.region}" if parsed.region and parsed.scope else ""
        yield f"this id means the route {routes[0]}{region}"
    if parsed.variant and parsed.service == "openrouter":
        yield f"{parsed.variant} is a variant of the router; it may choose the upstream provider"


def _meant(resolved: Resolved, route: str, catalogue: Catalogue, as_of: str) -> str:
    """The model of that very name, unless the route answers the id with another."""
    if resolved.namesake and (not route or route in catalogue.routes_for(resolved.namesake, as_of)):
        return resolved.namesake
    return resolved.model_id


def _absent(model_id: str, route: str, as_of: str) -> str:
    """A replay of a day on which the route did not offer the model is still an answer about the law of that day."""
    return f"the catalogue does not show {model_id} offered by {route} on {as_of}"


def _retired(catalogue: Catalogue, model_id: str, as_of: str) -> Iterator[str]:
    model = catalogue.models[model_id]
    if "retired" in model.claims:
        claims = read_claims(
            {"retired": model.claims["retired"]}, "model", catalogue.sources(model), model_id
        )
        value = resolve("model.retired", claims["model.retired"], as_of).value
        if isinstance(value, Known):
            verb = "was retired" if str(value.value) <= as_of else "is to be retired"
            yield f"{model_id} {verb} on {value.value}"


def _known(routes: list[str]) -> str:
    return f"routes to it: {', '.join(routes)}" if routes else "no route to it is known"
