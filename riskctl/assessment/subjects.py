"""Read ``MODEL[@ROUTE]`` as the user typed it."""

from __future__ import annotations

from riskctl.assessment.assessor import Subject
from riskctl.catalogue.catalogue import Catalogue
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
    found = catalogue.aliases.find(asked, as_of)
    if found is None:
        names = catalogue.aliases.names()
        raise UnknownSubjectError(
            f"unknown model '{safe(asked, 80)}'{hint(asked.casefold(), names)}; "
            "`riskctl catalogue list models` shows all"
        )
    routes = catalogue.routes_for(found.model_id, as_of)
    if not route:
        return [Subject(found.model_id, one, asked, found.notes) for one in routes]
    if route not in catalogue.routes:
        raise UnknownSubjectError(f"unknown route '{safe(route, 80)}'{hint(route, routes)}; {_known(routes)}")
    if route not in routes:
        raise UnknownSubjectError(f"route {route} does not offer {found.model_id} on {as_of}; {_known(routes)}")
    return [Subject(found.model_id, route, f"{asked}@{route}", found.notes)]


def _known(routes: list[str]) -> str:
    return f"routes to it: {', '.join(routes)}" if routes else "no route to it is known"
