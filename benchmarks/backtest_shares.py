"""Which departures from the plain count each kind of act gets, chosen on development events, and what they win.

``python benchmarks/backtest_shares.py [--data ../shared] [--splits 50]``. An act starts with every feature at one step
of the rubric, which ranks as the count does; ``MENU`` holds the few departures that the ground of such acts speaks for.
What is chosen wins the largest share of pairs (mean of all pairs and pairs of one seat) less ``PRICE`` for each
departure. Printed: what is chosen, how it ranks the events it was chosen on, how each cluster of events is ranked by
what was chosen without it, and the gain over the count when half of the blind set chooses and the other half is ranked.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import mean, stdev

from riskctl.assessment.policy import Policy
from riskctl.backtest.auc import PairTally, by_subset
from riskctl.backtest.events import Event, read_events
from riskctl.backtest.exposure import ExposureScorer, flag_count
from riskctl.backtest.features import Act, FeatureFile
from riskctl.backtest.resample import SEED
from riskctl.text.located import load
from riskctl.text.schema import validate
from riskctl.workspace.layers import bundled_root

FILES = ("events.dev.yaml", "events2.dev.yaml")
BLIND = FILES[1]
COMMON = "moderate"
BACKING = (
    "prior_formal_restriction",
    "military_or_surveillance_tie",
    "open_dispute_or_inquiry",
)
MENU: dict[str, dict[str, tuple[str, ...]]] = {
    "cut-off": {
        "terms_already_exclude": (COMMON, "substantial"),
        "military_or_surveillance_tie": (COMMON, "low"),
    },
    "list": {
        "military_or_surveillance_tie": (COMMON, "substantial", "severe"),
        "prior_formal_restriction": (COMMON, "low"),
        "open_dispute_or_inquiry": (COMMON, "low"),
    },
    "product-measure": {"open_dispute_or_inquiry": (COMMON, "substantial", "severe")},
}
"""The steps that each act may give a feature; all others stay at the common one."""
BACKED = ("list", "product-measure")
"""Acts in which an allegation may be made to count only beside what backs it."""
PRICE = 0.003
"""The share of pairs that a departure must win."""
DRAWS = 2000
Tallies = dict[str, PairTally]


@dataclass(frozen=True)
class Choice:
    """One way to rank the events of an act, its number of departures, and the pairs it wins in each event."""

    act: Act
    departures: int
    tallies: dict[str, Tallies]

    def worth(self, events: Iterable[Event]) -> float:
        """The share of pairs won, less the price of the departures."""
        shares = pooled([self.tallies[event.id] for event in events])
        return mean(shares.values()) - PRICE * self.departures

    def told(self) -> str:
        """The departures in words."""
        steps = [f"{name} {step}" for name, step in self.act.steps.items() if step != COMMON]
        return ", ".join([*steps, *(f"{name} only if backed" for name in self.act.only_with)])


class Bench:
    """All events with what each choice wins in them."""

    def __init__(
        self, features: FeatureFile, policy: Policy, events: Sequence[Event], run_up: bool
    ):
        self.features, self.policy, self.run_up = features, policy, run_up
        known = [event for event in events if features.act_of(event.kind)]
        self.events = {act: [e for e in known if features.act_of(e.kind) == act] for act in MENU}
        self.choices = {act: list(self._choices(act)) for act in MENU}
        self.count = {event.id: by_subset(event, flag_count) for event in events}

    def _choices(self, name: str) -> Iterator[Choice]:
        menu = MENU[name]
        for steps in product(*menu.values()):
            for is_backed in (False, True)[: 1 + (name in BACKED)]:
                given = dict(zip(menu, steps, strict=True))
                backing = {"official_allegation": BACKING} if is_backed else {}
                every = dict.fromkeys(self.features.acts[name].steps, COMMON) | given
                act = self.features.acts[name].model_copy(
                    update={"steps": every, "only_with": backing}
                )
                departures = sum(step != COMMON for step in steps) + is_backed
                yield Choice(act, departures, self.tallies({name: act}, self.events[name]))

    def tallies(self, acts: dict[str, Act], events: Iterable[Event]) -> dict[str, Tallies]:
        """The pairs that each event's ranking wins under these acts."""
        file = self.features.model_copy(update={"acts": self.features.acts | acts})
        scorer = ExposureScorer(file, self.policy, run_up=self.run_up)
        return {event.id: by_subset(event, scorer.rank(event)) for event in events}

    def choose(self, without: frozenset[str] = frozenset()) -> dict[str, Choice]:
        """The best choice of each act on the events that are not left out."""
        chosen = {}
        for act, choices in self.choices.items():
            seen = [event for event in self.events[act] if event.id not in without]
            chosen[act] = max(choices, key=lambda choice: choice.worth(seen))
        return chosen

    def ranked(self, ids: Iterable[str], chosen: dict[str, Choice]) -> dict[str, Tallies]:
        """What was chosen wins in these events."""
        every = {key: value for choice in chosen.values() for key, value in choice.tallies.items()}
        return {name: every[name] for name in ids}


