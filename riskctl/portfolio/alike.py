"""Use cases that say the same of the organisation, its purpose and its data: one judgement serves them all."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.portfolio.load import Member
from riskctl.rules.overlays import Overlay


def representatives(members: Iterable[Member], overlays: Iterable[Overlay]) -> dict[str, Member]:
    """For each use case, by its id, the first that nothing in a judgement tells it from.

    Where a waiver is for one use case, by its id, none stands for another.
    """
    # A waiver names a use case by its id, which is the one thing that alike use cases do not share.
    apart = any(overlay.use_case for overlay in overlays)
    first: list[Member] = []
    chosen: dict[str, Member] = {}
    for member in members:
        like = next((known for known in first if _alike(member, known)), None)
        if apart or like is None:
            first.append(member)
            like = member
        chosen[member.entry.id] = like
    return chosen


def _alike(member: Member, known: Member) -> bool:
    first, second = member.case, known.case
    return (
        first.criticality == second.criticality
        and first.facts == second.facts
        and first.evidence == second.evidence
        and first.hosting == second.hosting
    )
