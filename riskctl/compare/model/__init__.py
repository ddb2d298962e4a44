"""The documents of comparisons as types: the builder, the JSON Schema and the tests follow them."""

from riskctl.compare.model.changes import ChangesDocument
from riskctl.compare.model.routes import RoutesDocument

__all__ = ["ChangesDocument", "RoutesDocument"]
