"""The result of a back-test as one plain document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from riskctl import __version__
from riskctl.assessment.policy import Policy
from riskctl.backtest.auc import SUBSETS, PairTally, by_subset, mean_over_events
from riskctl.backtest.events import Event, EventFile
from riskctl.backtest.exposure import ExposureScorer, Rank, already_listed, country_only, flag_count
from riskctl.backtest.features import Act, FeatureFile
from riskctl.backtest.misses import misses
from riskctl.backtest.non_events import non_events
from riskctl.backtest.resample import LEVEL, SEED, gain_interval, interval

Json = dict[str, Any]
Series = Mapping[str, Sequence[PairTally]]
"""For each subset, one tally an event."""
BASELINES: Mapping[str, Rank] = {
    "country_only": country_only,
    "already_listed": already_listed,
    "flag_count": flag_count,
}


def back_test(file: EventFile, features: FeatureFile, policy: Policy) -> Json:
    """Score every row as of the day before its event and say how well the score ranks. Pure.

    Shares are from 0 to 1 with six decimals, None where there is no pair; scores are points from 0 to 100.
    """
    scorer = ExposureScorer(features, policy)
    series = {"score": _series(file.events, scorer.rank)}
    by_flags = _series(file.events, ExposureScorer(features, policy, run_up=False).rank)
    for name, rank in BASELINES.items():
        series[name] = _series(file.events, _same(rank))
    return {
        "schema_version": "1.0",
        "tool": {"name": "riskctl", "version": __version__},
        "auc": _pooled(series["score"]),
        "baselines": {name: _pooled(series[name]) for name in BASELINES},
        "gains": {name: _gains(series["score"], series[name]) for name in BASELINES},
        "without_run_up": {
            "auc": _pooled(by_flags),
            "interval": _intervals(by_flags),
            "gain_over_flag_count": _gains(by_flags, series["flag_count"]),
        },
        "event_means": {name: _means(tallies) for name, tallies in series.items()},
        "intervals": {
            "level": LEVEL,
            "seed": SEED,
            **{name: _intervals(tallies) for name, tallies in series.items()},
        },
        "counts": _counts(file.events, series["score"]),
        "non_events": non_events(file.events, scorer),
        "misses": [miss for event in file.events for miss in misses(event, scorer)],
        "scores": [score for event in file.events for score in _scores(event, scorer)],
        "features": _features(features, scorer),
        "acts": {name: _act(act) for name, act in features.acts.items()},
        "run_up": _run_up(features, scorer),
        "unscored_facts": list(file.unscored),
        "inputs": {
            "events_sha256": file.sha256,
            "strengths": features.backtest,
            "policy": policy.policy,
        },
    }


def _same(rank: Rank) -> Callable[[Event], Rank]:
    """A baseline looks at the rows alone, whatever the act."""
    return lambda event: rank


def _series(events: Sequence[Event], rank_of: Callable[[Event], Rank]) -> Series:
    rows = [by_subset(event, rank_of(event)) for event in events]
    return {name: [entity[name] for entity in rows] for name in SUBSETS}


def _pooled(series: Series) -> Json:
    return {name: _rounded(sum(series[name], PairTally()).auc) for name in SUBSETS}


def _means(series: Series) -> Json:
    return {name: _rounded(mean_over_events(series[name])) for name in SUBSETS}


def _intervals(series: Series) -> Json:
    intervals = {name: interval(series[name]) for name in SUBSETS}
    return {
        name: [_rounded(end) for end in ends] if ends else None for name, ends in intervals.items()
    }


def _gains(ours: Series, theirs: Series) -> Json:
    """How much more of the pairs the score wins than a baseline, with the interval of the difference."""
    gains = {}
    for name in SUBSETS:
        mine, baseline = (sum(series[name], PairTally()).auc for series in (ours, theirs))
        apart = None if mine is None or baseline is None else mine - baseline
        ends = gain_interval(ours[name], theirs[name])
        gains[name] = {
            "difference": _rounded(apart),
            "interval": [_rounded(end) for end in ends] if ends else None,
        }
    return gains


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 6)


def _counts(events: Sequence[Event], series: Series) -> Json:
    rows = [entity for event in events for entity in event.rows]
    hits = sum(entity.hit for entity in rows)
    return {
        "events": len(events),
        "rows": len(rows),
        "hits": hits,
        "controls": len(rows) - hits,
        "named_before": sum(entity.named for entity in rows),
        "unknown_facts": sum(value is None for entity in rows for value in entity.facts),
        "pairs": {name: sum(tally.pairs for tally in series[name]) for name in SUBSETS},
        "events_with_pairs": {
            name: sum(tally.pairs > 0 for tally in series[name]) for name in SUBSETS
        },
    }


def _scores(event: Event, scorer: ExposureScorer) -> list[Json]:
    scores = []
    for entity in event.rows:
        points = scorer.exposure(entity, event.kind)
        shown = {"low": points.low, "high": points.high, "score": points.rank}
        scores.append(
            {
                "event": event.id,
                "as_of": event.as_of,
                "entity": entity.entity,
                "hit": entity.hit,
                "named_before": entity.named,
                **shown,
            }
        )
    return scores


def _features(features: FeatureFile, scorer: ExposureScorer) -> Json:
    return {
        name: {
            "strength": feature.strength,
            "share": scorer.share(name),
            "group": feature.group,
            "acts": {act: scorer.share(name, act) for act in features.acts},
        }
        for name, feature in features.features.items()
    }


def _act(act: Act) -> Json:
    """The steps of an act's features, what counts only beside others, and why."""
    return {
        "kinds": list(act.kinds),
        "because": act.because,
        "steps": dict(act.steps),
        "only_with": {name: list(backing) for name, backing in act.only_with.items()},
    }


def _run_up(features: FeatureFile, scorer: ExposureScorer) -> Json:
    run_up = features.run_up
    return {
        "strength": run_up.strength,
        "share": scorer.run_up_share(),
        "because": run_up.because,
    }
