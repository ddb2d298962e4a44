"""Names of the operating curve, the answers about them, and the recall at a rate of alerts."""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.screening.query import Match


@dataclass(frozen=True)
class Asked:
    """A name of a labelled file; ``primary`` is the main name of the entry that it belongs to, empty if clean."""

    id: str
    name: str
    country: str = ""
    primary: str = ""

    @property
    def iso(self) -> str:
        """The country where it is a code of two letters, else empty."""
        return self.country if len(self.country) == 2 else ""

    @property
    def half(self) -> str:
        """``a`` or ``b``, by hash of the id."""
        return "ab"[hashlib.sha256(self.id.encode()).digest()[0] & 1]


@dataclass(frozen=True)
class Answer:
    """The best answer that counts: the right entry for an alias, any entry for a clean company."""

    asked: Asked
    score: float
    outcome: str
    best: Match | None = None


def read_asked(folder: Path, prefix: str) -> list[Asked]:
    """The rows of every file whose name begins so."""
    rows = []
    for path in sorted(folder.glob(f"{prefix}*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                country, primary = row.get("country") or "", row.get("primary") or ""
                rows.append(Asked(row["id"], row["name"], country, primary))
    return rows


def recall_at_rate(aliases: Sequence[Answer], clean: Sequence[Answer], rate: float) -> float:
    """Share of aliases above the lowest score at which no more than this share of clean names is an alert."""
    scores = sorted((one.score for one in clean), reverse=True)
    bound = scores[int(rate * len(scores))]
    return sum(one.score > bound for one in aliases) / len(aliases)


BASE_RATE = 0.1
"""Share of listed parties among the names asked for which scores are meant as probabilities."""
BOUNDS = (0.05, 0.2, 0.5, 0.7, 0.9, 0.99)


def calibration(aliases: Sequence[Answer], clean: Sequence[Answer]) -> Iterator[str]:
    """Of the answers with a score between two bounds, the share that is right at the base rate."""
    weight = len(clean) * BASE_RATE / (1 - BASE_RATE) / len(aliases)
    for least, most in zip(BOUNDS, (*BOUNDS[1:], math.inf), strict=True):
        right = weight * sum(least <= answer.score < most for answer in aliases)
        wrong = sum(least <= answer.score < most for answer in clean)
        share = right / (right + wrong) if right + wrong else math.nan
        yield f"score from {least:.2f}: {share:.2f} are right, at one listed in ten"
