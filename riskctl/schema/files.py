"""Schemas of the smaller files: waivers, scoring policy, reference lists, watchlists."""

from __future__ import annotations

from typing import Any

from riskctl.assessment.policy import Policy
from riskctl.facts.reference import ReferenceFile
from riskctl.portfolio.file import PortfolioFile
from riskctl.rules.overlays import OverlayFile
from riskctl.schema.models import of_model
from riskctl.watchlists.embedded import WatchlistFile

Json = dict[str, Any]


def waivers() -> Json:
    """A file given by ``--waivers``."""
    schema = of_model(OverlayFile)
    schema["$defs"]["Overlay"]["properties"]["subject"] = {
        "type": "string",
        "pattern": "^[^@]+@[^@]+$",
        "description": "MODEL@ROUTE; * for any",
        "default": "*@*",
    }
    return schema


def scoring() -> Json:
    """``data/scoring.yaml``: every step of the rubric and every criticality must be given."""
    schema = of_model(Policy)
    for key in ("strengths", "thresholds"):
        part = schema["properties"][key]
        names = list(part.get("propertyNames", {}).get("enum", ()))
        part["required"] = names
    return schema


def reference() -> Json:
    """One file of ``data/reference``; a member that is a country may read as false under YAML 1.1 (NO)."""
    schema = of_model(ReferenceFile)
    schema["$defs"]["Membership"]["properties"]["id"] = {"type": ["string", "number", "boolean"]}
    return schema


def watchlist() -> Json:
    """One file of ``data/watchlists``."""
    return of_model(WatchlistFile)


def portfolio() -> Json:
    """A portfolio file; its sections are those of a use case, checked when they are laid together."""
    return of_model(PortfolioFile)
