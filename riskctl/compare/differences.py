"""What differs between two assessments, and what it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

CauseKind = Literal[
    "fact",
    "question",
    "list",
    "rule",
    "law",
    "window",
    "waiver",
    "version",
    "policy",
    "scenario",
    "date",
    "subject",
    "unexplained",
]
"""``law``: the citation or the dates in force changed in a ruleset; ``rule``: how the ruleset reads that law changed.

``window``: the day moved into another window of an unchanged rule; ``question``: a fact was not known and now is.
``unexplained``: the documents differ, and nothing that they say they were made from does.
"""
Area = Literal[
    "outcome",
    "today",
    "score",
    "finding",
    "condition",
    "question",
    "screening",
    "ownership",
    "waiver",
    "alternative",
]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something changed. ``certain`` when both documents show it; else it may be what made the difference."""

    kind: CauseKind
    id: str
    text: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """One difference: ``before`` and ``after`` in words, empty where there is nothing on that side."""

    area: Area
    id: str
    title: str
    before: str
    after: str
    causes: tuple[Cause, ...]


def merged(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Causes once each, the certain ones first, in the order in which they came."""
    unique = tuple(dict.fromkeys(causes))
    certain = [cause for cause in unique if cause.certain]
    known = {(cause.kind, cause.id) for cause in certain}
    possible = [
        cause for cause in unique if not cause.certain and (cause.kind, cause.id) not in known
    ]
    return (*certain, *possible)
