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


def _profile(model: type[BaseModel], claims_schema: Json) -> Json:
    schema = of_model(model)
    schema["$defs"]["claims"] = claims_schema
    schema["properties"]["claims"] = {"$ref": "#/$defs/claims"}
    # The general form of a claim would let through values that do not fit their fact.
    schema["$defs"].pop("ClaimEntry", None)
    return schema


def vendor() -> Json:
    """``data/vendors/<id>.yaml``; claims hold for the vendor as developer and as operator alike."""
    profile = _profile(Vendor, claims(stateable("developer")))
    owner = profile["$defs"]["Owner"]["properties"]
    owner["percent"] = {
        "description": "a share in percent, or the two ends of a range; left out when unknown",
        **either(_SHARE, {**array(_SHARE, 2), "maxItems": 2}),
    }
    owner["votes"] = {
        **owner["percent"],
        "description": "the same for the votes, where it differs from the capital",
    }
    owner["country"] = COUNTRY
    profile["$defs"]["Watch"]["properties"]["kind"] = {"enum": list(WATCH_KINDS)}
    return profile


def model() -> Json:
    """``data/models/<id>.yaml``."""
    profile = _profile(Model, claims(stateable("model")))
    profile["properties"]["prices"] = {"type": "object"}
    return profile


def route() -> Json:
    """``data/routes/<id>.yaml``; a served model may carry claims of its own."""
    profile = _profile(Route, claims(stateable("route")))
    profile["$defs"]["Served"]["properties"]["claims"] = {"$ref": "#/$defs/claims"}
    return profile


def chip() -> Json:
    """``data/chips/<id>.yaml``; its only claim is ``controls``."""
    profile = _profile(
        Chip, claims([VOCABULARY["route.chip_controls"]], {"route.chip_controls": "controls"})
    )
    for key in ("designer_country", "maker_country"):
        profile["properties"][key] = COUNTRY
    profile["properties"]["released"] = TEXT
    return profile
