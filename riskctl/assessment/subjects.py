"""Read ``MODEL[@ROUTE]`` as the user typed it."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.assessment.assessor import Subject
from riskctl.catalogue.aliases import Resolved
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import read_claims, resolve
from riskctl.facts.values import Known
from riskctl.text.display import safe
from riskctl.text.suggest import hint


class UnknownSubjectError(ValueError):
    """No such model or route, or the route does not offer the model; the message says what there is."""


def split(text: str) -> tuple[str, str]:
    """Model and route part; the route is empty when none is named."""
    model, _, route = text.partition("@")
    return model.strip(), route.strip()


def read_subject(text: str, catalogue: Catalogue, as_of: str) -> list[Subject]:
    """The subjects meant: one for ``MODEL@ROUTE``, one a route for ``MODEL``. Raises :class:`UnknownSubjectError`."""
    asked, route = split(text)
    if not route and "@" in text:
        raise UnknownSubjectError(
            f"'{safe(text, 80)}' names no route after @; name one, or leave out the @"
        )
    found = catalogue.aliases.find(asked, as_of)
    prefix, _, rest = asked.partition("/")
    if found is None and not route and rest and prefix in catalogue.routes:
        return read_subject(
            f"{rest}@{prefix}", catalogue, as_of
        )  # a router's id: openrouter/vendor/model
    if found is None:
        names = catalogue.aliases.names()
        raise UnknownSubjectError(
            f"unknown model '{safe(asked, 80)}'{hint(asked.casefold(), names)}; "
            "`riskctl catalogue list models` shows all"
        )
    model_id = _meant(found, route, catalogue, as_of)
    current, ever = catalogue.routes_for(model_id, as_of), catalogue.routes_for(model_id)
    notes = (*found.notes, *_retired(catalogue, model_id, as_of))
    if not route:
        absent = () if current else (_absent(model_id, "any known route", as_of),)
        return [Subject(model_id, one, asked, (*notes, *absent)) for one in current or ever]
    if route not in catalogue.routes:
        raise UnknownSubjectError(
            f"unknown route '{safe(route, 80)}'{hint(route, ever)}; {_known(ever)}"
        )
    if route not in ever:
        raise UnknownSubjectError(f"route {route} does not offer {model_id}; {_known(ever)}")
    absent = () if route in current else (_absent(model_id, route, as_of),)
    return [Subject(model_id, route, f"{asked}@{route}", (*notes, *absent))]


def _meant(found: Resolved, route: str, catalogue: Catalogue, as_of: str) -> str:
    """The model of that very name, unless the route answers the id with another."""
    if found.namesake and (not route or route in catalogue.routes_for(found.namesake, as_of)):
        return found.namesake
    return found.model_id


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
