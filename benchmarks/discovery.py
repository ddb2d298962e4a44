"""Recall, attribution and precision of `riskctl discover` on labelled repositories.

python benchmarks/discovery.py --repos DIR --labels usages.jsonl [--scope scope.json] [--peer BORDERLINT]
DIR holds the repositories as OWNER/NAME, checked out at the commits of the labels. BORDERLINT is the path of that
program in an environment of its own: both then run as commands, one after the other, the best of three each.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from discovery_peer import on_labels, peer_usages, recall

from riskctl.discovery.scan import discover


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repos", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--scope", type=Path)
    parser.add_argument(
        "--show", action="store_true", help="print what is missed and what is off the labels"
    )
    parser.add_argument("--peer", type=Path, help="measure this borderlint beside riskctl")
    options = parser.parse_args()
    labels = defaultdict(list)
    for line in options.labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labels[row["repo"]].append(row)
    scope = json.loads(options.scope.read_text()) if options.scope else {}
    totals = [0, 0, 0, 0, 0, 0]
    recalls = []
    peers: list[tuple[float, float]] = []
    peer_places = [0, 0]
    for repo, rows in sorted(labels.items()):
        root = options.repos / repo
        if not root.is_dir():
            print(f"{repo}: not there, left out")
            continue
        started = time.perf_counter()
        usages = discover(root).usages
        seconds = time.perf_counter() - started
        recalls.append(measure(repo, rows, usages, set(scope.get(repo, ())), totals, options.show))
        print(f"  {seconds:.2f} s")
        if options.peer:
            found = peer_usages(root, options.peer)
            peers.append(recall(rows, found))
            hit, count = on_labels(rows, found, set(scope.get(repo, ())))
            peer_places[0] += hit
            peer_places[1] += count
            print(f"  borderlint: {peers[-1][0]:.3f} by line, {peers[-1][1]:.3f} with item")
            print_times(root, options.peer)
    by_line = sum(one for one, _ in recalls) / len(recalls)
    by_item = sum(one for _, one in recalls) / len(recalls)
    hit, off, right, developers, served, services = totals
    print(f"tier 1 recall, mean of repositories: by line {by_line:.3f}, with item {by_item:.3f}")
    print(f"findings on a label: {hit} of {hit + off} = {hit / max(1, hit + off):.3f}")
    if peers:
        lines = sum(line for line, _ in peers) / len(peers)
        items = sum(item for _, item in peers) / len(peers)
        print(f"borderlint: by line {lines:.3f}, with item {items:.3f}", end="; ")
        print(f"findings on a label {peer_places[0]} of {peer_places[1]}")
    print(f"developer right: {right} of {developers}; service right: {served} of {services}")


def print_times(root: Path, peer: Path) -> None:
    """Seconds of processor and of wall time of both commands, cold, the best of three."""
    ours = best([sys.executable, "-m", "riskctl", "discover", str(root)])
    theirs = best([str(peer), "scan", str(root)])
    factor = theirs[0] / ours[0]
    print(f"  riskctl {ours[0]:.2f} s of processor, {ours[1]:.2f} s wall", end="; ")
    print(f"borderlint {theirs[0]:.2f} s, {theirs[1]:.2f} s wall: {factor:.1f} x")


def best(command: list[str]) -> tuple[float, float]:
    """Processor seconds and wall seconds of the fastest of three runs."""
    runs = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False, timeout=300)
        wall = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall))
    return min(runs)


def measure(repo, rows, usages, scope, totals, show):  # type: ignore[no-untyped-def]
    by_path = defaultdict(list)
    for usage in usages:
        by_path[usage.path].append(usage)
    line = item = count = 0
    for row in rows:
        near = [one for one in by_path[row["path"]] if abs(one.line - row["line"]) <= 1]
        named = [one for one in near if row["item"] in one.literal or one.literal in row["item"]]
        if row["tier"] == 1:
            count += 1
            line += bool(near)
            item += bool(named)
        if not named and show:
            print("  missed", row["path"], row["line"], row["kind"], row["item"])
        best = sorted(named, key=lambda one: (one.line != row["line"], one.kind != row["kind"]))[:1]
        for one in best:
            if row["developer"]:
                totals[3] += 1
                totals[2] += one.developer == row["developer"]
            if row["service"] is None:
                continue
            totals[5] += 1
            same = one.operator == row["service"] or one.operator.startswith(f"{row['service']} ")
            totals[4] += same
            if (show and not same) or (
                show and row["developer"] and one.developer != row["developer"]
            ):
                print(
                    "  wrong",
                    row["path"],
                    row["line"],
                    row["item"],
                    "|",
                    one.developer,
                    row["developer"],
                    "|",
                    one.operator,
                    row["service"],
                    one.evidence,
                )
    for usage in usages:
        if usage.path not in scope:
            continue
        labelled = any(
            abs(row["line"] - usage.line) <= 1 for row in rows if row["path"] == usage.path
        )
        totals[0 if labelled else 1] += 1
        if show and not labelled:
            print("  off", usage.path, usage.line, usage.kind, usage.literal, usage.evidence)
    print(
        f"{repo}: {line}/{count} by line, {item}/{count} with item, {len(usages)} findings", end=""
    )
    return line / max(1, count), item / max(1, count)


if __name__ == "__main__":
    main()
