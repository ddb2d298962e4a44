"""Markdown of what may come: scenarios, the periods of rules, and the basis for transfers of data."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.messages.language import say, say_all
from riskctl.reports.formats.markdown_text import code, escape, table
from riskctl.reports.sections import Report
from riskctl.reports.sections.scenarios import ScenarioLine


def scenarios(report: Report) -> Iterator[str]:
    """What comes out under each scenario, or that none was judged."""
    shown = report.scenarios
    if shown.lines or shown.note:
        yield from (f"### {say('Scenarios')}", "")
    if shown.lines:
        heads = say_all("Scenario", "Outcome", "Overall", "Effect")
        rows = (_supposed(line, report.cover.as_of) for line in shown.lines)
        yield from (*table(heads, rows), "")
    if shown.note:
        yield from (escape(shown.note), "")


def _supposed(line: ScenarioLine, as_of: str) -> tuple[str, ...]:
    day = say("as of {day}", day=line.day) if line.day != as_of else ""
    named = (line.title, line.trigger, day)
    more = say("{count} more findings.", count=line.more) if line.more else ""
    return (
        escape("; ".join(part for part in named if part)),
        f"{line.outcome.shape} {line.outcome.word}".strip(),
        escape(line.points),
        escape("; ".join(part for part in (line.effect, *line.graver, more) if part)),
    )


def timeline(report: Report) -> Iterator[str]:
    """When rules that bear on the answer begin and end."""
    if report.timeline.bars:
        yield from (f"### {say('Timeline of rules')}", "")
        rows = (
            (
                escape(bar.since or say("unknown")),
                escape(bar.through or say("no end")),
                escape(bar.status),
                f"{escape(bar.title)} {code(bar.finding)}",
            )
            for bar in report.timeline.bars
        )
        yield from (*table(say_all("From", "To", "Status", "Rule"), rows), "")


def transfer_bases(report: Report) -> Iterator[str]:
    """Which documents a transfer abroad could rest on, and whether one is held."""
    if report.flow.bases:
        yield from (f"### {say('Basis for transfers')}", "")
        rows = ((escape(question), escape(held)) for question, held in report.flow.bases)
        yield from (*table(say_all("Document asked for", "Held"), rows), "")
