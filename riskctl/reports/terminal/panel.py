"""The panel of one assessment: decision, scores, why, what to ask, what is coming and what would be better."""

from __future__ import annotations

import re
from collections.abc import Callable

from rich.text import Text

from riskctl.messages.language import several
from riskctl.reports.sections import Report
from riskctl.reports.sections.questions import OpenQuestion
from riskctl.reports.terminal.bars import write_scores
from riskctl.reports.terminal.owned import write_owned
from riskctl.reports.terminal.page import Page, fit, style

_MOST = 5
_FINDING = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


def write_panel(page: Page, report: Report, written: bool = False) -> None:
    """Write the whole panel; ``written`` is whether a report stands beside it."""
    for notice in report.notices:
        if not notice.startswith("Supposed"):  # the title says these beside the use case
            page.write(Text(notice, style="bold"), lead="warning: ")
    _title(page, report)
    page.blank()
    _decision(page, report)
    if report.standing.outcomes:
        page.write(report.standing.outcomes, lead="  ")
    page.write(Text(report.brief.now, style="bold"), lead="  ")
    page.blank()
    write_scores(page, report.scores)
    for part in (_why, write_owned, _conditions, _limits, _ask, _soon, _better, _change):
        page.blank()
        part(page, report)
    page.blank()
    _more(page, report, written)


def _title(page: Page, report: Report) -> None:
    cover, notice = report.cover, report.notice
    page.ends(Text(cover.title, style="bold"), Text(f"as of {cover.as_of}"))
    if cover.use_case:
        level = f" (criticality: {cover.criticality})" if cover.criticality else ""
        page.write(f"for {cover.use_case}{level}")
    else:
        page.write("no use case given: everything about the organisation and its data is unknown")
    for note in cover.notes:
        page.write(Text(note, style="dim"), lead="note: ")
    if notice.scenario:
        page.write(notice.scenario, lead=Text("supposed scenario: ", style="bold"))
    if notice.supposed:
        facts = "; ".join(f"{fact} = {value}" for fact, value in notice.supposed)
        page.write(f"{facts} (set by hand, not found)", lead=Text("supposed: ", style="bold"))


def _decision(page: Page, report: Report) -> None:
    sign = report.decision.outcome
    badge = Text(
        f" {page.sign(sign.shape)}{sign.word.upper()} ",
        style=f"reverse bold {style(sign.tone)}".strip(),
    )
    lead = Text.assemble("  ", badge, "  ") if page.width >= 48 else Text.assemble(badge, "  ")
    # Beside a badge a narrow column of words is harder to read than a line below it.
    if page.width - lead.cell_len >= 34:
        page.write(report.decision.headline, lead=lead)
    else:
        page.write(lead)
        page.write(report.decision.headline, lead="  ")


def _section(page: Page, name: str, count: int, write: Callable[[str, int], None]) -> None:
    """Name a section on its first row; below the name where the page is narrow."""
    if page.width < 60:
        page.write(Text(name, style="bold"))
        for index in range(count):
            write("  ", index)
        return
    for index in range(count):
        write(fit(name if not index else "", 8), index)


def _why(page: Page, report: Report) -> None:
    reasons, more = report.decision.reasons, report.decision.more

    def row(lead: str, index: int) -> None:
        reason = reasons[index]
        page.ends(
            Text(reason.text),
            Text(reason.citation, style="dim"),
            lead=_named(lead, f"{index + 1} "),
        )

    if reasons:
        _section(page, "Why", len(reasons), row)
    if more:
        page.write(Text(f"and {several(more, 'more reason')}", style="dim"), lead=" " * 10)


def _conditions(page: Page, report: Report) -> None:
    for steps in report.standing.steps:
        days = {condition.expires for condition in steps.conditions}
        # One day for all is said once, at the head.
        shared = f"  (to be reviewed by {min(days)})" if len(days) == 1 and min(days) else ""
        page.write(Text.assemble((steps.title, "bold"), (shared, "dim")))
        for number, condition in enumerate(steps.conditions, 1):
            review = f"review by {condition.expires}" if condition.expires and not shared else ""
            owner = ", ".join(part for part in (condition.owner, review) if part)
            page.ends(Text(condition.text), Text(owner, style="dim"), lead=f"  {number} ")


