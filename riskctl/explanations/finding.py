"""One finding of an assessment document in prose: verdict, facts and their origin, what is open, what would clear it.

Texts come from a document that may be hostile; they are read through :class:`riskctl.document.reading.Node`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from riskctl.document.reading import Node
from riskctl.explanations.conditions import place
from riskctl.explanations.paper import Paper
from riskctl.explanations.rule import cleared_words, span, write_source
from riskctl.explanations.words import label
from riskctl.facts.vocabulary import VOCABULARY

_CODE = re.compile(r"\b[A-Z]{2}\b")
_SPELLED = 60
"""Characters of a list of country codes up to which their names are written out."""

VERDICTS = {
    "triggered": "it applies",
    "unknown": "facts are missing; until they are known it counts in the high end of the score only",
    "suspended": "its condition is met, but the rule is suspended on this date",
    "announced": "its condition is met, but the rule is announced and not yet in force",
    "clear": "it does not apply",
    "not-in-force": "no period of the rule holds this date",
}


def write_verdict(paper: Paper, finding: Node, document: Node | None = None) -> None:
    """Verdict, window, confirmation and contribution."""
    paper.head("Verdict")
    verdict = finding.text("verdict")
    paper.pair("Result", VERDICTS.get(verdict, label(verdict)))
    window = finding.node("window")
    period = span(window.text("from") or None, window.text("through") or None)
    verify = ", date to be verified" if window.flag("verify") else ""
    if finding.has("rule"):
        paper.pair("Window", f"{period}: {label(finding.text('status'))}{verify}")
    if verdict == "clear":
        return
    if not finding.flag("confirmed"):
        paper.pair("Confirmed", f"no: {'; '.join(_doubts(finding))}")
    elif verdict != "unknown":
        paper.pair("Confirmed", "yes")
    paper.pair("Waived by", finding.text("waived"))
    paper.pair("Adds", _points(finding, document))


def _doubts(finding: Node) -> list[str]:
    doubts = []
    if finding.node("window").flag("verify"):
        doubts.append("the date of its window must be verified")
    sources = finding.nodes("sources")
    if sources and sources[0].text("grade") == "unverified":
        doubts.append(f"its source ({sources[0].text('citation')}) is graded unverified")
    weak = [
        fact.text("fact")
        for fact in finding.nodes("evidence")
        if fact.text("grade") == "unverified"
    ]
    if weak:
        doubts.append(f"it rests on statements graded unverified ({', '.join(weak)})")
    return doubts or ["it rests on weak evidence"]


def _points(finding: Node, document: Node | None) -> str:
    points = finding.node("contribution")
    low, high = points.number("low"), points.number("high")
    name = label(finding.text("dimension"))
    if max(low, high) > 0:
        return _shares(
            low,
            high,
            name,
            document.node("scores").node("dimensions") if document else None,
            finding,
        )
    if not finding.text("strength"):
        beside = (
            "it is for information"
            if finding.text("effect") == "watch"
            else "it decides beside the score"
        )
        return f"nothing to {name}: {beside}"
    leader = _leader(finding, document) if document else ""
    if leader:
        return f"nothing of its own to {name}: for one cause ({finding.text('group')}) the strongest counts, {leader}"
    return f"nothing to {name}"


def _shares(low: float, high: float, name: str, dimensions: Node | None, finding: Node) -> str:
    """Points of each end of the interval; the share of the high end may be smaller, as more rules count there."""
    if dimensions is None or not dimensions.has(finding.text("dimension")):
        return f"{low:.1f} points to the low end and {high:.1f} to the high end of {name}"
    score = dimensions.node(finding.text("dimension"))
    ends = (score.number("low"), score.number("high"))
    lower = f"{low:.1f} of the {ends[0]:.1f} points at the low end of {name}"
    return f"{lower}, {high:.1f} of {ends[1]:.1f} at the high end"


def _leader(finding: Node, document: Node) -> str:
    rows = (
        document.node("scores")
        .node("dimensions")
        .node(finding.text("dimension"))
        .nodes("contributions")
    )
    for contribution in rows:
        followers = [
            follower
            for follower in contribution.texts("findings")
            if follower != finding.text("id")
        ]
        if contribution.text("group") == finding.text("group") and followers:
            return ", ".join(followers)
    return ""


def write_evidence(paper: Paper, finding: Node) -> None:
    """Each fact the verdict rests on, and where it comes from."""
    rows = finding.nodes("evidence")
    known = [fact for fact in rows if fact.data.get("value") is not None or fact.text("source")]
    if not known:
        return
    paper.head("Facts that clear it" if finding.text("verdict") == "clear" else "Facts it rests on")
    for fact in known:
        paper.say(f"{fact.text('question')}   ({fact.text('fact')})", 2, "- ")
        paper.say(_answer(fact), 4, "-> ")
        _origin(paper, fact, 4)
        for part in fact.nodes("derived_from"):
            paper.say(f"{part.text('fact')}: {_answer(part)}", 6, "from ")
            _origin(paper, part, 11)


def _answer(node: Node) -> str:
    spec = VOCABULARY.get(node.text("fact"))
    shown = node.text("shown") or node.plain("value")
    if spec and spec.of == "country" and len(shown) <= _SPELLED:
        shown = _CODE.sub(lambda match: place(match[0]), shown)
    return shown + (" (supposed)" if node.has("hypothetical") and node.flag("hypothetical") else "")


def _origin(paper: Paper, node: Node, indent: int) -> None:
    said = node.text("source") or "no source"
    if said == node.text("origin") == "use case":
        paper.say(
            f"{node.text('note') or 'stated'} in the use case, grade {node.text('grade')}", indent
        )
        return
    observed = f", observed {node.text('observed')}" if node.text("observed") else ""
    origin = (
        f", stated in {node.text('origin')}"
        if node.text("origin") not in ("", "derived", said)
        else ""
    )
    derived = ", derived" if node.text("origin") == "derived" else ""
    paper.say(f"{said}{observed}, grade {node.text('grade')}{origin}{derived}", indent)
    if node.text("url"):
        paper.say(node.text("url"), indent)
    if node.text("note"):
        paper.say(f"note: {node.text('note')}", indent)


def write_gaps(paper: Paper, finding: Node, gaps: Iterable[Node]) -> None:
    """The questions whose answers are missing."""
    wanted = finding.texts("gaps")
    if not wanted:
        return
    by_fact = {gap.text("fact"): gap for gap in gaps}
    paper.head("Not known")
    for path in wanted:
        gap = by_fact.get(path)
        question = (
            gap.text("question")
            if gap
            else VOCABULARY[path].question
            if path in VOCABULARY
            else path
        )
        paper.say(f"{question}   ({path})", 2, "- ")
        if gap and gap.text("reason"):
            paper.say(gap.text("reason"), 4)


def write_measures(paper: Paper, finding: Node) -> None:
    """What would clear or lessen it, and how far each measure is."""
    rows = finding.nodes("mitigations")
    if not rows or finding.text("verdict") == "clear":
        return
    paper.head("What would clear or lessen it")
    for measure in rows:
        owner = f" ({measure.text('owner')})" if measure.text("owner") else ""
        paper.say(f"{measure.text('do')}{owner}", 2, "- ")
        changes = {str(key): value for key, value in measure.node("clears").data.items()}
        effect = (
            f"lowers the strength by {measure.number('reduces'):.0%}"
            if measure.has("reduces")
            else cleared_words(changes)
        )
        paper.say(f"{label(measure.text('state'))}; {effect}", 4)


def write_cited(paper: Paper, finding: Node) -> None:
    """The sources as the document cites them."""
    paper.head("Sources")
    for source in finding.nodes("sources"):
        write_source(
            paper,
            {key: source.plain(key) for key in ("citation", "title", "url", "retrieved", "grade")},
        )
