"""All facts about one subject for one use case on one day."""

from riskctl.catalogue.derive.gather import FactSet, RouteParty, gather

__all__ = ["FactSet", "RouteParty", "gather"]
