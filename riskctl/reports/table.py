"""Several assessments as plain rows, and which of them is best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from riskctl.explanations.words import OUTCOMES, Sign
from riskctl.reports.sections import Report


@dataclass(frozen=True, slots=True)
class Row:
    """One assessment in a line; scores are 0 to 100, counts are of findings, questions and conditions."""

    subject: str
    model: str
    route: str
    outcome: Sign
    low: float
    high: float
    points: str
    worst: str
    blocks: int
    questions: int
    conditions: int
    best: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows best first, and one sentence that says which is best and why."""

    rows: tuple[Row, ...]
    verdict: str
    notes: tuple[str, ...] = ()
    """Notes on the id that was asked for: those of every subject."""


def compare(reports: Iterable[Report]) -> Comparison:
    """Order assessments by outcome, then upper end, lower end and id of the subject."""
    reports = list(reports)
    ordered = sorted((_row(report) for report in reports), key=_rank)
    if not ordered:
        return Comparison((), "")
    order = list(OUTCOMES)
    usable = ordered[0].outcome.key in order and ordered[0].outcome.key != order[-1]
    rows = tuple(_marked(row, usable and index == 0) for index, row in enumerate(ordered))
    return Comparison(rows, _verdict(rows), _notes(reports))


def _notes(reports: list[Report]) -> tuple[str, ...]:
    """Every note on an id, once; one that only some subjects carry is written with each of them."""
    shared = [set(report.cover.notes) for report in reports]
    return tuple(note for note in reports[0].cover.notes if all(note in notes for notes in shared))


def _rank(row: Row) -> tuple[int, float, float, str]:
    order = list(OUTCOMES)
    place = order.index(row.outcome.key) if row.outcome.key in order else len(order)
    return place, row.high, row.low, row.subject


def _row(report: Report) -> Row:
    overall = report.scores.overall
    return Row(
        subject=report.cover.subject,
        model=report.cover.model,
        route=report.cover.route,
        outcome=report.decision.outcome,
        low=overall.low,
        high=overall.high,
        points=overall.points,
        worst=report.scores.worst,
        blocks=sum(finding.state.key == "block" for finding in report.findings),
        questions=len(report.questions),
        conditions=len(report.decision.conditions),
        best=False,
    )


def _marked(row: Row, best: bool) -> Row:
    return replace(row, best=best)


def _verdict(rows: tuple[Row, ...]) -> str:
    first = rows[0]
    name = f"{first.model} via {first.route}" if first.route else first.model
    if not first.best:
        return f"None can be used as it stands: the mildest outcome is {first.outcome.word.lower()}, for {name}."
    if len(rows) == 1:
        return f"{name}: {first.outcome.word.lower()}, overall {first.points}."
    second = rows[1]
    if second.outcome.key != first.outcome.key:
        why = f"it has the mildest outcome ({first.outcome.word.lower()}); the next is {second.outcome.word.lower()}"
    elif second.points != first.points:
        why = f"the same outcome as the next, with overall {first.points} against {second.points}"
    else:
        why = "level with the next on outcome and overall score"
    return f"Best: {name}: {why}."
