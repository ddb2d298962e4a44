"""Recall, attribution and precision of `riskctl discover` on labelled repositories.

python benchmarks/discovery.py --repos DIR --labels usages.jsonl [--scope scope.json] [--peer BORDERLINT]
DIR holds the repositories as OWNER/NAME, checked out at the commits of the labels. BORDERLINT is the path of that
program in an environment of its own: both then run as commands, one after the other, the best of three each. A label
without a service, a developer or a host region is not counted there; servers of one's own are expected in region "own".
The peer is scored twice: on every label, and on those of the kinds and files that its own page says it reads.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from discovery_peer import on_labels, peer_usages, recall, within_reach

from riskctl.discovery.scan import discover
from riskctl.discovery.usage import Usage

Row = dict[str, object]


@dataclass
class Share:
    """How many of how many."""

    right: int = 0
    count: int = 0

    def add(self, is_right: bool) -> None:
        self.right += is_right
        self.count += 1

    @property
    def share(self) -> float:
        return self.right / max(1, self.count)

    def __str__(self) -> str:
        return f"{self.right} of {self.count} = {self.share:.3f}"


@dataclass
class Score:
    """What was found of the labels of some repositories."""

    line: Share = field(default_factory=Share)
    item: Share = field(default_factory=Share)
    on_label: Share = field(default_factory=Share)
    developer: Share = field(default_factory=Share)
    service: Share = field(default_factory=Share)
    region: Share = field(default_factory=Share)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repos", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--scope", type=Path)
    parser.add_argument(
        "--show", action="store_true", help="print what is missed and off the labels"
    )
    parser.add_argument("--peer", type=Path, help="measure this borderlint beside riskctl")
    options = parser.parse_args()
    labels: dict[str, list[Row]] = defaultdict(list)
    for line in options.labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labels[row["repo"]].append(row)
    scope = json.loads(options.scope.read_text()) if options.scope else {}
    total = Score()
    recalls: list[tuple[float, float]] = []
    peer = Peer(options.peer) if options.peer else None
    for repo, rows in sorted(labels.items()):
        root = options.repos / repo
        if not root.is_dir():
            print(f"{repo}: not there, left out")
            continue
        started = time.perf_counter()
        usages = discover(root).usages
        seconds = time.perf_counter() - started
        one = measure(rows, usages, set(scope.get(repo, ())), total, options.show)
        if one.line.count:
            recalls.append((one.line.share, one.item.share))
        print(f"{repo}: {one.line} by line, {one.item} with item, {len(usages)} findings", end="")
        print(f"  {seconds:.2f} s")
        if peer:
            peer.measure(root, rows, set(scope.get(repo, ())))
    print(f"tier 1 recall, mean of repositories: {means(recalls)}")
    print(f"findings on a label: {total.on_label}")
    print(f"developer right: {total.developer}; service right: {total.service}")
    print(f"host region right: {total.region}")
    if peer:
        peer.print_means()


def means(recalls: Sequence[tuple[float, float]]) -> str:
    """By line and with item."""
    count = max(1, len(recalls))
    line = sum(line for line, _ in recalls) / count
    item = sum(item for _, item in recalls) / count
    return f"by line {line:.3f}, with item {item:.3f}"


def measure(
    rows: Sequence[Row], usages: Sequence[Usage], scope: set[str], total: Score, show: bool
) -> Score:
    """Recall of one repository; what is attributed and off the labels is added to the total."""
    score = Score()
    by_path: dict[str, list[Usage]] = defaultdict(list)
    for usage in usages:
        by_path[usage.path].append(usage)
    for row in rows:
        near = [usage for usage in by_path[str(row["path"])] if is_near(row, usage)]
        item = str(row["item"])
        named = [usage for usage in near if item in usage.literal or usage.literal in item]
        if row["tier"] == 1:
            score.line.add(bool(near))
            score.item.add(bool(named))
        if not named and show:
            print("  missed", row["path"], row["line"], row["kind"], item)
        if named:
            best = min(
                named, key=lambda usage: (usage.line != row["line"], usage.kind != row["kind"])
            )
            attribute(row, best, total, show)
    for usage in usages:
        if usage.path in scope:
            labelled = any(row["path"] == usage.path and is_near(row, usage) for row in rows)
            total.on_label.add(labelled)
            if show and not labelled:
                print("  off", usage.path, usage.line, usage.kind, usage.literal, usage.evidence)
    return score


def is_near(row: Row, usage: Usage) -> bool:
    """Within a line of the label."""
    return abs(usage.line - int(str(row["line"]))) <= 1


def attribute(row: Row, usage: Usage, total: Score, show: bool) -> None:
    """Whether developer, service and host region are those of the label, as far as it states them."""
    service = row["service"]
    is_own = str(service).endswith("(self-hosted)")
    region = row.get("host_region") or ("own" if is_own else None)
    is_same = usage.operator == service or usage.operator.startswith(f"{service} ")
    for share, stated, is_right in (
        (total.developer, row["developer"], usage.developer == row["developer"]),
        (total.service, service, is_same),
        (total.region, region, is_in(usage, str(region))),
    ):
        if stated:
            share.add(is_right)
            if show and not is_right:
                told = usage.developer, usage.operator, usage.host_region, usage.evidence
                print("  wrong", row["path"], row["line"], row["item"], "|", stated, "|", *told)


def is_in(usage: Usage, region: str) -> bool:
    """In the region; packages, keys and resources of one's own servers name no host."""
    return usage.host_region == region or (region == "own" and usage.kind in NO_HOST)


NO_HOST = ("sdk", "dep", "envkey", "iac", "ci_action", "mcp")


class Peer:
    """borderlint on the same repositories."""

    def __init__(self, program: Path) -> None:
        self.program = program
        self.every: list[tuple[float, float]] = []
        self.reached: list[tuple[float, float]] = []
        self.places = [0, 0]

    def measure(self, root: Path, rows: list[Row], scope: set[str]) -> None:
        """Its recall, its findings on labels, and the times of both."""
        found = peer_usages(root, self.program)
        self.every.append(recall(rows, found))
        reach = [row for row in within_reach(rows) if row["tier"] == 1]
        if reach:
            self.reached.append(recall(reach, found))
        hit, count = on_labels(rows, found, scope)
        self.places[0] += hit
        self.places[1] += count
        print(f"  borderlint: {means(self.every[-1:])}; of {len(reach)} in its reach", end=" ")
        print(means(self.reached[-1:]) if reach else "-")
        ours = best([sys.executable, "-m", "riskctl", "discover", str(root)])
        theirs = best([str(self.program), "scan", str(root)])
        factor = theirs[0] / ours[0]
        print(f"  riskctl {ours[0]:.3f} s of processor, {ours[1]:.2f} s wall", end="; ")
        print(f"borderlint {theirs[0]:.3f} s, {theirs[1]:.2f} s wall: {factor:.1f} x")

    def print_means(self) -> None:
        print(f"borderlint, every label: {means(self.every)}")
        print(f"borderlint, kinds and files in its reach: {means(self.reached)}", end=" ")
        print(f"({len(self.reached)} repositories)")
        print(f"borderlint, findings on a label: {self.places[0]} of {self.places[1]}")


def best(command: list[str]) -> tuple[float, float]:
    """Processor seconds and wall seconds of the fastest of five runs."""
    runs = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False, timeout=300)
        wall = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall))
    return min(runs)


if __name__ == "__main__":
    main()
