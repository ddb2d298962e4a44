"""Schemas of the smaller files: waivers, scoring policy, reference lists, watchlists."""

from __future__ import annotations

from typing import Any

from riskctl.assessment.policy import Policy
from riskctl.facts.reference import ReferenceFile
from riskctl.portfolio.file import GroupUseCase, PortfolioFile
from riskctl.portfolio.sections import SHARED
from riskctl.rules.overlays import OverlayFile
from riskctl.schema.models import of_model
from riskctl.schema.use_case import use_case
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
        # JSON Schema takes names of keys for possible, not for needed.
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
    """A portfolio file; its sections are those of a use case, given once and laid over by each use case."""
    schema = of_model(PortfolioFile)
    case = use_case()
    sections = {name: case["properties"][name] for name in SHARED}
    schema["properties"] |= sections
    laid_over = {name: part for name, part in sections.items() if name in GroupUseCase.model_fields}
    schema["$defs"]["GroupUseCase"]["properties"] |= laid_over
    schema["$defs"] |= case["$defs"]
    return schema
