"""Parties of the route: what screening found for each, and who owns whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from riskctl.document.reading import Node
from riskctl.explanations.sentences import period_words
from riskctl.explanations.words import label
from riskctl.messages.language import say
from riskctl.reports.sections.numbers import ends, percent, whole

_QUIET = ("clear", "not-listed")
_WORDS = {
    "match": "listed",
    "review": "to be looked at",
    "related": "related",
    "clear": "not found",
    "not-listed": "not found",
    "unknown": "unknown",
}
"""Outcomes of screening in words: a party that was not found is not thereby cleared."""
ROLES = {
    "developer": "developer of the model",
    "operator": "operator of the route",
    "subprocessor": "sub-processor",
    "owner": "owner",
    "reseller": "reseller",
}
"""What a party is to the route, by the word of the document."""
REASONS = (
    "dated listing statement",
    "an owner is entered on the list",
    "exact name in the embedded list",
    "not found in the copy of that day",
)
"""Reasons that the engine gives of itself; those of the matcher stay as they are."""


@dataclass(frozen=True, slots=True)
class ListCopy:
    """What was read of a list; ``entries`` and ``sha256`` are empty where no copy is at hand."""

    source: str
    entries: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ScreeningHit:
    """One screening result that a reader must see: listed, related or not known."""

    list: str
    quiet: bool
    outcome: str
    score: str
    entry: str
    reason: str
    checked: str
    grade: str
    title: str
    searched: ListCopy


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A line of the screening record: one list with a result, or all that were searched without one in one copy."""

    lists: str
    outcome: str
    found: str
    checked: str
    grade: str
    searched: ListCopy


@dataclass(frozen=True, slots=True)
class ScreenedParty:
    """One legal entity of the route; `absent` are the lists on which it was looked for and not found.

    ``record`` holds both, as every readable format shows them.
    """

    name: str
    role: str
    hits: tuple[ScreeningHit, ...]
    absent: tuple[ScreeningHit, ...]
    record: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class HeldStake:
    """One ownership statement; `share` is empty when the percentage is not known."""

    entity: str
    owner: str
    share: str
    dates: str
    source: str
    grade: str


def parties(document: Node) -> tuple[ScreenedParty, ...]:
    """The parties of a document in its order, each with its screening results. Raises DocumentError."""
    grouped: dict[tuple[str, str], list[ScreeningHit]] = {}
    for node in document.nodes("screening"):
        key = node.text("name") or node.text("party"), node.text("role")
        grouped.setdefault(key, []).append(_hit(node))
    return tuple(_party(name, role, hits) for (name, role), hits in grouped.items())


def _party(name: str, role: str, screened: list[ScreeningHit]) -> ScreenedParty:
    hits = tuple(hit for hit in screened if not hit.quiet)
    absent = tuple(hit for hit in screened if hit.quiet)
    words = ", ".join(say(ROLES[part]) if part in ROLES else part for part in role.split(", "))
    return ScreenedParty(name, words, hits, absent, (*map(_line, hits), *_silent(absent)))


def _line(hit: ScreeningHit) -> RecordLine:
    found = ": ".join(part for part in (hit.entry, say(hit.reason)) if part)
    return RecordLine(hit.title, hit.outcome, found, hit.checked, hit.grade, hit.searched)


def _silent(absent: tuple[ScreeningHit, ...]) -> Iterator[RecordLine]:
    """One line for all lists that were searched in the same copy with the same result."""
    silent: dict[RecordLine, list[str]] = {}
    for hit in absent:
        silent.setdefault(replace(_line(hit), lists=""), []).append(hit.title)
    for line, titles in silent.items():
        yield replace(line, lists="; ".join(titles))


def ownership(document: Node) -> tuple[HeldStake, ...]:
    """The ownership statements of a document in its order. Raises DocumentError."""
    names = {node.text("party"): node.text("name") for node in document.nodes("screening")}
    subject = document.node("subject")
    for party in (subject.node("model").node("developer"), subject.node("route").node("operator")):
        names.setdefault(party.text("id"), party.text("name"))
    return tuple(_stake(node, names) for node in document.nodes("ownership"))


def _hit(node: Node) -> ScreeningHit:
    return ScreeningHit(
        list=node.text("list"),
        quiet=node.text("outcome") in _QUIET,
        outcome=_outcome(node.text("outcome")),
        score=str(whole(node.number("score"))) if node.has("score") else "",
        entry=node.plain("entry"),
        reason=node.text("reason"),
        checked=node.text("checked"),
        grade=label(node.text("grade")),
        title=node.text("title") or node.text("list"),
        searched=_copy(node),
    )


def _copy(node: Node) -> ListCopy:
    entries = str(whole(node.number("rows"))) if node.has("rows") else ""
    return ListCopy(node.text("source"), entries, node.text("sha256"))


def _outcome(key: str) -> str:
    known = _WORDS.get(key)
    return say(known) if known else label(key)


def _stake(node: Node, names: Mapping[str, str]) -> HeldStake:
    share = percent(*ends(node.node("percent"))) if node.has("percent") else ""
    first, last = node.text("from"), node.text("through")
    dates = f"{first} – {last}" if first and last else period_words(first, last)
    return HeldStake(
        names.get(node.text("entity")) or node.text("entity"),
        node.text("owner"),
        share,
        dates,
        node.text("source"),
        label(node.text("grade")),
    )
