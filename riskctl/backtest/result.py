"""The result of a back-test as one plain document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riskctl import __version__
from riskctl.assessment.policy import Policy
from riskctl.backtest.auc import SUBSETS, PairTally, by_subset, mean_over_events
from riskctl.backtest.events import Event, EventFile
from riskctl.backtest.exposure import Rank, Scorer, already_listed, country_only
from riskctl.backtest.features import FeatureFile
from riskctl.backtest.misses import misses
from riskctl.backtest.resample import LEVEL, interval

Json = dict[str, Any]
Series = Mapping[str, Sequence[PairTally]]
"""For each subset, one tally an event."""


def back_test(file: EventFile, features: FeatureFile, policy: Policy) -> Json:
    """Score every row as of the day before its event and say how well the score ranks. Pure.

    Shares are from 0 to 1 with six decimals, None where there is no pair; scores are points from 0 to 100.
    """
    scorer = Scorer(features, policy)
    ranks: dict[str, Rank] = {
        "score": scorer.rank,
        "country_only": country_only,
        "already_listed": already_listed,
    }
    series = {name: _series(file.events, rank) for name, rank in ranks.items()}
    return {
        "schema_version": "1.0",
        "tool": {"name": "riskctl", "version": __version__},
        "auc": _pooled(series["score"]),
        "baselines": {name: _pooled(series[name]) for name in ("country_only", "already_listed")},
        "event_means": {name: _means(one) for name, one in series.items()},
        "intervals": {"level": LEVEL, **{name: _intervals(one) for name, one in series.items()}},
        "counts": _counts(file.events, series["score"]),
        "misses": [miss for event in file.events for miss in misses(event, scorer)],
        "scores": [row for event in file.events for row in _scores(event, scorer)],
        "features": _features(features, scorer),
        "unscored_facts": list(file.unscored),
        "inputs": {
            "events_sha256": file.sha256,
            "strengths": features.backtest,
            "policy": policy.policy,
        },
    }


def _series(events: Sequence[Event], rank: Rank) -> Series:
    rows = [by_subset(event, rank) for event in events]
    return {name: [row[name] for row in rows] for name in SUBSETS}


def _pooled(series: Series) -> Json:
    return {name: _rounded(sum(series[name], PairTally()).auc) for name in SUBSETS}


def _means(series: Series) -> Json:
    return {name: _rounded(mean_over_events(series[name])) for name in SUBSETS}


def _intervals(series: Series) -> Json:
    found = {name: interval(series[name]) for name in SUBSETS}
    return {name: [_rounded(end) for end in ends] if ends else None for name, ends in found.items()}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 6)


def _counts(events: Sequence[Event], series: Series) -> Json:
    rows = [row for event in events for row in event.rows]
    hits = sum(row.hit for row in rows)
    return {
        "events": len(events),
        "rows": len(rows),
        "hits": hits,
        "controls": len(rows) - hits,
        "unknown_facts": sum(value is None for row in rows for value in row.facts),
        "pairs": {name: sum(one.pairs for one in series[name]) for name in SUBSETS},
        "events_with_pairs": {name: sum(one.pairs > 0 for one in series[name]) for name in SUBSETS},
    }


def _scores(event: Event, scorer: Scorer) -> list[Json]:
    found = []
    for row in event.rows:
        points = scorer.exposure(row)
        shown = {"low": points.low, "high": points.high, "score": points.rank}
        found.append(
            {"event": event.id, "as_of": event.as_of, "entity": row.entity, "hit": row.hit, **shown}
        )
    return found


def _features(features: FeatureFile, scorer: Scorer) -> Json:
    return {
        name: {"strength": one.strength, "share": scorer.share(name), "group": one.group}
        for name, one in features.features.items()
    }
