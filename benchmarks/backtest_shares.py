"""What each feature of a back-test counts by kind of act, chosen on development events by leaving one event out.

``python benchmarks/backtest_shares.py [--data ../shared] [--hold N]`` fits the shares of ``data/backtest.yaml`` anew
and prints them, how well they rank the events they were fitted on, and how well each event is ranked by shares that
never saw it. A pair of a hit and a control of one event is one observation, a pair of the same seat counts twice; a
penalty (``--hold``) draws every share towards equal shares, that is towards the plain count of flags. Plain Python, no
seed.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from riskctl.backtest.auc import PairTally, by_subset
from riskctl.backtest.events import Event, EventEntity, read_events
from riskctl.backtest.exposure import SEAT, flag_count
from riskctl.backtest.features import FEATURES, FeatureFile
from riskctl.text.located import load
from riskctl.text.schema import validate
from riskctl.workspace.layers import bundled_root

FILES = ("events.dev.yaml", "events2.dev.yaml")
EQUAL = 0.6
"""The weight towards which every feature is drawn, in logits of a pair won."""
SCALE = 0.5
"""Turns a weight into points; it moves no rank."""
LEAST = 0.1
"""No feature counts for nothing or against: the least weight, a share of .05, the lowest step of the rubric."""
STEPS, RATE = 300, 1.5
Weights = list[float]
Differences = Counter[tuple[float, ...]]


def differences(events: Iterable[Event]) -> Differences:
    """What sets the hit apart from the control, feature by feature, and how often."""
    found: Differences = Counter()
    for event in events:
        hits = [row for row in event.rows if row.hit]
        controls = [row for row in event.rows if not row.hit]
        for hit in hits:
            for control in controls:
                apart = tuple(
                    _flag(left) - _flag(right)
                    for left, right in zip(hit.facts, control.facts, strict=True)
                )
                found[apart] += 1 + (hit.facts[SEAT] is control.facts[SEAT])
    return found


def _flag(value: bool | None) -> float:
    return 0.5 if value is None else float(value)


def fit(events: Sequence[Event], hold: float) -> Weights:
    """Weights, none below ``LEAST``, by gradient descent on the logistic loss with the penalty."""
    observed = differences(events)
    total = sum(observed.values()) or 1
    weights = [EQUAL] * len(FEATURES)
    for _ in range(STEPS):
        slope = [2 * hold * (weight - EQUAL) for weight in weights]
        for apart, times in observed.items():
            ahead = sum(weight * step for weight, step in zip(weights, apart, strict=True))
            pull = times / total / (1 + math.exp(ahead))
            slope = [part - pull * step for part, step in zip(slope, apart, strict=True)]
        weights = [max(LEAST, w - RATE * part) for w, part in zip(weights, slope, strict=True)]
    return weights


def share(weight: float) -> float:
    """The share of the scale that stands for a weight, to two decimals."""
    return round(1 - math.exp(-SCALE * weight), 2)


def rank_by(weights: Weights) -> Callable[[EventEntity], float]:
    """The rank of the score: complements multiply, as in an assessment; unknown is half way between its ends."""
    shares = [share(weight) for weight in weights]

    def rank(row: EventEntity) -> float:
        low = high = 1.0
        for value, part in zip(row.facts, shares, strict=True):
            low *= 1 - part if value else 1
            high *= 1 if value is False else 1 - part
        return round(1 - (low + high) / 2, 9)

    return rank


def told(tallies: Sequence[dict[str, PairTally]]) -> str:
    """Pooled shares of pairs won."""
    pooled = {name: sum((row[name] for row in tallies), PairTally()).auc for name in tallies[0]}
    return ", ".join(f"{name} {value:.3f}" for name, value in pooled.items() if value is not None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--hold", type=float, default=0.03, help="penalty for unequal shares")
    options = parser.parse_args()
    paths = [options.data / "backtest" / name for name in FILES]
    if not all(path.is_file() for path in paths):
        print(f"SKIPPED: no events at {options.data / 'backtest'}")
        return
    sets = {path.name: read_events(load(path)).events for path in paths}
    features = validate(load(bundled_root() / "data" / "backtest.yaml"), FeatureFile)
    every = [event for events in sets.values() for event in events]
    ranks: dict[str, Callable[[EventEntity], float]] = {}
    unseen: dict[str, Callable[[EventEntity], float]] = {}
    for name, act in features.acts.items():
        events = [event for event in every if event.kind in act.kinds]
        weights = fit(events, options.hold)
        print(name, len(events), {f: share(w) for f, w in zip(FEATURES, weights, strict=True)})
        for event in events:
            ranks[event.id] = rank_by(weights)
            kept_apart = [one for one in events if one is not event]
            unseen[event.id] = rank_by(fit(kept_apart, options.hold))
    for name, events in sets.items():
        scored = [event for event in events if event.id in ranks]
        print(name, len(scored), "events of a known kind")
        print("  count of flags ", told([by_subset(one, flag_count) for one in scored]))
        print("  fitted         ", told([by_subset(one, ranks[one.id]) for one in scored]))
        print("  event left out ", told([by_subset(one, unseen[one.id]) for one in scored]))


if __name__ == "__main__":
    main()
