"""Markdown of who owns the parties: the proof is a list in lists, so that no line of it can do anything."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.messages.language import say
from riskctl.reports.formats.markdown_text import escape, link
from riskctl.reports.sections import Report
from riskctl.reports.sections.ownership import Owned
from riskctl.reports.sections.ownership_tree import words


def ownership(report: Report) -> Iterator[str]:
    """Lines of the part; none where no owner is or may be listed."""
    if report.owned:
        yield from (f"### {say('Ownership by listed parties')}", "")
        for one in report.owned:
            yield from _owned(one)


def _owned(one: Owned) -> Iterator[str]:
    yield from (
        f"#### {one.verdict.shape} {escape(one.verdict.word)}: {escape(one.name)}".replace(
            "  ", " "
        ),
        "",
    )
    about = (
        one.title,
        one.role,
        say("share that counts: {share}", share=one.share),
        one.status,
        one.grade,
    )
    yield from (
        ", ".join(escape(part) for part in about if part),
        "",
        f"{escape(one.summary)}.",
        "",
    )
    for step in one.steps:
        yield f"{'  ' * step.depth}- {escape(words(step))}"
    if one.cut:
        yield from ("", say("The proof is longer than what is drawn."))
    if one.sentences or one.flags or one.rules or one.notes:
        yield from ("", say("In words:"), "")
    yield from (f"- {escape(text)}" for text in one.sentences)
    for flag in one.flags:
        source = f" ({escape(flag.source)})" if flag.source else ""
        yield f"- {say('Red flag:')} {escape(flag.text)}{source}"
    yield from (
        f"- {say('Legal basis')}: {link(rule.citation, rule.href)} ({escape(rule.grade)})"
        for rule in one.rules
    )
    yield from (f"- {escape(note)}" for note in one.notes)
    yield ""
