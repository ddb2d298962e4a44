"""Waivers as rows of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riskctl.rules.overlays import WaiverState

if TYPE_CHECKING:
    from riskctl.document.model.subject import WaiverRow


def waiver_row(standing: WaiverState) -> WaiverRow:
    """A waiver or an override, and whether it applied."""
    item = standing.overlay
    return {
        "id": item.id,
        "rule": item.rule,
        "subject": item.subject,
        "state": standing.state,
        "strength": item.strength,
        "reason": item.reason,
        "approver": item.approver,
        "through": item.through,
    }
