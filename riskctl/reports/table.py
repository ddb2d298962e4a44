"""Several assessments as plain rows, and which of them is best."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from riskctl.document.outcomes import ALLOWED, Place, has_star, severity
from riskctl.explanations.words import Sign, outcome
from riskctl.messages.language import say
from riskctl.reports.sections import Report
from riskctl.reports.sections.notices import Gap, joined
from riskctl.reports.sections.numbers import span

_NO_USE_CASE = "no use case given: everything about the organisation and its data is unknown"
_NAMED = 3
"""Subjects that a notice names."""


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One assessment in a line; scores are 0 to 100, counts are of findings, questions and conditions.

    Outcome and points are those once the conditions are met, by which routes are ranked; ``today`` says how things
    stand, as do the counts and the worst dimension.
    """

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
    place: Place
    today: str
    waived: int = 0
    """Blocks that a waiver accepts; ``blocks`` counts the others."""


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """Rows best first, and one sentence that says which is best and why."""

    rows: tuple[ComparisonRow, ...]
    verdict: str
    notes: tuple[str, ...] = ()
    """Notes on the id that was asked for: those of every subject."""
    asked: tuple[str, ...] = ()
    """The day and the use case, as in the single assessment."""
    notices: tuple[str, ...] = ()
    """What departs from the bundled data or from the question as asked, and what was not looked up."""
    head_notices: tuple[str, ...] = ()
    """The same with lists by name, for people who read a report."""


def compare(reports: Iterable[Report]) -> ComparisonTable:
    """Order assessments as their routes are ranked; no star on a tie or while facts are needed."""
    reports = list(reports)
    ordered = sorted((_row(report) for report in reports), key=_rank)
    if not ordered:
        return ComparisonTable((), "")
    if has_star([compared.place for compared in ordered]):
        ordered[0] = replace(ordered[0], best=True)
    rows = tuple(ordered)
    return ComparisonTable(
        rows=rows,
        verdict=_verdict(rows),
        notes=_notes(reports),
        asked=_asked(reports),
        notices=_notices(reports, lambda gap: gap.sentence),
        head_notices=_notices(reports, lambda gap: gap.named),
    )


def _asked(reports: list[Report]) -> tuple[str, ...]:
    days = ", ".join(dict.fromkeys(report.cover.as_of for report in reports))
    for_whom = dict.fromkeys(report.cover.use_case or _NO_USE_CASE for report in reports)
    return (
        say(
            "as of {days}; {uses}",
            days=days,
            uses="; ".join(_for(use_case) for use_case in for_whom),
        ),
        say(
            "Outcome and overall score are those once the conditions are met; all else is as things stand today."
        ),
    )


def _for(use_case: str) -> str:
    if use_case == _NO_USE_CASE:
        return say(use_case)
    return say("for {use_case}", use_case=use_case)


def _notices(reports: list[Report], words: Callable[[Gap], str]) -> tuple[str, ...]:
    """Every notice once; one that only some assessments carry names them. Parties not looked up stand in one line."""
    carried: dict[str, list[str]] = {}
    for report in reports:
        told_together = {gap.sentence for gap in report.gaps}
        for notice in report.notices:
            if notice not in told_together:
                carried.setdefault(notice, []).append(report.cover.subject)
    gaps = joined(gap for report in reports for gap in report.gaps)
    return tuple(words(gap) for gap in gaps) + tuple(
        notice if len(subjects) == len(reports) else f"{notice} ({_some(subjects)})"
        for notice, subjects in carried.items()
    )


def _some(subjects: list[str]) -> str:
    names = ", ".join(subjects[:_NAMED])
    if len(subjects) <= _NAMED:
        return names
    return say("{names} and {count} more", names=names, count=len(subjects) - _NAMED)


def _notes(reports: list[Report]) -> tuple[str, ...]:
    """Every note on an id, once; one that only some subjects carry is written with each of them."""
    shared = [set(report.cover.notes) for report in reports]
    return tuple(note for note in reports[0].cover.notes if all(note in notes for notes in shared))


def rank_of(report: Report) -> tuple[Place, str]:
    """By which reports are ordered, less is better."""
    return _place(report), report.cover.subject


def _rank(comparison: ComparisonRow) -> tuple[Place, str]:
    return comparison.place, comparison.subject


def _place(report: Report) -> Place:
    """The place by what the document says: it does not tell kinds of possible blocks apart."""
    states = [finding.state.key for finding in report.findings]
    likely, high = report.standing.after
    return Place(
        outcome=severity(report.decision.outcome.key),
        blocks=states.count("block"),
        possible_blocks=(states.count("possible-block"),),
        likely=likely,
        high=high,
        questions=len(report.questions),
    )


def _row(report: Report) -> ComparisonRow:
    low, high = report.standing.span
    return ComparisonRow(
        subject=report.cover.subject,
        model=report.cover.model,
        route=report.cover.route,
        outcome=report.decision.outcome,
        low=low,
        high=high,
        points=span(low, high),
        worst=report.scores.worst,
        blocks=_blocks(report, waived=False),
        waived=_blocks(report, waived=True),
        questions=len(report.questions),
        conditions=len(report.decision.conditions),
        best=False,
        place=_place(report),
        today=_today(report),
    )


def _today(report: Report) -> str:
    """The outcome as things stand, and the points."""
    points = report.scores.overall.points
    if not report.standing.today:
        return points
    return f"{outcome(report.standing.today).word} {points}"


def _blocks(report: Report, waived: bool) -> int:
    return sum(
        finding.state.key == "block" and finding.waived == waived for finding in report.findings
    )


def _verdict(rows: tuple[ComparisonRow, ...]) -> str:
    first = rows[0]
    name, outcome = _name(first), first.outcome.word.lower()
    if not first.best and first.outcome.key in ALLOWED:
        return say("None is best: the first are level, {outcome}.", outcome=outcome)
    if not first.best:
        return say(
            "None can be used as it stands: the mildest outcome is {outcome}, for {name}.",
            outcome=outcome,
            name=name,
        )
    if len(rows) == 1:
        return say(
            "{name}: {outcome}, overall {points}.", name=name, outcome=outcome, points=first.points
        )
    return say("Best: {name}: {why}.", name=name, why=_why_best(first, rows[1]))


def _name(comparison: ComparisonRow) -> str:
    return (
        say("{model} via {route}", model=comparison.model, route=comparison.route)
        if comparison.route
        else comparison.model
    )


def _why_best(first: ComparisonRow, second: ComparisonRow) -> str:
    if second.outcome.key != first.outcome.key:
        return say(
            "it has the mildest outcome ({outcome}); the next is {next}",
            outcome=first.outcome.word.lower(),
            next=second.outcome.word.lower(),
        )
    if second.points != first.points:
        return say(
            "the same outcome as the next, with overall {first} against {second}",
            first=first.points,
            second=second.points,
        )
    return say("level with the next on outcome and overall score")
