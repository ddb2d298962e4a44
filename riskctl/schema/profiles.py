"""Schemas of vendor, model, route and chip files."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from riskctl.catalogue.profiles import Chip, Model, Route, Vendor
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.facts.vocabulary.party import WATCH_KINDS
from riskctl.schema.facts import claims, stateable
from riskctl.schema.models import of_model
from riskctl.schema.text import COUNTRY, TEXT, array, either, number

Json = dict[str, Any]
_SHARE = number(most=100)


def _profile(model: type[BaseModel], held: Json) -> Json:
    found = of_model(model)
    found["$defs"]["claims"] = held
    found["properties"]["claims"] = {"$ref": "#/$defs/claims"}
    found["$defs"].pop("ClaimEntry", None)
    return found


def vendor() -> Json:
    """``data/vendors/<id>.yaml``; claims hold for the vendor as developer and as operator alike."""
    found = _profile(Vendor, claims(stateable("developer")))
    owner = found["$defs"]["Owner"]["properties"]
    owner["percent"] = {
        "description": "a share in percent, or the two ends of a range; left out when unknown",
        **either(_SHARE, {**array(_SHARE, 2), "maxItems": 2}),
    }
    owner["votes"] = {
        **owner["percent"],
        "description": "the same for the votes, where it differs from the capital",
    }
    owner["country"] = COUNTRY
    found["$defs"]["Watch"]["properties"]["kind"] = {"enum": list(WATCH_KINDS)}
    return found


def model() -> Json:
    """``data/models/<id>.yaml``."""
    found = _profile(Model, claims(stateable("model")))
    found["properties"]["prices"] = {"type": "object"}
    return found


def route() -> Json:
    """``data/routes/<id>.yaml``; a served model may carry claims of its own."""
    found = _profile(Route, claims(stateable("route")))
    found["$defs"]["Served"]["properties"]["claims"] = {"$ref": "#/$defs/claims"}
    return found


def chip() -> Json:
    """``data/chips/<id>.yaml``; its only claim is ``controls``."""
    found = _profile(
        Chip, claims([VOCABULARY["route.chip_controls"]], {"route.chip_controls": "controls"})
    )
    for key in ("designer_country", "maker_country"):
        found["properties"][key] = COUNTRY
    found["properties"]["released"] = TEXT
    return found
