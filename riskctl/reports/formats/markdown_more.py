"""Markdown of the parts that stand behind a decision: changes, heat map, way of the data, facts, frameworks."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.messages.language import say, say_all
from riskctl.reports.formats.markdown_text import code, escape, link, table
from riskctl.reports.sections import Report
from riskctl.reports.sections.flow import Station


def changes(report: Report) -> Iterator[str]:
    """What changed since an earlier assessment; nothing without one."""
    found = report.changes
    if not found.since:
        return
    yield from (f"### {say('Change since {day}', day=escape(found.since))}", "")
    if found.note:
        yield from (escape(found.note), "")
    elif not found.moved and not found.findings:
        yield from (say("Neither outcome, scores nor findings changed."), "")
    if found.moved:
        rows = (tuple(map(escape, (move.label, move.then, move.now))) for move in found.moved)
        yield from (*table(say_all("Part", "Then", "Now"), rows), "")
    if found.findings:
        changed = (
            (
                escape(f"{entry.area}, {entry.kind}"),
                f"{escape(entry.title)} {code(entry.finding)}"
                if entry.finding
                else escape(entry.title),
                escape(entry.then),
                escape(entry.now),
                escape("; ".join(entry.causes)),
            )
            for entry in found.findings
        )
        yield from (*table(say_all("Change", "What", "Then", "Now", "Cause"), changed), "")
    if found.more:
        yield from (say("{count} more in full detail.", count=found.more), "")
    yield from (f"- {say('Input changed:')} {escape(cause)}" for cause in found.causes)
    yield ""


def heatmap(report: Report) -> Iterator[str]:
    """Dimension by jurisdiction in words."""
    shown = report.heatmap
    if shown.places:
        yield from (f"### {say('Where findings stand')}", "")
        heads = (say("Dimension"), *map(escape, shown.places))
        rows = (
            (escape(line.label), *(escape(cell.words) if cell.count else "" for cell in line.cells))
            for line in shown.lines
        )
        yield from (*table(heads, rows), "")


def facts(report: Report) -> Iterator[str]:
    """Each fact that findings rest on, once, by its number."""
    if report.facts:
        yield from (f"### {say('Facts the findings rest on')}", "")
        rows = (
            (
                str(fact.number),
                escape(fact.evidence.question or fact.evidence.fact),
                escape(fact.evidence.shown)
                + (f" **{say('(supposed)')}**" if fact.evidence.hypothetical else ""),
                link(fact.evidence.source or fact.evidence.origin, fact.evidence.href),
                escape(fact.evidence.observed),
                escape(fact.evidence.grade),
            )
            for fact in report.facts
        )
        yield from (
            *table(
                say_all("No", "Question", "Found", "Source", "Date", "Grade"),
                rows,
            ),
            "",
        )


def ways(report: Report) -> Iterator[str]:
    """The way of the data and the supply chain; nothing for documents of early versions."""
    flow = report.flow
    if not flow.lanes:
        return
    heads = say_all("Station", "Found", "Source", "Date", "Grade")
    yield from (f"### {say('Way of the data')}", "")
    yield from (*table(heads, map(_station, (*flow.lanes, *flow.terms))), "")
    yield from (f"### {say('Supply chain')}", "", *table(heads, map(_station, flow.chain)), "")


def _station(station: Station) -> tuple[str, ...]:
    return (
        escape(station.label),
        escape(station.shown),
        link(station.source or say("unknown"), station.href),
        escape(station.observed),
        escape(station.grade),
    )


def frameworks(report: Report) -> Iterator[str]:
    """Which findings bear on which parts of which frameworks."""
    if report.frameworks:
        yield from (f"### {say('Frameworks')}", "")
        rows = (
            (escape(entry.framework), escape(entry.part), ", ".join(map(str, entry.numbers)))
            for entry in report.frameworks
        )
        yield from (*table(say_all("Framework", "Part", "Findings by number"), rows), "")
