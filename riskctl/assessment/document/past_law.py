"""Days so far back that law was in force of which the rulesets hold nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riskctl.document.model.assessment import StaleRow

HELD_SINCE = "2024-05-22"
"""The rulesets were written from law in force or to come; of law that ended before this day they hold next to nothing.

The same day ends the window of the rule ``other.past-law.unread``, which asks what applied then.
"""
KIND = "past-law"


def past_law(as_of: str) -> list[StaleRow]:
    """The row of ``stale`` for a day before :data:`HELD_SINCE`; none for another."""
    if as_of >= HELD_SINCE:
        return []
    return [{"kind": KIND, "id": f"before-{HELD_SINCE}", "date": as_of}]
