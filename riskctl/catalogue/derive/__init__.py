"""All facts about one subject for one use case on one day."""

from riskctl.catalogue.derive.gather import FactSet, gather
from riskctl.catalogue.derive.parties import RouteParty

__all__ = ["FactSet", "RouteParty", "gather"]
