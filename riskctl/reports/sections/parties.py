"""Parties of the route: what screening found for each, and who owns whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class ScreenedParty:
    """One legal entity of the route; `absent` are the lists on which it was looked for and not found."""

    name: str
    role: str
    hits: tuple[ScreeningHit, ...]
    absent: tuple[ScreeningHit, ...]


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
    return tuple(
        ScreenedParty(
            name=name,
            role=role,
            hits=tuple(hit for hit in hits if not hit.quiet),
            absent=tuple(hit for hit in hits if hit.quiet),
        )
        for (name, role), hits in grouped.items()
    )


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
    )


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
