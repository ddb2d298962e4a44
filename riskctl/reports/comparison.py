"""Several assessments side by side: findings by route, what separates the first from the second, and a card a route."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from riskctl.explanations.words import STATES, Sign, said
from riskctl.messages.language import say
from riskctl.reports.sections import Report
from riskctl.reports.sections.decision import Condition, DecisionReason
from riskctl.reports.sections.findings import Finding
from riskctl.reports.sections.numbers import span
from riskctl.reports.table import compare, rank_of

DETAILED = 3
"""Assessments that still stand behind their comparison in whole; of more there is a card each."""
_REASONS, _STEPS = 2, 3
_CLEAR = Sign("clear", "does not apply", "·", "rest")


@dataclass(frozen=True, slots=True)
class RouteCell:
    """What a finding is for one route."""

    sign: Sign
    points: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding over all routes, in their order; ``same`` when every route has it in one state."""

    id: str
    title: str
    citation: str
    cells: tuple[RouteCell, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class RouteCard:
    """What a reader wants to know of one route without opening its own report."""

    number: int
    subject: str
    title: str
    outcome: Sign
    today: str
    points: str
    parts: tuple[str, ...]
    now: str
    reasons: tuple[DecisionReason, ...]
    conditions: tuple[Condition, ...]
    more_conditions: int
    questions: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Sides:
    """Findings that differ first; ``separates`` says in sentences what sets the first route apart from the second."""

    dimensions: tuple[str, ...]
    lines: tuple[FindingLine, ...]
    separates: tuple[str, ...]
    cards: tuple[RouteCard, ...]


def in_order(reports: Iterable[Report]) -> list[Report]:
    """Reports as their routes are ranked, best first."""
    return sorted(reports, key=rank_of)


def comparison(reports: Sequence[Report]) -> dict[str, object] | None:
    """The comparison of reports in their order as plain data; none for a single one."""
    if len(reports) < 2:
        return None
    return {**asdict(compare(reports)), **asdict(sides(reports))}


def sides(reports: Sequence[Report]) -> Sides:
    """The comparison of reports that are already in their order, best first."""
    lines = sorted(_lines(reports), key=lambda line: (line.same, _weight(line), line.id))
    dimensions = reports[0].scores.dimensions if reports else ()
    return Sides(
        tuple(score.label for score in dimensions),
        tuple(lines),
        tuple(_separates(reports)) if len(reports) > 1 else (),
        tuple(_card(number, report) for number, report in enumerate(reports, 1)),
    )


def _lines(reports: Sequence[Report]) -> list[FindingLine]:
    by_route = [{finding.id: finding for finding in report.findings} for report in reports]
    every: dict[str, Finding] = {}
    for findings in by_route:
        every |= {key: finding for key, finding in findings.items() if key not in every}
    return [
        _line(finding, [findings.get(key) for findings in by_route])
        for key, finding in every.items()
    ]


def _line(first: Finding, found: list[Finding | None]) -> FindingLine:
    cells = tuple(_cell(finding) for finding in found)
    citations = dict.fromkeys(finding.citation for finding in found if finding and finding.citation)
    return FindingLine(
        id=first.id,
        title=first.title,
        citation="; ".join(dict.fromkeys("; ".join(citations).split("; "))),
        cells=cells,
        same=len({cell.sign.key for cell in cells}) == 1,
    )


def _cell(finding: Finding | None) -> RouteCell:
    return RouteCell(finding.state, finding.points) if finding else RouteCell(said(_CLEAR), "")


def _weight(line: FindingLine) -> int:
    order = list(STATES)
    return min(
        (order.index(cell.sign.key) for cell in line.cells if cell.sign.key in order), default=99
    )


def _separates(reports: Sequence[Report]) -> list[str]:
    """Outcome, score, and the findings that only one of the first two has."""
    first, second = reports[0], reports[1]
    told = []
    if first.decision.outcome.key != second.decision.outcome.key:
        told.append(
            say(
                "Outcome: {first} against {second}.",
                first=first.decision.outcome.word,
                second=second.decision.outcome.word,
            )
        )
    told.append(
        say(
            "Overall: {first} against {second}.",
            first=span(*first.standing.span),
            second=span(*second.standing.span),
        )
    )
    if only := _only(first, second):
        told.append(say("Only for the first: {titles}.", titles="; ".join(only)))
    if only := _only(second, first):
        told.append(say("Only for the second: {titles}.", titles="; ".join(only)))
    return told


def _only(report: Report, against: Report) -> list[str]:
    absent = {finding.id for finding in against.findings}
    ranked = sorted(
        (finding for finding in report.findings if finding.id not in absent),
        key=lambda finding: -finding.high,
    )
    return [finding.title for finding in ranked][:4]


def _card(number: int, report: Report) -> RouteCard:
    cover, decision, brief = report.cover, report.decision, report.brief
    return RouteCard(
        number=number,
        subject=cover.subject,
        title=cover.title,
        outcome=decision.outcome,
        today=report.standing.outcomes,
        points=span(*report.standing.span),
        parts=tuple(score.points for score in report.scores.dimensions),
        now=brief.now,
        reasons=brief.reasons[:_REASONS],
        conditions=brief.conditions[:_STEPS],
        more_conditions=len(decision.conditions) - len(brief.conditions[:_STEPS]),
        questions=tuple(question.question for question in brief.questions[:2]),
        digest=cover.digest,
    )
