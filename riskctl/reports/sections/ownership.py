"""Who owns the parties of the route under each regime: verdict, proof as a tree, and red flags."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.explanations.sentences import period_words
from riskctl.explanations.words import Sign, label, said
from riskctl.messages.language import say
from riskctl.reports.sections.links import href
from riskctl.reports.sections.numbers import ends, percent
from riskctl.reports.sections.ownership_tree import Step, steps

VERDICTS = {
    "blocked": Sign("blocked", "Counts as owned", "✕", "bad"),
    "possible": Sign("possible", "May count as owned", "?", "open"),
    "not-blocked": Sign("not-blocked", "Does not count as owned", "✓", "good"),
}
"""Verdicts by key, the most pressing first: whether listed parties own what the regime asks."""
_FROM_ALL = "an unknown share"


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to look into whatever the verdict; `source` is empty for our own caution."""

    id: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """Where the rule was read; `href` is empty for an address that must not become a link."""

    citation: str
    grade: str
    href: str


@dataclass(frozen=True, slots=True)
class Owned:
    """One party under one regime. `steps` are the tree of the proof, the party first and its holders below it."""

    name: str
    role: str
    title: str
    verdict: Sign
    summary: str
    share: str
    test: str
    status: str
    grade: str
    sentences: tuple[str, ...]
    steps: tuple[Step, ...]
    cut: bool
    flags: tuple[Flag, ...]
    rules: tuple[AppliedRule, ...]
    notes: tuple[str, ...]


def owned(document: Node) -> tuple[Owned, ...]:
    """The ownership findings of a document, the most pressing first. Raises DocumentError."""
    order = list(VERDICTS)
    results = [_owned(node) for node in document.nodes("ownership_findings")]
    return tuple(
        sorted(
            results,
            key=lambda result: (
                order.index(result.verdict.key) if result.verdict.key in order else -1
            ),
        )
    )


def _owned(node: Node) -> Owned:
    proof, key = node.node("proof"), node.text("verdict")
    drawn, cut = steps(proof.nodes("nodes"))
    return Owned(
        name=node.text("name") or node.text("party"),
        role=node.text("role"),
        title=node.text("title"),
        verdict=said(VERDICTS[key]) if key in VERDICTS else Sign(key, label(key), "", "calm"),
        summary=node.text("summary"),
        share=_share(node.node("percent")),
        test=node.text("test"),
        status=_status(node.node("status")),
        grade=label(node.text("grade")),
        sentences=proof.texts("sentences"),
        steps=drawn,
        cut=cut or proof.flag("cut"),
        flags=tuple(
            Flag(red_flag.text("id"), red_flag.text("text"), red_flag.text("source"))
            for red_flag in node.nodes("red_flags")
        ),
        rules=tuple(
            AppliedRule(
                source.text("citation"), label(source.text("grade")), href(source.text("url"))
            )
            for source in node.nodes("sources")
        ),
        notes=node.texts("notes"),
    )


def _share(node: Node) -> str:
    low, high = ends(node)
    return say(_FROM_ALL) if low <= 0 and high >= 100 else percent(low, high)


def _status(node: Node) -> str:
    first, last = node.text("from"), node.text("through")
    check = say(", to be confirmed") if node.flag("verify") else ""
    period = period_words(first, last) if last or not first else say("from {first}", first=first)
    return f"{label(node.text('status'))} {period}".strip() + check
