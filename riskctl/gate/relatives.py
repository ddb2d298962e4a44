"""What the catalogue knows behind a literal: the model it means and every model that it was made from."""

from __future__ import annotations

import re

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import read_claims, resolve
from riskctl.catalogue.ids import parse_id
from riskctl.catalogue.profiles import Profile
from riskctl.discovery.forms import split_provider
from riskctl.facts.values import Known

_OUT_OF_USE = re.compile(r"retired|is answered by|no longer answers")


def relatives_of(literal: str, catalogue: Catalogue, as_of: str) -> tuple[str, ...]:
    """Ids and names of the model and its bases, nearest first; empty for a model that the catalogue lacks."""
    seen: dict[str, None] = {}
    waiting = [model_of(literal, catalogue, as_of)]
    while waiting:
        model_id = waiting.pop(0)
        if not model_id or model_id in seen:
            continue
        seen[model_id] = None
        model = catalogue.models.get(model_id)
        for base in (model.base_models or ()) if model else ():
            waiting.append(base.model)
            # A base that is in no catalogue still has a name that a deny list may know.
            seen.setdefault(base.name, None)
    return tuple(name for name in seen if name)


def model_of(literal: str, catalogue: Catalogue, as_of: str) -> str:
    """The id of the model that a literal means on a day; empty when the catalogue has none."""
    bare = split_provider(literal)[1]
    for text in (bare, parse_id(bare).model):
        resolved = catalogue.aliases.find(text, as_of)
        if resolved:
            return resolved.model_id
    return ""


def retired(literal: str, catalogue: Catalogue, as_of: str) -> str:
    """What the catalogue says of an id that was retired or is answered by another model; empty otherwise."""
    bare = split_provider(literal)[1]
    for text in (bare, parse_id(bare).model):
        resolved = catalogue.aliases.find(text, as_of)
        if resolved:
            told = next((note for note in resolved.notes if _OUT_OF_USE.search(note)), "")
            return told or _retired_model(resolved.model_id, catalogue, as_of)
    return ""


def _retired_model(model_id: str, catalogue: Catalogue, as_of: str) -> str:
    """Of an id that is the model's own: the day that its profile states."""
    model = catalogue.models[model_id]
    day = stated_fact(model, model_id, "model.retired", catalogue, as_of)
    return f"{model_id} was retired on {day}" if day and day <= as_of else ""


def stated_fact(profile: Profile, name: str, path: str, catalogue: Catalogue, as_of: str) -> str:
    """The value of one fact of a profile on a day; empty when it is not known."""
    prefix, _, key = path.partition(".")
    if key not in profile.claims:
        return ""
    claims = read_claims({key: profile.claims[key]}, prefix, catalogue.sources(profile), name)
    value = resolve(path, claims[path], as_of).value
    return str(value.value) if isinstance(value, Known) else ""
