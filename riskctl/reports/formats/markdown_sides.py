"""Markdown of several routes side by side: what separates them, findings by route, and a line or two on each."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.messages.language import say
from riskctl.reports.comparison import FindingLine, RouteCard, Sides
from riskctl.reports.formats.markdown_text import code, escape, table

LEGEND = (
    "Routes by number as above. ✕ block, ◆ possible block, ▲ applies, △ applies but not confirmed, ? open question, "
    "◇ on the horizon, · does not apply. Those that separate routes come first."
)


def side_lines(shown: Sides) -> Iterator[str]:
    """Lines of the comparison after its table of routes."""
    if shown.separates:
        yield from (f"## {say('What separates the first from the second')}", "")
        yield from (f"- {escape(sentence)}" for sentence in shown.separates)
        yield ""
    yield from (f"## {say('Findings by route')}", "", say(LEGEND), "")
    heads = (say("Finding"), say("Legal basis"), *(str(card.number) for card in shown.cards))
    yield from (*table(heads, map(_line, shown.lines)), "")
    yield from (f"## {say('Routes')}", "")
    for card in shown.cards:
        yield from _card(card)


def _line(line: FindingLine) -> tuple[str, ...]:
    cells = (f"{cell.sign.shape} {cell.points}".strip() for cell in line.cells)
    return (f"{escape(line.title)} {code(line.id)}", escape(line.citation), *cells)


def _card(card: RouteCard) -> Iterator[str]:
    yield from (f"### {card.number} {escape(card.title)}: {escape(card.outcome.word)}", "")
    yield from (
        f"{code(card.subject)}, {say('overall {points}', points=card.points)}. {escape(card.now)}",
        "",
    )
    for reason in card.reasons:
        cited = f" ({escape(reason.citation)})" if reason.citation else ""
        yield f"- {say('Why')}: {escape(reason.text)}{cited}"
    for condition in card.conditions:
        yield f"- {say('Before go-live')}: {escape(condition.text)} ({escape(condition.owner)})"
    if card.more_conditions > 0:
        yield f"- {say('{count} more conditions.', count=card.more_conditions)}"
    yield ""
