"""The documents of stress and plan as types: the builder, the JSON Schema and the tests follow them."""

from riskctl.portfolio.model.plan import PlanDocument
from riskctl.portfolio.model.stress import StressDocument

__all__ = ["PlanDocument", "StressDocument"]
