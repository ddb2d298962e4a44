"""Print how fast riskctl is, as ratios measured in one run on one machine.

``python benchmarks/run.py [--rounds N] [--data DIR] [--json FILE]``. Exits 1 when a stated goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

import loading
import rules_speed
import startup
from timing import Result

SHARED = Path(__file__).resolve().parents[2] / "shared"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=9, help="runs of each thing; medians are shown"
    )
    parser.add_argument(
        "--data", type=Path, default=SHARED, help="folder of larger material (default ../shared)"
    )
    parser.add_argument(
        "--json", type=Path, default=None, help="also write the results to this file"
    )
    return parser.parse_args()


def results(rounds: int, shared: Path) -> Iterator[Result]:
    yield from startup.commands(rounds)
    yield from startup.assessments(max(3, rounds // 2))
    yield from rules_speed.verdicts(rounds)
    yield from loading.loader(max(3, rounds // 2), shared)
    yield from loading.catalogue(max(3, rounds // 2))


def main() -> int:
    options = arguments()
    print(
        f"Python {platform.python_version()} on {os.cpu_count()} cores, medians of {options.rounds} runs"
    )
    if not options.data.is_dir():
        print(
            f"NOT MEASURED: the largest single YAML file, because {options.data} is not there (see --data)"
        )
    for unused in ("backtest", "discovery", "inputs"):
        print(f"NOT MEASURED: {unused}/ of the shared material; no benchmark here uses it yet")
    print(
        "NOT MEASURED HERE: lists/ and matching/ (screening.py, lists_load.py), ownership/ (ownership.py)"
    )
    found = []
    for result in results(options.rounds, options.data):
        print(result.line(), flush=True)
        found.append(result)
    if options.json:
        text = json.dumps([one.to_json() for one in found], indent=2) + "\n"
        options.json.write_text(text, encoding="utf-8")
    missed = [one.name for one in found if one.met is False]
    print("every goal met" if not missed else f"MISSED: {'; '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
