"""Scenarios: what the same question comes to under each of them, and whether that is another outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from riskctl.document.outcomes import severity
from riskctl.document.reading import Node
from riskctl.explanations.words import Sign, outcome
from riskctl.messages.language import say
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections.findings import STATE_ORDER, Finding, FindingGroup
from riskctl.reports.sections.findings import build as read_findings
from riskctl.reports.sections.numbers import ends, span

_MOST = 3
"""Findings named for one scenario; the assessment under it holds them all."""


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """One scenario: what sets it off, what comes out under it, and which findings it makes graver."""

    title: str
    trigger: str
    day: str
    outcome: Sign
    points: str
    decides: bool
    effect: str
    graver: tuple[str, ...]
    more: int


def build(
    document: Node, groups: tuple[FindingGroup, ...], options: ReportOptions
) -> tuple[ScenarioLine, ...]:
    """A line for each assessment of the same subject under a scenario, the graver outcome first.

    Raises DocumentError.
    """
    if document.node("scenario").text("id"):
        return ()
    here = {finding.id: finding for group in groups for finding in group.findings}
    subject = document.node("subject").text("id")
    nodes = [Node(supposed, "under") for supposed in options.under]
    lines = [
        _line(document, node, here)
        for node in nodes
        if node.node("subject").text("id") == subject and node.node("scenario").text("id")
    ]
    return tuple(sorted(lines, key=lambda line: (-severity(line.outcome.key), line.title)))


def _line(document: Node, supposed: Node, here: Mapping[str, Finding]) -> ScenarioLine:
    scenario = supposed.node("scenario")
    decided = outcome(supposed.node("decision").text("outcome"))
    decides = decided.key != document.node("decision").text("outcome")
    graver = tuple(_graver(supposed, here))
    return ScenarioLine(
        title=scenario.text("title") or scenario.text("id"),
        trigger=scenario.text("trigger"),
        day=supposed.text("as_of"),
        outcome=decided,
        points=_points(supposed),
        decides=decides,
        effect=_effect(decides, _points(supposed) != _points(document) or bool(graver)),
        graver=graver[:_MOST],
        more=len(graver[_MOST:]),
    )


def _effect(decides: bool, moves: bool) -> str:
    if decides:
        return say("It changes the outcome.")
    return say("The outcome stays; scores or findings move.") if moves else say("Nothing changes.")


def _points(document: Node) -> str:
    overall = document.node("scores").node("overall")
    return span(*ends(overall)) if overall.has("low") else say("unknown")


def _graver(supposed: Node, here: Mapping[str, Finding]) -> Iterator[str]:
    """Titles of findings that are new under the scenario, or of a graver state than here."""
    for group in read_findings(supposed):
        for finding in group.findings:
            known = here.get(finding.id)
            if known is None or _rank(finding) < _rank(known):
                yield finding.title


def _rank(finding: Finding) -> int:
    return STATE_ORDER.get(finding.state.key, len(STATE_ORDER))
