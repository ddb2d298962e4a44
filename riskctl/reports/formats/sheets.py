"""The section model as flat tables, for every format that is made of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riskctl.messages.language import say, say_all
from riskctl.reports.sections import Report
from riskctl.reports.sections.findings import Finding

Cell = str | float | int
"""A number stays one, so that a spreadsheet can add and sort; everything else is text."""


class Quantity(float):
    """A number with the pattern in which a spreadsheet shows it."""

    pattern: str

    def __new__(cls, value: float, pattern: str) -> Quantity:
        """The number."""
        quantity = super().__new__(cls, value)
        quantity.pattern = pattern
        return quantity


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table with a name, its column heads and its rows, all of the same length."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


RECORD_HEADS = (
    "Record",
    "Subject",
    "Id",
    "State",
    "Title",
    "Dimension",
    "Jurisdiction",
    "Effect",
    "In force",
    "Points low",
    "Points high",
    "Points",
    "Citations",
    "Why",
    "Not known",
    "Accepted by waiver",
    "Frameworks",
    "Place of the law",
)


def records(reports: Iterable[Report]) -> FlatTable:
    """Decision, scores and findings of each assessment, one line each: the whole answer in a single table."""
    rows = [record for report in reports for record in _records(report)]
    return FlatTable(say("Findings"), tuple(say(head) for head in RECORD_HEADS), tuple(rows))


def _records(report: Report) -> Iterator[tuple[Cell, ...]]:
    subject, decision, overall = report.cover.subject, report.decision, report.scores.overall
    yield _record(
        "decision",
        subject,
        (report.cover.digest, decision.outcome.word, decision.headline),
        points=(overall.low, overall.high, overall.points),
        citations="; ".join(reason.citation for reason in decision.reasons if reason.citation),
    )
    asked = say(
        "As of {day}, for {use_case}",
        day=report.cover.as_of,
        use_case=report.cover.use_case or say("no use case given"),
    )
    for text in (asked, *report.notices):
        yield ("notice", subject, "", "", text, *("" for _ in RECORD_HEADS[5:]))
    for score in report.scores.dimensions:
        yield _record(
            "score",
            subject,
            (score.key, score.band.word, score.asks or score.driver),
            label=score.label,
            points=(score.low, score.high, score.points),
        )
    yield from (_finding(subject, finding) for finding in report.findings)


def _record(
    kind: str,
    subject: str,
    named: tuple[str, str, str],
    *,
    label: str = "",
    points: tuple[float, float, str],
    citations: str = "",
) -> tuple[Cell, ...]:
    """A row of the table; ``named`` are its key, state and title."""
    low, high, shown = points
    head = (kind, subject, *named, label or say("Overall"), "", "", "")
    # Six digits hide what the last bit of a sum of floats differs by between machines.
    return (*head, round(low, 6), round(high, 6), shown, citations, "", "", "", "", "")


def _finding(subject: str, finding: Finding) -> tuple[Cell, ...]:
    return (
        "finding",
        subject,
        finding.id,
        finding.state.word,
        finding.title,
        finding.dimension,
        finding.jurisdiction,
        finding.effect,
        finding.window,
        round(finding.low, 6),
        round(finding.high, 6),
        finding.points,
        finding.citation,
        finding.because,
        "; ".join(finding.asks),
        say("yes") if finding.waived else "",
        "; ".join(finding.frameworks),
        finding.place,
    )


def workbook(reports: Sequence[Report]) -> tuple[FlatTable, ...]:
    """Summary, findings, evidence, lists and actions of all assessments."""
    return (
        _summary(reports),
        records(reports),
        _evidence(reports),
        _lists(reports),
        _actions(reports),
    )


def _summary(reports: Sequence[Report]) -> FlatTable:
    rows = []
    for report in reports:
        cover, decision = report.cover, report.decision
        facts = (
            (say("Subject"), cover.subject),
            (say("Model"), cover.model),
            (say("Route"), cover.route),
            (say("Operator"), cover.operator),
            (say("Developer"), cover.developer),
            (say("Use case"), cover.use_case or say("no use case given")),
            (say("As of"), cover.as_of),
            (say("Outcome"), decision.outcome.word),
            (say("Rests on"), decision.headline),
            (say("Overall"), report.scores.overall.points),
            *((score.label, score.points) for score in report.scores.dimensions),
            (say("Open questions"), str(len(report.questions))),
            (say("Made by"), cover.tool),
            (say("Assessment digest (SHA-256)"), cover.digest),
            *((say("Notice"), notice) for notice in report.notices),
        )
        rows += [(cover.subject, name, value) for name, value in facts]
    return FlatTable("Summary", (say("Subject"), say("Field"), "Value"), tuple(rows))


def _evidence(reports: Sequence[Report]) -> FlatTable:
    heads = (say("Subject"), "Finding", "Fact", "Question", "Value", "Source", "Address", "Date")
    rows = [
        (
            report.cover.subject,
            finding.id,
            fact.fact,
            fact.question,
            fact.shown,
            fact.source or fact.origin,
            fact.href,
            fact.observed,
            fact.grade,
            say("supposed") if fact.hypothetical else "",
            fact.note,
        )
        for report in reports
        for finding in report.findings
        for fact in finding.evidence
    ]
    return FlatTable(
        say("Evidence"), (*heads, say("Grade"), say("Supposed"), say("Note")), tuple(rows)
    )


def _lists(reports: Sequence[Report]) -> FlatTable:
    heads = (say("Subject"), "Party", "Role", "List", "Result", "Score", "Entry", "Reason")
    rows = [
        (
            report.cover.subject,
            party.name,
            party.role,
            hit.list,
            hit.outcome,
            hit.score,
            hit.entry,
            hit.reason,
            hit.checked,
            hit.grade,
            hit.title,
            hit.searched.source,
            hit.searched.entries,
            hit.searched.sha256,
        )
        for report in reports
        for party in report.parties
        for hit in (*party.hits, *party.absent)
    ]
    copied = say_all("Checked", "Grade", "List", "Read in", "Entries", "SHA-256")
    return FlatTable(say("Lists"), (*heads, *copied), tuple(rows))


def _actions(reports: Sequence[Report]) -> FlatTable:
    heads = (
        say("Subject"),
        "Kind",
        "Action",
        "Finding or fact",
        "State",
        "Owner",
        "Until",
        "Effect",
    )
    rows = [row for report in reports for row in _report_actions(report)]
    return FlatTable(say("Actions"), heads, tuple(rows))


def _report_actions(report: Report) -> Iterator[tuple[Cell, ...]]:
    subject = report.cover.subject
    for condition in report.decision.conditions:
        owner, until = condition.owner, condition.expires
        yield (
            subject,
            say("condition"),
            condition.text,
            condition.finding,
            say("to do"),
            owner,
            until,
            "",
        )
    for question in report.questions:
        effect = say("Could change the decision" if question.decisive else "Narrows the score")
        yield (
            subject,
            say("question"),
            question.question,
            question.fact,
            say("open"),
            "",
            "",
            effect,
        )
    for finding in report.findings:
        for step in finding.mitigations:
            state, owner = step.state, step.owner
            yield (subject, say("measure"), step.text, finding.id, state, owner, "", step.effect)
