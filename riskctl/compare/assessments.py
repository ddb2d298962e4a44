"""Two assessments against each other: what changed, and the cause of every change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riskctl.compare.context import Context, InputChange
from riskctl.compare.differences import Cause, DocumentChange, merged
from riskctl.compare.finding_causes import fallback
from riskctl.compare.finding_changes import finding_changes
from riskctl.compare.row_changes import row_changes
from riskctl.document.model import Assessment
from riskctl.document.model.scores import IntervalPart


@dataclass(frozen=True, slots=True)
class AssessmentChanges:
    """Everything that differs between two assessments; ``inputs`` are the files that do, with or without effect."""

    before: Assessment
    after: Assessment
    changes: tuple[DocumentChange, ...]
    inputs: tuple[InputChange, ...]


def compare_assessments(before: Assessment, after: Assessment) -> AssessmentChanges:
    """Changes from one assessment to another: the outcome first, then scores, findings and the rest."""
    context = Context(before, after)
    findings = tuple(finding_changes(context))
    by_finding = {change.id: change.causes for change in findings}
    beside = tuple(row_changes(context, by_finding))
    waivers = tuple(change for change in beside if change.area == "waiver")
    # Outcome and scores rest on the findings, so their causes are those of the findings that moved.
    leading = (*_outcomes(context, findings, waivers), *_scores(context, findings))
    return AssessmentChanges(before, after, (*leading, *findings, *beside), context.inputs)


def _outcomes(
    context: Context, findings: Sequence[DocumentChange], waivers: Sequence[DocumentChange]
) -> Iterator[DocumentChange]:
    before, after = context.before["decision"], context.after["decision"]
    causes = _decisive(context, findings) + tuple(
        cause for change in waivers for cause in change.causes
    )
    causes = merged(causes) or fallback(context)
    if before["outcome"] != after["outcome"]:
        yield DocumentChange(
            "outcome", "outcome", "Outcome", before["outcome"], after["outcome"], causes
        )
    if before["today"] != after["today"]:
        title = "Outcome before any condition is met"
        yield DocumentChange(
            "today", "today", title, before["today"] or "", after["today"] or "", causes
        )


def _decisive(context: Context, findings: Sequence[DocumentChange]) -> tuple[Cause, ...]:
    """Causes of the findings that are a reason on one side and not, or not so, on the other."""
    moved = {finding for finding, _, _ in _reasons(context.before) ^ _reasons(context.after)}
    chosen = [change for change in findings if change.id in moved] or findings
    return tuple(cause for change in chosen for cause in change.causes)


def _reasons(document: Assessment) -> set[tuple[str, str, bool]]:
    reasons = document["decision"]["reasons"]
    return {(reason["finding"], reason["kind"], reason["confirmed"]) for reason in reasons}


def _scores(context: Context, findings: Sequence[DocumentChange]) -> Iterator[DocumentChange]:
    before, after = _by_dimension(context.before), _by_dimension(context.after)
    dimension_of = {
        finding["id"]: finding["dimension"]
        for finding in (*context.before["findings"], *context.after["findings"])
    }
    for name in dict.fromkeys((*before, *after)):
        old, new = points(before.get(name)), points(after.get(name))
        if old == new:
            continue
        chosen = [
            change for change in findings if name in ("overall", dimension_of.get(change.id, ""))
        ]
        causes = merged(cause for change in chosen for cause in change.causes)
        causes = causes or fallback(context)
        yield DocumentChange("score", name, f"Score: {name}", old, new, causes)


def _by_dimension(document: Assessment) -> dict[str, IntervalPart]:
    """The overall score and those of the dimensions, in that order."""
    scores = document["scores"]
    return {"overall": scores["overall"], **scores["dimensions"]}


def points(score: IntervalPart | None) -> str:
    """Low, likely and high end in words; empty for no score."""
    if score is None:
        return ""
    likely = "" if score["likely"] is None else f", likely {score['likely']:.1f}"
    return f"{score['low']:.1f} to {score['high']:.1f}{likely} ({score['band']})"
