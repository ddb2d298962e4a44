"""What changed since an earlier assessment of the same subject, and why: the changes that ``riskctl compare`` finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from riskctl.document.errors import DocumentError
from riskctl.document.reading import Node
from riskctl.explanations.words import DIMENSION_KEYS, label, outcome
from riskctl.messages.language import say
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections.change_words import AREAS, cause_words, kind_of, state_words
from riskctl.reports.sections.numbers import ends, span
from riskctl.reports.sections.record import bears
from riskctl.text.display import safe

_INPUTS = {"ruleset": "law", "watchlist": "lists", "reference": "lists"}
"""What files of a kind are called where they changed; all others state facts."""
_KINDS = ("new", "worse", "milder", "changed", "gone")
_MOST = 30
"""Changes shown where the report is not in full detail, the outcome, scores and findings first."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A score or an outcome then and now, in words."""

    label: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A difference: of a finding whether it is new, gone, worse or milder; why, as far as the two documents say."""

    kind: str
    area: str
    finding: str
    title: str
    then: str
    now: str
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """``since`` is the day of the earlier assessment; empty when none was given for this subject.

    ``findings`` are the differences, ``more`` how many further ones only full detail shows; ``note`` says why two
    assessments cannot be held against each other.
    """

    since: str = ""
    digest: str = ""
    moved: tuple[Moved, ...] = ()
    findings: tuple[Changed, ...] = ()
    more: int = 0
    causes: tuple[str, ...] = ()
    note: str = ""


NONE = Changes()


def build(document: Node, options: ReportOptions) -> Changes:
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
    since, digest = old.text("as_of"), old.text("digest")
    moved = tuple(move for move in _moves(old, document) if move.then != move.now)
    try:
        compared = _compared(old, document)
    except DocumentError as error:
        note = say("The two cannot be compared in whole: {why}", why=safe(str(error), 300))
        return Changes(since, digest, moved, note=note)
    rows = sorted(
        _rows(compared["changes"]),
        key=lambda row: (list(AREAS).index(row.area), _KINDS.index(row.kind), row.finding),
    )
    # The other routes are another question: what became of each stands in full detail.
    here = [row for row in rows if row.area != "alternative"]
    shown = rows if options.detail == "full" else here[:_MOST]
    return Changes(
        since=since,
        digest=digest,
        moved=moved,
        findings=tuple(_said(row) for row in shown),
        more=len(rows) - len(shown),
        causes=_inputs(old, document, compared),
    )


def _compared(old: Node, new: Node) -> dict[str, Any]:
    """Both documents against each other as ``riskctl compare`` has it. Raises DocumentError."""
    from riskctl.compare import changes  # reads with pydantic, which no other report needs

    return cast("dict[str, Any]", changes(old.data, new.data))


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


def _rows(changes: Iterable[dict[str, Any]]) -> Iterator[Changed]:
    """The rows in the words of the comparison; outcome and scores stand in a table of their own."""
    for change in changes:
        area = change["area"]
        if area not in AREAS:
            continue
        yield Changed(
            kind=kind_of(area, change["before"], change["after"]),
            area=area,
            finding=safe(change["id"], 200) if area == "finding" else "",
            title=safe(change["title"], 400),
            then=safe(change["before"], 400),
            now=safe(change["after"], 400),
            causes=tuple(cause_words(change["causes"])),
        )


def _said(row: Changed) -> Changed:
    """The row in the language of the report."""
    return Changed(
        kind=say(row.kind),
        area=say(AREAS[row.area]),
        finding=row.finding,
        title=row.title,
        then=state_words(row.area, row.then),
        now=state_words(row.area, row.now),
        causes=row.causes,
    )


def _inputs(old: Node, new: Node, compared: dict[str, Any]) -> tuple[str, ...]:
    """Inputs that are not the same and bore on one of the two: law, lists, facts; the day and the tool."""
    causes = []
    days = old.text("as_of"), new.text("as_of")
    if days[0] != days[1]:
        causes.append(say("the day: {then} then, {now} now", then=days[0], now=days[1]))
    bearing = set(_bearing(old)) | set(_bearing(new))
    names: dict[str, list[str]] = {}
    for row in compared["inputs"]:
        name = safe(row["id"], 200)
        if name in bearing:
            names.setdefault(_INPUTS.get(row["kind"], "facts"), []).append(name)
    causes += [f"{say(kind)}: {', '.join(names[kind])}" for kind in sorted(names)]
    tools = old.node("tool").text("version"), new.node("tool").text("version")
    if tools[0] != tools[1]:
        causes.append(say("the tool: {then} then, {now} now", then=tools[0], now=tools[1]))
    return tuple(causes)


def _bearing(document: Node) -> Iterator[str]:
    """Ids of the inputs that bore on an assessment."""
    inputs = document.node("inputs")
    for kind in ("rulesets", "watchlists", "profiles"):
        for node in inputs.nodes(kind):
            if bears(node):
                yield node.text("id")
