"""The words for what two assessments differ in, from the codes of their comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from riskctl.explanations.words import outcome
from riskctl.messages.language import say
from riskctl.text.display import safe

AREAS = {
    "finding": "Finding",
    "waiver": "Waiver",
    "ownership": "Ownership",
    "screening": "Screening",
    "condition": "Condition",
    "question": "Question",
    "alternative": "Other route",
}
"""What a difference is in, by the area of the comparison, in the order of a report."""
_STATES = {
    "triggered": "applies",
    "unknown": "unknown",
    "suspended": "suspended",
    "announced": "announced",
    "clear": "does not apply",
    "not-in-force": "not in force",
    "not confirmed": "not confirmed",
    "waived": "accepted by a waiver",
    "on other grounds": "on other grounds",
    "asked": "asked",
    "open": "open",
    "no longer asked": "no longer asked",
    "not asked": "not asked",
}
"""Parts of what the comparison says of a side; all else in it is a value or a name, and stays."""
_RANKS = ("not-in-force", "clear", "suspended", "announced", "unknown", "triggered")
"""Verdicts, the graver later."""
_MOST_POSSIBLE = 3
"""Causes named where none is certain: all that differs may be one, and the inputs that do stand below."""
_CAUSES = {
    "fact": "fact",
    "question": "answer",
    "list": "list",
    "rule": "rule",
    "law": "law",
    "window": "period",
    "waiver": "waiver",
    "version": "version",
    "policy": "policy",
    "scenario": "scenario",
    "date": "day",
    "subject": "subject",
    "unexplained": "not explained",
}


def kind_of(area: str, before: str, after: str) -> str:
    """Whether a difference is new, gone, worse, milder or otherwise changed."""
    if before in ("", "not asked"):
        return "new"
    if after in ("", "no longer asked"):
        return "gone"
    if area != "finding":
        return "changed"
    change = _rank(after) - _rank(before)
    if change == 0:
        return "changed"
    return "worse" if change > 0 else "milder"


def _rank(state: str) -> float:
    verdict, _, more = state.partition(", ")
    rank = _RANKS.index(verdict) if verdict in _RANKS else 0
    # Neither what a waiver accepts nor what is not confirmed weighs as much as the verdict alone.
    return rank - 0.5 * more.startswith(("waived", "not confirmed"))


def state_words(area: str, state: str) -> str:
    """A side of a difference in the language of the report."""
    if area == "alternative" and state:
        return outcome(state).word
    parts = [say(_STATES[part]) if part in _STATES else part for part in state.split(", ")]
    return ", ".join(parts)


def cause_words(causes: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Why: what both documents show, else what may have made the difference."""
    shown = list(causes)
    certain = [cause for cause in shown if cause["certain"]]
    for cause in certain or shown[:_MOST_POSSIBLE]:
        kind, text = say(_CAUSES[cause["kind"]]), safe(cause["text"], 400)
        yield (
            f"{kind}: {text}" if certain else say("{kind}, possibly: {text}", kind=kind, text=text)
        )
