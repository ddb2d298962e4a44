"""Papers that older use cases stated in general: one that names no law counts for none."""

from __future__ import annotations

from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.steps import derivation
from riskctl.facts.values import Known
from riskctl.facts.vocabulary.permissions import GENERAL


def put_permission_facts(board: Board) -> None:
    """Where a general paper was asked for and answered, the specific ones that nobody stated are not held."""
    for general, specific in GENERAL.items():
        answer = board.get(general)
        # Not asked yet, so the specific questions stay open too.
        if not isinstance(answer.value, Known):
            continue
        for path in specific:
            note = "not stated for this law; a paper that names no law counts for none"
            board.put_if_unknown(board.joined(path, Known("none"), [answer], note))


PERMISSIONS = derivation(
    put_permission_facts, *(path for specific in GENERAL.values() for path in specific)
)
