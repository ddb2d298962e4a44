"""Acts that were expected and did not come: no pair counts them, so they are shown beside the figures."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from riskctl.backtest.events import Event
from riskctl.backtest.exposure import ExposureScorer


def non_events(events: Sequence[Event], scorer: ExposureScorer) -> list[dict[str, Any]]:
    """Each event in which nobody was hit, with who ranks highest there, in points.

    ``at_or_above_hits`` counts its entities that score at least as much as the median entity that was hit in any event
    of the file: false alarms, as far as points of different events can be compared. None where nobody was hit.
    """
    hits = [
        scorer.exposure(entity, event.kind).rank
        for event in events
        for entity in event.rows
        if entity.hit
    ]
    # The median and not the least: one hit that nobody saw coming would make every entity an alarm.
    bar = median(hits) if hits else None
    return [_entry(event, scorer, bar) for event in events if _spared_all(event)]


def _spared_all(event: Event) -> bool:
    return bool(event.rows) and not any(entity.hit for entity in event.rows)


def _entry(event: Event, scorer: ExposureScorer, bar: float | None) -> dict[str, Any]:
    rank = scorer.rank(event)
    top = max(event.rows, key=rank)
    alarms = None if bar is None else sum(rank(entity) >= bar for entity in event.rows)
    return {
        "event": event.id,
        "date": event.date,
        "entities": len(event.rows),
        "highest": top.entity,
        "highest_score": rank(top),
        "median_hit": bar,
        "at_or_above_hits": alarms,
    }
