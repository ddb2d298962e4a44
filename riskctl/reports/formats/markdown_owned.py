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
        for owned in report.owned:
            yield from _owned(owned)


def _owned(owned: Owned) -> Iterator[str]:
    yield from (
        f"#### {owned.verdict.shape} {escape(owned.verdict.word)}: {escape(owned.name)}".replace(
            "  ", " "
        ),
        "",
    )
    about = (
        owned.title,
        owned.role,
        say("share that counts: {share}", share=owned.share),
        owned.status,
        owned.grade,
    )
    yield from (
        ", ".join(escape(part) for part in about if part),
        "",
        f"{escape(owned.summary)}.",
        "",
    )
    for step in owned.steps:
        yield f"{'  ' * step.depth}- {escape(words(step))}"
    if owned.cut:
        yield from ("", say("The proof is longer than what is drawn."))
    if owned.sentences or owned.flags or owned.rules or owned.notes:
        yield from ("", say("In words:"), "")
    yield from (f"- {escape(text)}" for text in owned.sentences)
    for flag in owned.flags:
        source = f" ({escape(flag.source)})" if flag.source else ""
        yield f"- {say('Red flag:')} {escape(flag.text)}{source}"
    yield from (
        f"- {say('Legal basis')}: {link(rule.citation, rule.href)} ({escape(rule.grade)})"
        for rule in owned.rules
    )
    yield from (f"- {escape(note)}" for note in owned.notes)
    yield ""