def _limits(page: Page, report: Report) -> None:
    """What stays open and what was not assessed, the first few of each."""
    standing = report.standing
    for title, lines in (
        ("Stays open", standing.residual),
        ("Not assessed", standing.not_assessed),
    ):
        if lines:
            page.write(Text(title, style="bold"))
        for line in lines[:_MOST]:
            page.write(line, lead="  - ")
        if len(lines) > _MOST:
            page.write(Text(f"and {len(lines) - _MOST} more", style="dim"), lead="    ")


def _ask(page: Page, report: Report) -> None:
    questions = report.questions[:_MOST]

    def row(lead: str, index: int) -> None:
        question = questions[index]
        marker = "! " if question.decisive else "- "
        page.write(
            Text.assemble(question.question, (_effect(page, question), "dim")),
            lead=_named(lead, marker),
        )

    if questions:
        _section(page, "Ask", len(questions), row)
    if len(report.questions) > _MOST:
        page.write(
            Text(f"and {several(len(report.questions) - _MOST, 'more question')}", style="dim"),
            lead=" " * 10,
        )


def _effect(page: Page, question: OpenQuestion) -> str:
    if question.answers:
        arrow = "→" if page.unicode else "->"
        ways = "; ".join(
            f"{answer.value} {arrow} {answer.outcome.word.lower()}" for answer in question.answers
        )
        return f"  ({ways})"
    return (
        "  (could change the decision)"
        if question.decisive
        else f"  (narrows {question.dimension_label.lower()})"
    )


def _soon(page: Page, report: Report) -> None:
    coming = report.horizon[:_MOST]

    def row(lead: str, index: int) -> None:
        event = coming[index]
        # A day in the past is when it was announced or suspended, so the state stands beside it.
        state = f"{event.status}: {event.citation}" if event.starts else event.citation
        when = fit(event.starts or event.status, 12)
        page.ends(Text(event.title), Text(state, style="dim"), lead=_named(lead, when))

    if coming:
        _section(page, "Watch", len(coming), row)


def _better(page: Page, report: Report) -> None:
    routes = [route for route in report.alternatives if route.better]
    if not routes:
        if report.alternatives:
            page.write(
                "none of the other known routes is better", lead=_named(fit("Better", 8), "- ")
            )
        return

    def row(lead: str, index: int) -> None:
        route = routes[index]
        conditions = f" ({route.conditions})" if route.conditions > 0 else ""
        sign = Text(
            f"{page.sign(route.outcome.shape)}{route.outcome.word.lower()}{conditions}",
            style=style(route.outcome.tone),
        )
        page.ends(
            Text(route.title), Text.assemble(sign, f"  {route.points}"), lead=_named(lead, "- ")
        )

    _section(page, "Better", len(routes[:_MOST]), row)
    if len(routes) > _MOST:
        page.write(
            Text(f"and {several(len(routes) - _MOST, 'more route')}", style="dim"), lead=" " * 10
        )


def _change(page: Page, report: Report) -> None:
    flips = report.flips[:3]
    arrow = "→" if page.unicode else "->"

    def row(lead: str, index: int) -> None:
        flip = flips[index]
        points = f" ({flip.points})" if flip.points else ""
        result = Text(
            f"{arrow} {flip.outcome.word.lower()}{points}", style=style(flip.outcome.tone)
        )
        page.ends(Text(", and ".join(flip.changes)), result, lead=_named(lead, "- "))

    if flips:
        _section(page, "Change", len(flips), row)
    if report.flips_note:
        page.write(Text(report.flips_note, style="dim"), lead=" " * 10)


def _more(page: Page, report: Report, written: bool) -> None:
    named = [
        *(reason.finding for reason in report.decision.reasons),
        *(finding.id for finding in report.findings),
    ]
    # The command is to be copied: an id of a pack that a shell would read otherwise is passed over.
    first = next((name for name in named if _FINDING.fullmatch(name)), "FINDING")
    count = several(len(report.findings), "finding")
    everything = "the report has them all" if written else "-o report.html has them all"
    page.write(
        f"riskctl explain {first}  ({count}; {everything})",
        lead=_named(fit("More", 8), ""),
    )


def _named(name: str, tail: str) -> Text:
    return Text.assemble((name, "bold"), tail)
