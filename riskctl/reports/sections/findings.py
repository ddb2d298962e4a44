"""Findings: each rule or screening outcome that applies, may apply or will, grouped by dimension."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from riskctl.document.reading import Node
from riskctl.explanations.fact_words import fact_words, place_words
from riskctl.explanations.role_words import role_words
from riskctl.explanations.sentences import period_words, source_words
from riskctl.explanations.words import DIMENSION_KEYS, STATES, Sign, label, state
from riskctl.messages.language import say
from riskctl.reports.sections.links import href
from riskctl.reports.sections.numbers import ends, span
from riskctl.reports.sections.questions import asked_words

_STATED = "stated by the organisation"
"""Grade shown for what the use case says: the engine takes it as given, a reader must not take it for official."""


STATE_ORDER = {key: index for index, key in enumerate(STATES)}
"""What a finding amounts to, by how pressing it is: 0 is the most."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A legal or factual source; `href` is empty when the address may not become a link."""

    citation: str
    title: str
    address: str
    href: str
    retrieved: str
    grade: str


@dataclass(frozen=True, slots=True)
class CitedEvidence:
    """One fact that met the rule and where it came from."""

    fact: str
    question: str
    shown: str
    plain: str
    """The value as the document writes it, the same in every language."""
    source: str
    href: str
    observed: str
    grade: str
    origin: str
    note: str
    hypothetical: bool
    stated: bool
    """By the organisation, in its use case."""


@dataclass(frozen=True, slots=True)
class FindingMitigation:
    """What would clear or lower the finding, by whom, and whether it is in place."""

    text: str
    state: str
    owner: str
    effect: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `points` is what it adds to its dimension, in whole points.

    ``number`` is its place in the report, ``facts`` are the numbers of the facts it rests on.
    """

    id: str
    title: str
    dimension: str
    state: Sign
    effect: str
    informs: bool
    """It asks for nothing: it is there to be known."""
    verdict: str
    jurisdiction: str
    place: str
    """The jurisdiction in words."""
    strength: str
    reaches: tuple[str, ...]
    window: str
    because: str
    citation: str
    sources: tuple[CitedSource, ...]
    evidence: tuple[CitedEvidence, ...]
    facts: tuple[int, ...]
    asks: tuple[str, ...]
    mitigations: tuple[FindingMitigation, ...]
    low: float
    high: float
    points: str
    waived: bool
    frameworks: tuple[str, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class NumberedFact:
    """A fact that findings rest on, once; they refer to it by its number."""

    number: int
    evidence: CitedEvidence


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one dimension, most pressing first."""

    key: str
    label: str
    findings: tuple[Finding, ...]


def build(document: Node) -> tuple[FindingGroup, ...]:
    """The findings of a document by dimension, known dimensions first. Raises DocumentError."""
    questions = {gap.text("fact"): gap.text("question") for gap in document.nodes("gaps")}
    waived = {
        waiver.text("rule")
        for waiver in document.nodes("waivers")
        if waiver.text("state") == "applied"
    }
    nodes = document.nodes("findings")
    findings = _with_numbers([_finding(node, questions, waived) for node in nodes])
    keys = dict.fromkeys((*DIMENSION_KEYS, *(finding.dimension for finding in findings)))
    groups = (
        FindingGroup(key, label(key).strip() or say("(no dimension)"), _ordered(findings, key))
        for key in keys
    )
    return _counted(group for group in groups if group.findings)


def _counted(groups: Iterable[FindingGroup]) -> tuple[FindingGroup, ...]:
    """Findings numbered from 1 in the order in which a report shows them."""
    made, first = [], 1
    for group in groups:
        findings = [replace(entry, number=first + at) for at, entry in enumerate(group.findings)]
        made.append(replace(group, findings=tuple(findings)))
        first += len(findings)
    return tuple(made)


def numbered(findings: Iterable[Finding]) -> tuple[NumberedFact, ...]:
    """Every fact that findings rest on, by its number."""
    numbers = {
        number: evidence
        for finding in findings
        for number, evidence in zip(finding.facts, finding.evidence, strict=True)
    }
    return tuple(NumberedFact(number, numbers[number]) for number in sorted(numbers))


