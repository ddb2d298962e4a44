"""What one fact is: path, type, plain question and the dimension it matters to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Dimension = Literal["sanctions", "export-control", "data-residency", "supply-chain"]
DIMENSIONS: tuple[Dimension, ...] = (
    "sanctions",
    "export-control",
    "data-residency",
    "supply-chain",
)

FactType = Literal[
    "bool", "integer", "number", "percent", "text", "choice", "date", "set", "evidence"
]
"""``set`` holds members of kind ``of``; ``evidence`` is the date of a document held, or ``none``."""

NUMERIC: frozenset[str] = frozenset({"integer", "number", "percent"})


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One entry of the vocabulary.

    ``of`` names what a scalar or a set's members are: ``country`` (ISO 3166-1 alpha-2), ``chip``, ``vendor``,
    ``model`` or ``list`` (catalogue ids), or nothing for free text. ``choices`` closes the values of a ``choice`` or
    a ``set``. ``shelf_life`` is the number of days after which a statement counts as expired, 0 for never.
    ``derived`` facts are computed from others and cannot be claimed by a profile. ``covers`` says that an evidence
    fact also states which countries the document covers.
    """

    path: str
    type: FactType
    question: str
    dimension: Dimension
    of: str = ""
    choices: tuple[str, ...] = ()
    unit: str = ""
    shelf_life: int = 0
    derived: bool = False
    covers: bool = False
    asks: tuple[str, ...] = ()
    label: str = ""

    @property
    def short(self) -> str:
        """A few words that name the fact where there is no room for its question."""
        return self.label or self.name.replace("_", " ")

    @property
    def prefix(self) -> str:
        """The part before the dot: the thing this fact is a property of."""
        return self.path.partition(".")[0]

    @property
    def name(self) -> str:
        """The part after the dot."""
        return self.path.partition(".")[2]