def clusters(events: Iterable[Event]) -> list[frozenset[str]]:
    """Events of one kind that hit a party of the same name belong together: rounds of one affair."""
    groups: list[tuple[set[str], set[tuple[str, str]]]] = []
    for event in events:
        ids, marks = {event.id}, {(event.kind, _party(row.entity)) for row in event.rows if row.hit}
        for group in [group for group in groups if group[1] & marks]:
            ids, marks = ids | group[0], marks | group[1]
            groups.remove(group)
        groups.append((ids, marks))
    return [frozenset(ids) for ids, _ in groups]


def _party(entity: str) -> str:
    return entity.rpartition(":")[2].split("-")[0]


def pooled(tallies: Iterable[Tallies]) -> dict[str, float]:
    """Shares of pairs won, overall and of the same seat."""
    rows = list(tallies)
    sums = {
        name: sum((row[name] for row in rows), PairTally()) for name in ("overall", "same_seat")
    }
    return {name: tally.auc or 0.0 for name, tally in sums.items()}


def gain(bench: Bench, ranked: dict[str, Tallies]) -> tuple[float, float]:
    """Over the count of flags on the same events: overall and same seat."""
    ours, count = pooled(ranked.values()), pooled(bench.count[name] for name in ranked)
    return ours["overall"] - count["overall"], ours["same_seat"] - count["same_seat"]


def left_out(bench: Bench, groups: Sequence[frozenset[str]]) -> dict[str, Tallies]:
    """Each cluster ranked by what was chosen without it."""
    ranked: dict[str, Tallies] = {}
    for group in groups:
        ranked |= bench.ranked(group, bench.choose(group))
    return ranked


def halves(
    bench: Bench, groups: Sequence[frozenset[str]], splits: int, source: random.Random
) -> list[tuple[float, float]]:
    """Gains on one half of the blind set when the other half and the first set chose; both ways each time."""
    gains = []
    for _ in range(splits):
        drawn = source.sample(groups, len(groups))
        parts = [frozenset().union(*drawn[start::2]) for start in (0, 1)]
        gains += [gain(bench, bench.ranked(part, bench.choose(part))) for part in parts]
    return gains


def interval(
    bench: Bench,
    ranked: dict[str, Tallies],
    groups: Sequence[frozenset[str]],
    source: random.Random,
) -> str:
    """The middle 95 percent of the gain over redrawn clusters."""
    drawn = []
    for _ in range(DRAWS):
        ids = [name for group in source.choices(groups, k=len(groups)) for name in sorted(group)]
        ours, count = pooled(ranked[i] for i in ids), pooled(bench.count[i] for i in ids)
        drawn.append([ours[name] - count[name] for name in ours])
    ends = [sorted(column) for column in zip(*drawn, strict=True)]
    low, high = DRAWS // 40, DRAWS - DRAWS // 40 - 1
    return " / ".join(f"{column[low]:+.3f} to {column[high]:+.3f}" for column in ends)


def report(bench: Bench, sets: dict[str, Sequence[Event]], splits: int) -> None:
    """What is chosen and what it wins, with or without the run-up."""
    chosen = bench.choose()
    print("with" if bench.run_up else "without", "who was named before the event")
    for act, choice in chosen.items():
        print(f"  {act} ({len(bench.events[act])} events): {choice.told() or 'the plain count'}")
    known = {event.id for events in bench.events.values() for event in events}
    for name, events in sets.items():
        groups = clusters(event for event in events if event.id in known)
        ids = sorted(frozenset().union(*groups))
        fitted, unseen = bench.ranked(ids, chosen), left_out(bench, groups)
        shown = {"count": {i: bench.count[i] for i in ids}, "chosen": fitted, "left out": unseen}
        for label, ranked in shown.items():
            print(
                f"  {name} {label}: "
                + " / ".join(f"{v:.3f}" for v in pooled(ranked.values()).values())
            )
        print("    gain left out", interval(bench, unseen, groups, random.Random(SEED)))
        if name == BLIND:
            columns = list(zip(*halves(bench, groups, splits, random.Random(SEED)), strict=True))
            spread = " / ".join(f"{mean(c):+.3f} (sd {stdev(c):.3f})" for c in columns)
            print(f"    gain on the other half, {splits} splits: {spread}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--splits", type=int, default=50)
    options = parser.parse_args()
    paths = [options.data / "backtest" / name for name in FILES]
    if not all(path.is_file() for path in paths):
        print(f"SKIPPED: no events at {options.data / 'backtest'}")
        return
    sets = {path.name: read_events(load(path)).events for path in paths}
    features = validate(load(bundled_root() / "data" / "backtest.yaml"), FeatureFile)
    policy = validate(load(bundled_root() / "data" / "scoring.yaml"), Policy)
    every = [event for events in sets.values() for event in events]
    for run_up in (False, True):
        report(Bench(features, policy, every, run_up), sets, options.splits)


if __name__ == "__main__":
    main()
