"""What a standard licence says by itself, known by its SPDX id, whatever the profile of the model leaves out."""

from __future__ import annotations

from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.steps import derivation
from riskctl.facts.values import Known, Unknown

NO_DISCRIMINATION = (
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "0BSD",
    "Unlicense",
    "CC0-1.0",
    "CC-BY-4.0",
    "MPL-2.0",
)
"""SPDX ids of licences without a clause on territory, use or number of users (Open Source Definition, 5 and 6)."""

CLAUSES = ("model.licence_excluded_territories", "model.licence_limits")


def put_licence_facts(board: Board) -> None:
    """No territory is excluded and no use restricted by a permissive licence, at the grade of the licence claim."""
    licence = board.get("model.licence")
    if not isinstance(licence.value, Known) or licence.value.value not in NO_DISCRIMINATION:
        return
    note = f"{licence.value.value} has no clause on territory or use"
    for path in CLAUSES:
        if isinstance(board.value(path), Unknown):
            # The grade of the licence claim carries over: the text of the licence itself is public.
            board.put(board.joined(path, Known(frozenset()), [licence], note))


LICENCES = derivation(put_licence_facts, *CLAUSES)
