"""The hits that the score did not put above every control of their event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from riskctl.backtest.events import Event, EventEntity
from riskctl.backtest.exposure import ExposureScorer, Rank


def misses(event: Event, scorer: ExposureScorer) -> Iterator[dict[str, Any]]:
    """One entry a missed hit: its score, the controls that rank above it or level with it, and the highest of them."""
    controls = [entity for entity in event.rows if not entity.hit]
    if not controls:
        return
    rank = scorer.rank(event)
    ranks = sorted(rank(control) for control in controls)
    top = max(controls, key=rank)
    for control in event.rows:
        value = rank(control)
        if control.hit and value <= ranks[-1]:
            above = len(ranks) - bisect_right(ranks, value)
            level = bisect_right(ranks, value) - bisect_left(ranks, value)
            yield _entry(event, control, top, rank) | {
                "controls_above": above,
                "controls_level": level,
            }


def _entry(event: Event, entity: EventEntity, top: EventEntity, rank: Rank) -> dict[str, Any]:
    return {
        "event": event.id,
        "date": event.date,
        "kind": event.kind,
        "entity": entity.entity,
        "score": rank(entity),
        "control": top.entity,
        "control_score": rank(top),
    }
