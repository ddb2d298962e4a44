"""The assessment document as types: one file an idea, read from and written to the same bytes."""

from riskctl.document.model.assessment import Assessment
from riskctl.document.model.base import OUTCOMES, Outcome, rank_of

__all__ = ["OUTCOMES", "Assessment", "Outcome", "rank_of"]
