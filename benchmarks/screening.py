"""Measure screening: how well names are told apart, and how fast lists are searched, against the goals.

``python benchmarks/screening.py [--data DIR] [--peer-python PATH] [--json FILE] [--only quality|speed]``

``DIR/matching/*.csv`` are labelled sets, known by the first part of their names; ``DIR/lists`` are list files.
``--peer-python`` is an interpreter that has nomenklatura, for figures of the peer in the same run. Exits 1 when a goal
is missed or none could be measured; a row that could not be measured is told and counts as neither.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

import screening_pairs
import screening_queries
import screening_speed
from screening_figures import PEER, Figure, table
from screening_peer_run import Peer

SHARED = Path(__file__).resolve().parents[2] / "shared"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, default=SHARED, help="folder of larger material (default ../shared)"
    )
    parser.add_argument(
        "--peer-python", type=Path, default=None, help="an interpreter that has nomenklatura"
    )
    parser.add_argument(
        "--json", type=Path, default=None, help="also write the figures to this file"
    )
    parser.add_argument(
        "--only", choices=("quality", "speed"), default=None, help="measure only this"
    )
    return parser.parse_args()


def figures(options: argparse.Namespace, peer: Peer) -> Iterator[Figure]:
    matching, lists = options.data / "matching", options.data / "lists"
    if options.only != "speed":
        yield from screening_pairs.figures(matching, peer)
        yield from told("queries", screening_queries.figures(matching, lists, peer))
    if options.only != "quality":
        yield from told("speed", screening_speed.figures(matching, lists, peer))


def told(group: str, found: Iterator[Figure]) -> Iterator[Figure]:
    """The figures; where a command of ours fails, a missed one with its words in place of the rest."""
    try:
        yield from found
    except RuntimeError as error:
        yield Figure(group, "the commands work", math.nan, least=0, detail=str(error))


def main() -> int:
    options = arguments()
    peer = Peer(options.peer_python)
    print(f"Python {platform.python_version()} on {os.cpu_count()} cores")
    found = list(figures(options, peer))
    print(*table(found), sep="\n")
    if options.peer_python is None:
        print(f"NOT MEASURED: {PEER}, because no --peer-python is given; ratios to it are missing")
    else:
        print(
            "peer:", ", ".join(f"{name} {number}" for name, number in sorted(peer.versions.items()))
        )
    if options.json:
        text = json.dumps([one.to_json() for one in found], indent=2, ensure_ascii=False) + "\n"
        options.json.write_text(text, encoding="utf-8")
    unmeasured = [one for one in found if one.value is None]
    for one in unmeasured:
        print(f"NOT MEASURED: {one.group}: {one.name}: {one.detail}")
    missed = [f"{one.group}: {one.name}" for one in found if one.reached is False]
    measured = sum(one.reached is not None for one in found)
    print(
        f"{measured - len(missed)} of {measured} measured goals reached; {len(unmeasured)} rows NOT MEASURED"
    )
    if missed:
        print(f"MISSED: {'; '.join(missed)}")
    return 1 if missed or not measured else 0


if __name__ == "__main__":
    sys.exit(main())
