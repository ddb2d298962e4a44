"""Notices: what departs from the bundled data or from the question as asked, and what the answer does not rest on.

One place makes these sentences and every format shows them, so that nothing can be left out of one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.messages.language import say
from riskctl.reports.sections import record

_PAST_LAW = "past-law"
"""The kind of a row of ``stale`` that speaks of the day of the assessment, not of a file."""
_SHOWN = 5
"""Names in one sentence; the document has all of them."""
_CHANGES = {
    "replaced": "Replaced by a layer of your own",
    "added": "Added by a layer of your own",
    "imported": "Imported from a file, not fetched from the publisher",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Lists in which parties of a route were not looked up, by id and by name."""

    lists: tuple[str, ...]
    names: tuple[str, ...]
    parties: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """With the ids, by which commands and programs call the lists."""
        return self._said(", ".join(self.lists))

    @property
    def named(self) -> str:
        """With the names, for people who read a report."""
        return self._said("; ".join(self.names))

    def _said(self, lists: str) -> str:
        return say(
            "Not looked up in {lists}: {parties}",
            lists=lists,
            parties=_listed(list(self.parties)),
        )


def joined(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """One gap for each set of lists, with the parties of all, each once."""
    parties: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, None]] = {}
    for gap in gaps:
        parties.setdefault((gap.lists, gap.names), {}).update(dict.fromkeys(gap.parties))
    return tuple(Gap(*lists, tuple(names)) for lists, names in parties.items())


def _stale(document: Node) -> Iterator[str]:
    names = [_dated(node) for node in stale_files(document)]
    if names:
        yield say(
            "Past their date, the law or lists may have changed since: {names}",
            names=_listed(names),
        )


def stale_files(document: Node) -> list[Node]:
    """Rulesets and lists past their date, without the note that the day itself is too far back."""
    return [node for node in document.nodes("stale") if node.text("kind") != _PAST_LAW]


def _past_law(document: Node) -> Iterator[str]:
    for node in document.nodes("stale"):
        if node.text("kind") == _PAST_LAW:
            yield say(
                "Law of {date} that has ended since is not held here: what was in force then may be missing",
                date=node.text("date"),
            )


def _dated(node: Node) -> str:
    date = node.text("date")
    return f"{node.text('id')} ({date})" if date else node.text("id")


def _not_looked_up(document: Node) -> Iterator[str]:
    for gap in gaps(document):
        yield gap.sentence


def gaps(document: Node) -> tuple[Gap, ...]:
    """Who was not looked up in which lists. Raises DocumentError."""
    lists_by_parties: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for node in document.nodes("not_looked_up"):
        named = node.text("list"), node.text("title") or node.text("list")
        lists_by_parties.setdefault(node.texts("parties"), []).append(named)
    return tuple(
        Gap(tuple(key for key, _ in lists), tuple(name for _, name in lists), parties)
        for parties, lists in lists_by_parties.items()
    )


def _departures(document: Node) -> Iterator[str]:
    changed: dict[str, list[str]] = {}
    for node in document.nodes("departures"):
        name = f"{node.text('kind')} {node.text('id')}"
        changed.setdefault(node.text("change"), []).append(name)
    for change, names in changed.items():
        yield f"{say(_CHANGES.get(change, change))}: {_listed(names)}"


def _waivers(document: Node) -> Iterator[str]:
    for waiver in record.waivers(document):
        if waiver.applied:
            reason = f": {waiver.reason}" if waiver.reason else ""
            yield say(
                "Waived by {approver}{until}: {rule}{reason}",
                approver=waiver.approver or say("nobody named"),
                until=say(" until {day}", day=waiver.through) if waiver.through else "",
                rule=waiver.rule,
                reason=reason,
            )
        else:
            yield say(
                "Waiver {id} for {rule} did not apply: {state}",
                id=waiver.id,
                rule=waiver.rule,
                state=waiver.state,
            )


def _scenario(document: Node) -> Iterator[str]:
    if scenario := record.notice(document).scenario:
        yield say("Supposed scenario: {scenario}", scenario=scenario)


def _supposed(document: Node) -> Iterator[str]:
    for fact, value in record.notice(document).supposed:
        yield say("Supposed: {fact} = {value} (set by hand, not found)", fact=fact, value=value)


def _listed(names: list[str]) -> str:
    shown = (
        "; ".join(names[:_SHOWN])
        if any("," in name for name in names)
        else ", ".join(names[:_SHOWN])
    )
    if len(names) <= _SHOWN:
        return shown
    return say("{names} and {count} more", names=shown, count=len(names) - _SHOWN)


_FOUND = (_past_law, _stale, _not_looked_up, _departures, _waivers)
_SUPPOSED = (_scenario, _supposed)


def notices(document: Node) -> tuple[str, ...]:
    """All sentences, the gravest first; empty for an answer from sound bundled data alone. Raises DocumentError."""
    return tuple(sentence for part in (*_FOUND, *_SUPPOSED) for sentence in part(document))


def found_notices(document: Node) -> tuple[str, ...]:
    """Those that do not tell what was supposed, for formats that tell it in another way. Raises DocumentError."""
    return tuple(sentence for part in _FOUND for sentence in part(document))


def head_notices(document: Node) -> tuple[str, ...]:
    """As :func:`found_notices`, with lists by name. Raises DocumentError."""
    return _by_name(document, found_notices(document))


def page_notices(document: Node) -> tuple[str, ...]:
    """As :func:`notices`, with lists by name. Raises DocumentError."""
    return _by_name(document, notices(document))


def _by_name(document: Node, sentences: tuple[str, ...]) -> tuple[str, ...]:
    named = {gap.sentence: gap.named for gap in gaps(document)}
    return tuple(named.get(sentence, sentence) for sentence in sentences)
