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

KnownBy = Literal["organisation", "public", "operator", "nobody"]
"""Who can know a fact: the user's organisation answers it; an operator, developer or regulator
has published it (a debt of the catalogue where it is open); the operator can state or promise it in
a contract; nobody outside can know it all."""
GrantedBy = Literal["organisation", "operator", "third-party"]
"""Whose act a piece of evidence takes: the organisation's own, a contract with the operator (which
the organisation can ask for), or the decision of an authority, a licensor or the people concerned,
which it cannot bring about alone."""

_OWN = frozenset({"actor", "use", "data", "evidence"})
"""Prefixes of what the organisation states about itself."""

NUMERIC: frozenset[str] = frozenset({"integer", "number", "percent"})


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One entry of the vocabulary.

    ``of`` names what a scalar or a set's members are: ``country`` (ISO 3166-1 alpha-2), ``chip``, ``vendor``,
    ``model`` or ``list`` (catalogue ids), or nothing for free text. ``choices`` closes the values of a ``choice`` or
    a ``set``. ``shelf_life`` is the number of days after which a statement counts as expired, 0 for never.
    ``derived`` facts are computed from others and cannot be claimed by a profile. ``covers`` says that an evidence
    fact also states which countries the document covers. ``known_by`` is who can know it; left out, the organisation
    for facts about itself and ``public`` for the others. ``granted_by`` says for evidence whose act it takes.
    ``routine`` marks a paper that is written or signed on its ordinary form, without anybody's leave; ``onward``
    one whose ordinary terms bind the operator to pass the same protection on to those it engages.
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
    known_by: KnownBy | None = None
    granted_by: GrantedBy = "organisation"
    routine: bool = False
    onward: bool = False

    def __post_init__(self) -> None:
        if self.known_by is None:
            default = "organisation" if self.prefix in _OWN else "public"
            # The only way to set a default that depends on another field of a frozen class.
            object.__setattr__(self, "known_by", default)

    @property
    def prefix(self) -> str:
        """The part before the dot: the thing this fact is a property of."""
        return self.path.partition(".")[0]

    @property
    def name(self) -> str:
        """The part after the dot."""
        return self.path.partition(".")[2]
