"""Which model of the catalogue an id means: as written, then without what its form tells of service and date."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.catalogue.aliases import Resolved, fold
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import read_claims
from riskctl.catalogue.ids import ModelId
from riskctl.catalogue.profiles import Model
from riskctl.catalogue.services import SERVICES
from riskctl.facts.values import Known
from riskctl.text.display import safe
from riskctl.text.suggest import hint

_MOST_CANDIDATES = 12
"""Candidates told for the name of a family."""
_UNDATED = "9999"
"""A model of which no day is in the catalogue stands before the dated ones."""
_RETIRED = "model.retired"


class UnknownSubjectError(ValueError):
    """No such model or route, or the route does not offer the model; the message says what there is."""


def find_model(
    parsed: ModelId, catalogue: Catalogue, as_of: str
) -> tuple[Resolved, tuple[str, ...]]:
    """The model meant, and what the user should know about the form of the id. Raises :class:`UnknownSubjectError`."""
    exact = catalogue.aliases.find(parsed.text, as_of)
    if exact is not None:
        return exact, ()
    for text in _forms(parsed):
        resolved = catalogue.aliases.find(text, as_of)
        if resolved is not None:
            return resolved, _dated(parsed, resolved.model_id)
    served = _served(parsed, catalogue)
    if served:
        return Resolved(served), _dated(parsed, served)
    raise UnknownSubjectError(_unknown(parsed, catalogue))


def _forms(parsed: ModelId) -> Iterator[str]:
    """The id with less and less around its name; the vendor goes last, since it can tell two models apart."""
    date = parsed.date.replace("-", "")
    for model in dict.fromkeys((f"{parsed.model}-{date}" if date else parsed.model, parsed.model)):
        if parsed.vendor:
            yield f"{parsed.vendor}/{model}"
        yield model


def _dated(parsed: ModelId, model_id: str) -> tuple[str, ...]:
    if not parsed.date or parsed.date.replace("-", "") in model_id:
        return ()
    return (f"the id names the snapshot of {parsed.date} of {model_id}",)


def _served(parsed: ModelId, catalogue: Catalogue) -> str:
    """The model that a route serves under this id; the routes of the named service first."""
    stem = SERVICES[parsed.service].route if parsed.service else ""
    wanted = {fold(parsed.text), *(fold(text) for text in _forms(parsed))}
    endings = {text.rpartition("/")[2] for text in wanted}
    for route_id, route in sorted(
        catalogue.routes.items(), key=lambda entry: (not entry[0].startswith(stem or "-"), entry[0])
    ):
        for served in route.served:
            name = fold(served.api_id)
            same = name in wanted
            is_own = bool(stem) and route_id.startswith(stem) and name.rpartition("/")[2] in endings
            if served.api_id and (same or is_own):
                return served.model
    return ""


def _unknown(parsed: ModelId, catalogue: Catalogue) -> str:
    candidates = list(_candidates(parsed.model, catalogue))
    asked = safe(parsed.text, 80)
    if candidates:
        shown = ", ".join(candidates[:_MOST_CANDIDATES])
        remainder = f" and {len(candidates) - _MOST_CANDIDATES} more" * (
            len(candidates) > _MOST_CANDIDATES
        )
        return f"'{asked}' is no single model; candidates, newest first: {shown}{remainder}"
    model = parsed.model if parsed.service else parsed.text
    shown = safe(f"{parsed.vendor}/{model}" if parsed.service and parsed.vendor else model, 80)
    names = catalogue.aliases.names()
    # A suggestion must not lead to another region or service than the user wrote.
    plain = [name for name in names if "/" not in name and name.count(".") < 2]
    close = hint(model.casefold(), plain if parsed.service else names)
    return f"unknown model '{shown}'{close}; `riskctl catalogue list models` shows all"


def _candidates(asked: str, catalogue: Catalogue) -> Iterator[str]:
    """Models of the family or maker of that name, newest first."""
    key = fold(asked)
    rows = []
    for model_id, model in catalogue.models.items():
        vendor = catalogue.vendors.get(model.developer)
        names = {
            fold(model.family),
            fold(model.developer),
            *map(fold, vendor.brands if vendor else ()),
        }
        if key and (key in names or fold(model_id).startswith(f"{key}-")):
            retired = "" if model.released else _retired(model, model_id, catalogue)
            day = model.released or (retired and f"retired {retired}")
            # Without a day of release, one that is retired stands behind all others: it is none of the newest.
            rows.append((not retired, model.released or retired or _UNDATED, model_id, day))
    for _, _, model_id, day in sorted(rows, reverse=True):
        yield f"{model_id} ({day})" if day else model_id


def _retired(model: Model, model_id: str, catalogue: Catalogue) -> str:
    """The day on which the developer retired the model; empty where none is stated."""
    claims = read_claims(model.claims, "model", catalogue.sources(model), model_id)
    days = (row.value.value for row in claims.get(_RETIRED, ()) if isinstance(row.value, Known))
    return max(map(str, days), default="")
