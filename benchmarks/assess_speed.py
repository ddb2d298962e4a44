"""How fast ``assess`` is: one subject warm, one model by all its routes, and every model by every route.

``python benchmarks/assess_speed.py [--rounds N] [--use-case FILE] [--jobs N] [--skip-all]``. Times are processor time
of the process and its children, as ratios to a bare interpreter's start in the same run; peak memory is that of the
largest process. Exits 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.workspace.session import Session

ROOT = Path(__file__).resolve().parents[1]
AS_OF = "2026-11-23"
MODEL, ROUTE = "deepseek-v4-pro", "deepseek-api"
WARM, ROUTES = 40.0, 120.0
"""Goals as ratios to the bare interpreter."""
SECONDS, MEGABYTES = 20.0, 400.0
"""Goals for all pairs: time on the clock and peak memory."""


@dataclass(frozen=True)
class Taken:
    """Processor seconds, seconds on the clock, and the peak memory in MB of all children so far."""

    processor: float
    clock: float
    memory: float


def run(command: Sequence[str], cache: str) -> Taken:
    """One run whose output is read and dropped."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "RISKCTL_CACHE_DIR": cache}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(used, time.perf_counter() - start, after.ru_maxrss / 1024)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each; medians are shown")
    case = ROOT / "data" / "examples" / "malaysian-bank.yaml"
    parser.add_argument("--use-case", type=Path, default=case, help="default the Malaysian bank")
    parser.add_argument("--jobs", type=int, default=0, help="processes for all pairs")
    parser.add_argument("--skip-all", action="store_true", help="leave out every model")
    return parser.parse_args()


def every_model() -> list[str]:
    """Models that some route offers on the day."""
    catalogue = Session.open(AS_OF, cached=False).workspace.catalogue
    return [model for model in sorted(catalogue.models) if catalogue.routes_for(model, AS_OF)]


def ratios(options: argparse.Namespace, cache: str) -> bool:
    """One subject and one model against the bare interpreter; whether both goals are met."""
    bare = [sys.executable, "-I", "-c", "pass"]
    tasks = {f"{MODEL}@{ROUTE}, warm": (f"{MODEL}@{ROUTE}", WARM)}
    tasks[f"{MODEL}, all its routes"] = (MODEL, ROUTES)
    met = True
    for name, (subject, goal) in tasks.items():
        command = assess([subject], options)
        run(command, cache)
        pairs = [(run(bare, cache), run(command, cache)) for _ in range(options.rounds)]
        start = statistics.median(pair[0].processor for pair in pairs)
        taken = statistics.median(pair[1].processor for pair in pairs)
        met = met and taken / start <= goal
        verdict = "met" if taken / start <= goal else "MISSED"
        print(f"{name:<34}{taken:8.3f} s {taken / start:7.1f} x  goal {goal:g} x  {verdict}")
    return met


def all_pairs(options: argparse.Namespace, cache: str) -> bool:
    """Every model by every route as JSON; whether time and memory are within their goals."""
    more = ["--jobs", str(options.jobs)] if options.jobs else []
    taken = run([*assess(every_model(), options), *more], cache)
    met = taken.clock <= SECONDS and taken.memory <= MEGABYTES
    print(
        f"{'all pairs':<34}{taken.clock:8.1f} s on the clock, {taken.processor:.1f} s of processors, "
        f"{taken.memory:.0f} MB; goal {SECONDS:g} s, {MEGABYTES:g} MB  {'met' if met else 'MISSED'}"
    )
    return met


def assess(subjects: Sequence[str], options: argparse.Namespace) -> list[str]:
    command = [sys.executable, "-m", "riskctl", "assess", *subjects, "--as-of", AS_OF]
    return [*command, "--use-case", str(options.use_case), "--format", "json"]


def main() -> int:
    options = arguments()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        cache = str(Path(folder) / "cache")
        met = ratios(options, cache)
        if not options.skip_all:
            met = all_pairs(options, cache) and met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