def _with_numbers(findings: list[Finding]) -> list[Finding]:
    """Facts numbered from 1 in the order in which they are first used; equal ones share a number."""
    numbers: dict[CitedEvidence, int] = {}
    for finding in findings:
        for evidence in finding.evidence:
            numbers.setdefault(evidence, len(numbers) + 1)
    return [
        replace(finding, facts=tuple(numbers[evidence] for evidence in finding.evidence))
        for finding in findings
    ]


def _ordered(findings: list[Finding], dimension: str) -> tuple[Finding, ...]:
    mine = (finding for finding in findings if finding.dimension == dimension)
    return tuple(
        sorted(
            mine,
            key=lambda finding: (
                STATE_ORDER.get(finding.state.key, len(STATE_ORDER)),
                -finding.high,
                finding.id,
            ),
        )
    )


def _finding(node: Node, questions: Mapping[str, str], waived: set[str]) -> Finding:
    low, high = ends(node.node("contribution")) if node.has("contribution") else (0.0, 0.0)
    sources = tuple(_source(source) for source in node.nodes("sources"))
    return Finding(
        id=node.text("id"),
        title=node.text("title").strip() or node.text("id").strip() or say("(no title)"),
        dimension=node.text("dimension"),
        state=_state(node),
        effect=label(node.text("effect")),
        informs=node.text("effect") in ("watch", "exposure"),
        verdict=label(node.text("verdict")),
        jurisdiction=node.text("jurisdiction"),
        place=place_words(node.text("jurisdiction")),
        strength=node.text("strength"),
        reaches=tuple(label(part) for part in node.texts("object")),
        window=_window(node),
        because=node.text("because"),
        citation="; ".join(dict.fromkeys(source.citation for source in sources if source.citation)),
        sources=sources,
        evidence=tuple(_evidence(part) for part in node.nodes("evidence")),
        facts=(),
        asks=tuple(asked_words(fact, questions.get(fact, "")) for fact in node.texts("gaps")),
        mitigations=tuple(_mitigation(mitigation) for mitigation in node.nodes("mitigations")),
        low=low,
        high=high,
        points=span(low, high),
        waived=node.text("rule") in waived,
        frameworks=node.texts("frameworks"),
    )


def _state(node: Node) -> Sign:
    verdict, block, confirmed = (
        node.text("verdict"),
        node.text("effect") == "block",
        node.flag("confirmed"),
    )
    if verdict in ("suspended", "announced"):
        return state("horizon")
    if verdict == "triggered" and confirmed:
        return state("block" if block else "triggered")
    if verdict in ("triggered", "unknown") and block:
        return state("possible-block")
    if verdict == "triggered":
        return state("unconfirmed")
    return state("unknown") if verdict == "unknown" else Sign(verdict, label(verdict), "", "calm")


def _window(node: Node) -> str:
    window = node.node("window")
    status = label(window.text("status") or node.text("status"))
    first, last = window.text("from"), window.text("through")
    check = say(", date to be verified") if window.flag("verify") else ""
    return f"{status} {period_words(first, last)}".strip() + check


def _source(node: Node) -> CitedSource:
    address = node.text("url")
    return CitedSource(
        citation=node.text("citation"),
        title=node.text("title"),
        address=address,
        href=href(address),
        retrieved=node.text("retrieved"),
        grade=label(node.text("grade")),
    )


def _evidence(node: Node) -> CitedEvidence:
    plain = node.text("shown") or node.plain("value") or "unknown"
    return CitedEvidence(
        fact=node.text("fact"),
        question=asked_words(node.text("fact"), node.text("question")),
        shown=fact_words(node.text("fact"), plain),
        plain=plain,
        source=source_words(node.text("source")),
        href=href(node.text("url")),
        observed=node.text("observed"),
        grade=say(_STATED) if node.text("source") == "use case" else label(node.text("grade")),
        origin=node.text("origin"),
        stated=node.text("source") == "use case",
        note=node.text("note"),
        hypothetical=node.flag("hypothetical"),
    )


def _mitigation(node: Node) -> FindingMitigation:
    state, owner = label(node.text("state")), role_words(node.text("owner"))
    return FindingMitigation(node.text("do"), state, owner, _effect(node))


def _effect(node: Node) -> str:
    """What the measure does to its finding. The document's sample values and dates are not for people."""
    if node.has("reduces"):
        return say("lowers it by {percent} %", percent=f"{node.number('reduces') * 100:.0f}")
    changed = node.node("clears").data
    if any(path.startswith("evidence.") for path in changed):
        return say("clears it once the document is dated and held")
    return say("clears it") if changed else ""
