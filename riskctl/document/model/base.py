"""The base of every part of an assessment document, and the field types they share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Outcome = Literal["approve", "approve-with-conditions", "needs-information", "escalate", "reject"]
OUTCOMES: tuple[Outcome, ...] = (
    "approve",
    "approve-with-conditions",
    "needs-information",
    "escalate",
    "reject",
)
"""Every outcome, mildest first."""

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""An ISO date; dates compare as text."""
Number = int | float
"""Whole numbers stay whole, so that a document that is read and written again keeps its bytes."""
Points = Annotated[int | float, Field(ge=0, le=100)]
"""A score or a share, 0 to 100."""
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Value = Any
"""The value of a fact: a scalar, a list, ``{between}``, ``{includes, excludes}`` or null."""


def rank_of(outcome: Outcome) -> int:
    """The severity of an outcome, 0 for the mildest."""
    return OUTCOMES.index(outcome)


class Part(BaseModel):
    """One object of a document: frozen, exact in type, keys by the names of the contract.

    A key that this version does not know is kept, so that a document of a later version loses nothing on its way
    through; the JSON Schema is what refuses it.
    """

    model_config = ConfigDict(
        extra="allow", frozen=True, strict=True, populate_by_name=True, allow_inf_nan=False
    )
