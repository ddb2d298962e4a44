"""Markdown: the report as GitHub-flavoured text, for pull requests and wikis."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.explanations.words import Sign
from riskctl.messages.language import say, say_all
from riskctl.reports.comparison import DETAILED, in_order, sides
from riskctl.reports.formats.markdown_more import changes, facts, frameworks, heatmap, ways
from riskctl.reports.formats.markdown_outlook import scenarios, timeline, transfer_bases
from riskctl.reports.formats.markdown_owned import ownership
from riskctl.reports.formats.markdown_sides import side_lines
from riskctl.reports.formats.markdown_text import code, escape, link, table
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import STANDARD, ReportOptions
from riskctl.reports.sections import Report, build
from riskctl.reports.sections.findings import CitedSource, Finding
from riskctl.reports.table import ComparisonRow, ComparisonTable, compare


def render(documents: Documents, options: ReportOptions = STANDARD) -> bytes:
    """UTF-8 bytes of the report; several assessments begin with a comparison. Raises DocumentError."""
    reports = in_order(build(document, options) for document in documents)
    lines: list[str] = []
    if len(reports) > 1:
        lines.extend(_comparison(compare(reports)))
        lines.extend(side_lines(sides(reports)))
    # Beyond a few, only the comparison: a page of dozens of reports is one that nobody reads.
    whole = options.detail == "full" or len(reports) <= DETAILED
    for report in reports if whole else ():
        for part in _BRIEF if report.detail == "brief" else _PARTS:
            lines.extend(part(report))
    # Once, from the first: method and limits are the tool's, not those of a route.
    lines.extend(_method(reports[0]))
    return ("\n".join(lines).strip() + "\n").encode()


def _sign(sign: Sign) -> str:
    return f"{sign.shape} {escape(sign.word)}".strip()


def _comparison(comparison: ComparisonTable) -> Iterator[str]:
    yield from ("# Comparison", "", escape(comparison.verdict), "")
    for line in comparison.asked:
        yield from (escape(line), "")
    for notice in comparison.head_notices:
        yield from (f"> **{escape(notice)}**", "")
    for note in comparison.notes:
        yield from (f"> {escape(note)}", "")
    heads = say_all(
        "Model",
        "Route",
        "Outcome",
        "Overall",
        "Today",
        "Worst",
        "Blocks",
        "Open questions",
        "Conditions",
    )
    yield from table(
        heads,
        (
            (
                escape(line.model),
                escape(line.route) + _mark("(best)", line.best),
                _sign(line.outcome),
                line.points,
                escape(line.today),
                escape(line.worst),
                *(str(count) for count in (_blocks(line), line.questions, line.conditions)),
            )
            for line in comparison.rows
        ),
    )
    yield ""


def _mark(words: str, shown: bool) -> str:
    return f" **{say(words)}**" if shown else ""


def _blocks(comparison: ComparisonRow) -> str:
    if not comparison.waived:
        return str(comparison.blocks)
    return f"{comparison.blocks} + {say('{count} waived', count=comparison.waived)}"


def _head(report: Report) -> Iterator[str]:
    cover, decision = report.cover, report.decision
    yield from (f"# {escape(cover.title)}", "")
    state = (cover.status_word, cover.classification)
    yield from (f"**{' · '.join(escape(word) for word in state if word)}**", "")
    level = (
        say(" (criticality: {level})", level=escape(cover.criticality)) if cover.criticality else ""
    )
    asked = say(
        "For {use_case}{criticality}, as of {day}.",
        use_case=escape(cover.use_case or say("no use case given")),
        criticality=level,
        day=escape(cover.as_of),
    )
    yield from (f"{asked} {say('Subject')} {code(cover.subject)}.", "")
    yield from (*table((say("Cover"), ""), _cover(report)), "")
    for notice in report.head_notices:
        yield from (f"> **{escape(notice)}**", "")
    for note in cover.notes:
        yield from (f"> {escape(note)}", "")
    if report.notice.scenario:
        yield from (f"> **{say('Supposed scenario:')}** {escape(report.notice.scenario)}", "")
    for fact, value in report.notice.supposed:
        yield from (f"> **{say('Supposed, not found:')}** {code(fact)} = {escape(value)}", "")
    yield from (
        f"## {say('Decision')}: {_sign(decision.outcome)}",
        "",
        f"**{escape(report.brief.now)}**",
        "",
        f"{escape(decision.headline)}.",
        "",
    )
    if report.standing.outcomes:
        yield from (escape(report.standing.outcomes), "")


def _cover(report: Report) -> Iterator[tuple[str, str]]:
    cover = report.cover
    until = say("{day}: the day after, {why}", day=cover.valid_until, why=cover.valid_why)
    stated = (
        (say("Organisation"), cover.organisation or say("not stated")),
        (say("Purpose"), cover.purpose),
        (say("Operator"), _named(cover.operator, cover.operator_own)),
        (say("Developer"), _named(cover.developer, cover.developer_own)),
        (say("Reference"), cover.reference),
        (
            say("Valid until"),
            until if cover.valid_until else say("unknown: nothing that bore on it is dated"),
        ),
    )
    for label, text in stated:
        if text:
            yield label, escape(text)


def _named(name: str, native: str) -> str:
    shown = name or say("unknown")
    return f"{shown} ({native})" if native and native != name else shown


def _scores(report: Report) -> Iterator[str]:
    yield from (f"### {say('Scores')}", "")
    rows = (
        (
            f"{escape(score.label)}",
            score.points,
            escape(score.band.word),
            escape(score.asks or score.driver),
        )
        for score in (*report.scores.dimensions, report.scores.overall)
    )
    yield from table(say_all("Dimension", "Points of 100", "Band", "Open"), rows)
    yield ""


def _why(report: Report) -> Iterator[str]:
    if report.decision.reasons:
        yield from (f"### {say('Why')}", "")
        for number, reason in enumerate(report.decision.reasons, 1):
            cited = f" ({escape(reason.citation)})" if reason.citation else ""
            yield f"{number}. {escape(reason.text)}{cited}"
        if report.decision.more:
            yield from ("", say("{count} more among the findings.", count=report.decision.more))
        yield ""


def _standing(report: Report) -> Iterator[str]:
    for steps in report.standing.steps:
        yield from (f"### {steps.title}", "")
        rows = (
            (
                escape(condition.text),
                escape(condition.owner),
                escape(condition.expires),
                code(condition.finding),
            )
            for condition in steps.conditions
        )
        yield from table(say_all("Condition", "Owner", "Review by", "Finding"), rows)
        yield ""
    for title, lines in (
        (say("Stays open for good"), report.standing.residual),
        (say("Not assessed"), report.standing.not_assessed),
    ):
        if lines:
            yield from (f"### {title}", "", *(f"- {escape(line)}" for line in lines), "")


def _questions(report: Report) -> Iterator[str]:
    if not report.questions:
        return
    yield from (f"### {say('Questions to ask')}", "")
    for question in report.questions:
        effect = f" **{say('Could change the decision')}.**" if question.decisive else ""
        answers = "".join(
            f" {escape(answer.value)}: {_sign(answer.outcome)}." for answer in question.answers
        )
        asked = " ".join(
            escape(part) for part in (question.who, question.due and f"({question.due})") if part
        )
        yield f"- {escape(question.question)} ({code(question.fact)}) {asked}{effect}{answers}".rstrip()
    yield ""


def _outlook(report: Report) -> Iterator[str]:
    if report.alternatives:
        yield from (f"### {say('Other routes to the same model')}", "")
        rows = (
            (
                escape(alternative.title) + _mark("(best)", alternative.best),
                _sign(alternative.outcome),
                alternative.points,
                str(alternative.conditions) if alternative.conditions >= 0 else "",
            )
            for alternative in report.alternatives
        )
        yield from table(say_all("Route", "Outcome", "Overall", "Conditions"), rows)
        yield ""
    if report.flips:
        yield from (f"### {say('What would change this')}", "")
        for flip in report.flips:
            changed = say(", and ").join(escape(change) for change in flip.changes)
            yield f"- {changed}: {_sign(flip.outcome)} {flip.points}"
        yield ""
    if report.flips_note:
        yield from (report.flips_note, "")
    if report.horizon:
        yield from (f"### {say('On the horizon')}", "")
        for alternative in report.horizon:
            when = escape(alternative.starts or alternative.status)
            yield f"- {when}: {escape(alternative.title)} ({escape(alternative.citation)})"
        yield ""


def _findings(report: Report) -> Iterator[str]:
    yield from (f"### {say('Findings')}", "")
    for group in report.groups:
        yield from (f"#### {escape(group.label)}", "")
        for finding in group.findings:
            yield from _finding(finding, report.detail == "full")


def _finding(finding: Finding, whole: bool) -> Iterator[str]:
    yield from (f"##### {finding.number} {_sign(finding.state)}: {escape(finding.title)}", "")
    parts = [
        code(finding.id),
        escape(finding.effect),
        escape(finding.place),
        escape(finding.window),
        say("{points} points", points=finding.points),
    ]
    if finding.waived:
        parts.append(say("accepted by a waiver"))
    yield from (", ".join(part for part in parts if part), "")
    if finding.because:
        yield from (escape(finding.because), "")
    yield from (f"- {say('Legal basis')}: {_source(source)}" for source in finding.sources)
    yield from (f"- {say('Not known:')} {escape(ask)}" for ask in finding.asks)
    for step in finding.mitigations:
        detail = ", ".join(part for part in (step.state, step.owner, step.effect) if part)
        yield f"- {say('What helps:')} {escape(step.text)} ({escape(detail)})"
    if finding.facts and not whole:
        yield f"- {say('Rests on facts {numbers}.', numbers=', '.join(map(str, finding.facts)))}"
    yield ""
    if finding.evidence and whole:
        rows = (
            (
                escape(fact.question or fact.fact),
                escape(fact.shown) + _mark("(supposed)", fact.hypothetical),
                link(fact.source or fact.origin, fact.href),
                escape(fact.observed),
                escape(fact.grade),
            )
            for fact in finding.evidence
        )
        yield from table(say_all("Question", "Found", "Source", "Date", "Grade"), rows)
        yield ""


def _source(source: CitedSource) -> str:
    named = link(source.title or source.address, source.href)
    tail = ", ".join(
        escape(part)
        for part in (source.grade, source.retrieved and say("read {day}", day=source.retrieved))
        if part
    )
    return (
        f"**{escape(source.citation)}** {named} ({tail})"
        if source.citation
        else f"{named} ({tail})"
    )


def _parties(report: Report) -> Iterator[str]:
    if report.parties:
        yield from (f"### {say('Parties and screening')}", "")
        rows = (
            tuple(
                escape(cell)
                for cell in (
                    f"{party.name}, {party.role}" if party.role else party.name,
                    line.lists,
                    line.outcome,
                    line.found,
                    line.searched.source,
                    line.checked,
                    line.searched.entries or say("not held"),
                    # Enough to compare two lists by eye; the JSON holds all of it.
                    line.searched.sha256[:16] or say("not held"),
                )
            )
            for party in report.parties
            for line in party.record
        )
        yield from table(
            say_all(
                "Party",
                "List",
                "Result",
                "Entry and reason",
                "Read in",
                "Checked",
                "Entries",
                "SHA-256, first 16",
            ),
            rows,
        )
        yield ""
    if report.ownership:
        yield from (f"### {say('Ownership')}", "")
        stakes = (
            tuple(
                escape(cell)
                for cell in (
                    stake.entity,
                    stake.owner,
                    stake.share or say("unknown"),
                    stake.dates,
                    stake.source,
                )
            )
            for stake in report.ownership
        )
        yield from table(say_all("Entity", "Holder", "Share", "Dates", "Source"), stakes)
        yield ""


def _record(report: Report) -> Iterator[str]:
    if report.waivers:
        yield from (f"### {say('Accepted risks')}", "")
        rows = (
            tuple(
                escape(cell)
                for cell in (
                    waiver.id,
                    waiver.rule,
                    waiver.state,
                    waiver.reason,
                    waiver.approver,
                    waiver.through,
                )
            )
            for waiver in report.waivers
        )
        yield from table(
            say_all("Waiver", "Rule", "State", "Reason", "Approver", "Through"),
            rows,
        )
        yield ""
    yield from (f"### {say('Inputs')}", "")
    inputs = (
        (
            escape(recorded.id),
            escape(recorded.kind),
            escape(recorded.date) + _mark("(stale)", recorded.stale),
            code(recorded.sha256),
        )
        for group in report.inputs
        for recorded in group.rows
    )
    yield from table(say_all("Id", "Kind", "Date", "SHA-256"), inputs)
    hidden = sum(group.left_out for group in report.inputs)
    if hidden:
        yield from (
            "",
            say("{count} more were judged and did not bear on the answer.", count=hidden),
        )
    yield from ("", f"{say('Assessment digest (SHA-256):')} {code(report.cover.digest)}", "")


_BRIEF = (_head, _scores, _why, _standing)
"""What a brief holds."""
_PARTS = (
    _head,
    _scores,
    _why,
    _standing,
    changes,
    heatmap,
    _questions,
    _outlook,
    scenarios,
    timeline,
    _findings,
    facts,
    ways,
    transfer_bases,
    _parties,
    ownership,
    _record,
    frameworks,
)


def _method(report: Report) -> Iterator[str]:
    yield from (f"### {say('Method and limits')}", "")
    for line in (*report.method, *report.limits):
        yield from (escape(line), "")
    yield say("Made by {tool}.", tool=escape(report.cover.tool))
