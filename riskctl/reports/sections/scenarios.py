"""Scenarios: what the same question comes to under each of them, and whether that is another outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

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
_MOST_LINES = 6
"""Scenarios of a report that is not in full detail; those that change the outcome all stand in it."""


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


@dataclass(frozen=True, slots=True)
class Scenarios:
    """The scenarios that are shown, the gravest outcome first, and what is to be said of those that are not."""

    lines: tuple[ScenarioLine, ...] = ()
    note: str = ""


NO_SCENARIOS = Scenarios()


def build(document: Node, groups: tuple[FindingGroup, ...], options: ReportOptions) -> Scenarios:
    """A line for each assessment of the same subject under a scenario, and each scenario judged beside it.

    Raises DocumentError.
    """
    if document.node("scenario").text("id"):
        return NO_SCENARIOS
    assessed = _assessed(document, groups, options)
    subject = document.node("subject").text("id")
    parts = [Node(part, "supposed") for part in options.supposed]
    part = next((part for part in parts if part.text("subject") == subject), None)
    judged = tuple(_judged(document, part, set(assessed))) if part else ()
    lines = sorted(
        (*assessed.values(), *judged),
        key=lambda line: (not line.decides, -severity(line.outcome.key), line.title),
    )
    shown = _shown(lines, options.detail)
    if not lines and part is None:
        return Scenarios((), _unjudged(document))
    return Scenarios(shown, _note(part, len(judged), len(lines) - len(shown)))


def _shown(lines: list[ScenarioLine], detail: str) -> tuple[ScenarioLine, ...]:
    deciding = sum(line.decides for line in lines)
    return tuple(lines if detail == "full" else lines[: max(_MOST_LINES, deciding)])


def _assessed(
    document: Node, groups: tuple[FindingGroup, ...], options: ReportOptions
) -> dict[str, ScenarioLine]:
    """Lines by scenario of the assessments that were made under one."""
    here = {finding.id: finding for group in groups for finding in group.findings}
    subject = document.node("subject").text("id")
    nodes = [Node(supposed, "under") for supposed in options.under]
    return {
        node.node("scenario").text("id"): _line(document, node, here)
        for node in nodes
        if node.node("subject").text("id") == subject and node.node("scenario").text("id")
    }


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


def _judged(document: Node, part: Node, known: set[str]) -> Iterator[ScenarioLine]:
    """Lines of the scenarios that were judged in short; an assessment under the same one says more."""
    today = document.node("decision").text("outcome")
    for row in part.nodes("scenarios"):
        if row.text("id") in known:
            continue
        decided = outcome(row.text("outcome"))
        graver = tuple(rule.text("title") for rule in row.nodes("graver"))
        line = ScenarioLine(
            title=row.text("title") or row.text("id"),
            trigger=row.text("trigger"),
            day=document.text("as_of"),
            outcome=decided,
            points=span(row.number("low"), row.number("high")),
            decides=decided.key != today,
            effect=_effect(decided.key != today, True),
            graver=graver[:_MOST],
            more=len(graver[_MOST:]),
        )
        # What sets it off is worth its lines where it changes the answer.
        yield line if line.decides else replace(line, trigger="")


def _note(part: Node | None, moving: int, hidden: int) -> str:
    sentences = []
    if hidden:
        sentences.append(say("{count} more move scores or findings alone.", count=hidden))
    if part is not None:
        judged = int(part.number("judged"))
        sentences.append(
            say(
                "{judged} scenarios were judged; {still} of them change nothing here.",
                judged=judged,
                still=judged - moving,
            )
        )
    return " ".join(sentences)


def _unjudged(document: Node) -> str:
    """What to say where no scenario was judged; law that is announced or suspended stands in the document."""
    if document.nodes("horizon"):
        return say(
            "No scenario was judged with this report. Announced or suspended law that would reach this use stands "
            "under Timeline and horizon."
        )
    return say(
        "No scenario was judged with this report, and no announced or suspended law would reach this use."
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
