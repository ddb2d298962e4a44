"""Measure things against each other: interleaved runs, medians, one line a result."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Result:
    """Seconds for the thing and for its peer; ``goal`` bounds the ratio, or the seconds where ``absolute``."""

    name: str
    seconds: float
    peer: str
    peer_seconds: float
    goal: float | None = None
    absolute: bool = False

    @property
    def ratio(self) -> float:
        return self.seconds / self.peer_seconds

    @property
    def met(self) -> bool | None:
        if self.goal is None:
            return None
        return (self.seconds if self.absolute else self.ratio) <= self.goal

    def line(self) -> str:
        goal = "" if self.goal is None else f"goal {self.goal:g} {'s' if self.absolute else 'x'}"
        verdict = {None: "", True: "met", False: "MISSED"}[self.met]
        times = f"{self.seconds * 1000:9.1f} ms {self.ratio:8.2f} x"
        return f"{self.name:<44}{times}  {self.peer:<32}{goal:<12}{verdict}".rstrip()

    def to_json(self) -> dict[str, object]:
        return {**asdict(self), "ratio": self.ratio, "met": self.met}


def medians(things: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of each, run in turn so that a slow moment of the machine hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in things}
    for run in things.values():
        run()  # warm: page cache, imports, compiled files
    for _ in range(rounds):
        for name, run in things.items():
            start = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def process(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None
) -> Callable[[], None]:
    """A run of this interpreter as a process of its own."""

    def run() -> None:
        command = [sys.executable, *arguments]
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            env=None if environment is None else dict(environment),
        )

    return run
