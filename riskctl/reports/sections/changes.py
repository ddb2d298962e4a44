"""What changed since an earlier assessment of the same subject, and what of its inputs is not the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from riskctl.document.inputs import differing
from riskctl.document.reading import Node
from riskctl.explanations.words import DIMENSION_KEYS, label, outcome
from riskctl.messages.language import say
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections.findings import Finding, FindingGroup
from riskctl.reports.sections.findings import build as read_findings
from riskctl.reports.sections.numbers import ends, span
from riskctl.reports.sections.record import bears

_CAUSES = {"rulesets": "law", "watchlists": "lists", "profiles": "facts"}
"""What the inputs of a kind are called where they changed."""
_KINDS = ("new", "worse", "milder", "gone")
_SLACK = 0.5
"""Points below which a share is not called worse or milder."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A score or an outcome then and now, in words."""

    label: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that is new, gone, worse or milder."""

    kind: str
    finding: str
    title: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """``since`` is the day of the earlier assessment; empty when none was given for this subject."""

    since: str
    digest: str
    moved: tuple[Moved, ...]
    findings: tuple[Changed, ...]
    causes: tuple[str, ...]


NONE = Changes("", "", (), (), ())


def build(document: Node, groups: tuple[FindingGroup, ...], options: ReportOptions) -> Changes:
    """The changes since the newest earlier document of the same subject. Raises DocumentError."""
    subject = document.node("subject").text("id")
    before = [
        Node(earlier, "since")
        for earlier in options.since
        if Node(earlier).node("subject").text("id") == subject
    ]
    if not before:
        return NONE
    old = max(before, key=lambda node: node.text("as_of"))
    return Changes(
        old.text("as_of"),
        old.text("digest"),
        tuple(move for move in _moves(old, document) if move.then != move.now),
        _findings(_by_id(read_findings(old)), _by_id(groups)),
        _causes(old, document),
    )


def _moves(old: Node, new: Node) -> list[Moved]:
    outcomes = [outcome(node.node("decision").text("outcome")).word for node in (old, new)]
    moves = [Moved(say("Outcome"), *outcomes)]
    moves.append(Moved(say("Overall"), _points(old, "overall"), _points(new, "overall")))
    moves += [Moved(label(key), _points(old, key), _points(new, key)) for key in DIMENSION_KEYS]
    return moves


def _points(document: Node, key: str) -> str:
    scores = document.node("scores")
    node = scores.node("overall") if key == "overall" else scores.node("dimensions").node(key)
    return span(*ends(node)) if node.has("low") else say("unknown")


def _by_id(groups: tuple[FindingGroup, ...]) -> dict[str, Finding]:
    return {finding.id: finding for group in groups for finding in group.findings}


def _findings(old: Mapping[str, Finding], new: Mapping[str, Finding]) -> tuple[Changed, ...]:
    changed = [_compared(old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys())]
    findings = [change for change in changed if change is not None]
    findings.sort(key=lambda change: (_KINDS.index(change.kind), change.finding))
    return tuple(replace(change, kind=say(change.kind)) for change in findings)


def _compared(old: Finding | None, new: Finding | None) -> Changed | None:
    if old is None:
        assert new is not None
        return Changed("new", new.id, new.title, "", _state(new))
    if new is None:
        return Changed("gone", old.id, old.title, _state(old), "")
    kind = _direction(old, new)
    return Changed(kind, new.id, new.title, _state(old), _state(new)) if kind else None


def _direction(old: Finding, new: Finding) -> str:
    change = new.high - old.high
    if new.state.key != old.state.key:
        change = _weight(new) - _weight(old)
    elif abs(change) < _SLACK:
        return ""
    return "worse" if change > 0 else "milder"


def _weight(finding: Finding) -> int:
    order = ("horizon", "unknown", "unconfirmed", "triggered", "possible-block", "block")
    return order.index(finding.state.key) if finding.state.key in order else 0


def _state(finding: Finding) -> str:
    return say("{state}, {points} points", state=finding.state.word, points=finding.points)


def _causes(old: Node, new: Node) -> tuple[str, ...]:
    """Inputs that are not the same, by kind: law, lists, profiles, the use case, the day."""
    causes = []
    days = old.text("as_of"), new.text("as_of")
    if days[0] != days[1]:
        causes.append(say("the day: {then} then, {now} now", then=days[0], now=days[1]))
    for key, words in _CAUSES.items():
        names = _differing(old.node("inputs").nodes(key), new.node("inputs").nodes(key))
        if names:
            causes.append(f"{say(words)}: {', '.join(names)}")
    tools = old.node("tool").text("version"), new.node("tool").text("version")
    if tools[0] != tools[1]:
        causes.append(say("the tool: {then} then, {now} now", then=tools[0], now=tools[1]))
    return tuple(causes)


def _differing(old: tuple[Node, ...], new: tuple[Node, ...]) -> list[str]:
    """Inputs that bore on one of the two and do not have the same content."""
    bearing = {node.text("id") for node in (*old, *new) if bears(node)}
    names = [name for name, _, _ in differing(_hashes(old), _hashes(new))]
    return [name for name in names if name in bearing]


def _hashes(nodes: tuple[Node, ...]) -> dict[str, str]:
    return {node.text("id"): node.text("sha256") for node in nodes}
