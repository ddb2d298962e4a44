"""What follows when no personal data reaches the model: there is nobody it is about."""

from __future__ import annotations

from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.steps import derivation
from riskctl.facts.values import Known, Value

NOBODY: dict[str, Value] = {
    "data.subject_countries": Known(frozenset()),
    "data.subjects": Known(0),
    "data.special_category_subjects": Known(0),
    "data.cn_subjects": Known(0),
    "data.cn_sensitive_subjects": Known(0),
    "data.vn_subjects": Known(0),
    "data.vn_sensitive_subjects": Known(0),
}
"""Facts about people under data-protection law. The US counts are not here: 28 CFR 202 also reaches anonymised data."""


def put_people_facts(board: Board) -> None:
    """Where ``data.personal`` is false, the facts about people that nobody stated."""
    personal = board.get("data.personal")
    # Only where it is said: unknown data may be about anybody.
    if personal.value == Known(False):
        for path, value in NOBODY.items():
            board.put_if_unknown(
                board.joined(path, value, [personal], "no personal data reaches the model")
            )


PEOPLE = derivation(put_people_facts, *NOBODY)
