"""The way of the data from its subjects outwards with its transfer basis, and what the model stands on."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.explanations.fact_words import fact_words
from riskctl.explanations.words import label as label_of
from riskctl.messages.language import say
from riskctl.reports.sections.findings import FindingGroup
from riskctl.reports.sections.links import href
from riskctl.reports.sections.questions import asked_words

_LANES = {
    "data.subject_countries": "People the data is about",
    "route.processing_countries": "Processing",
    "route.storage_countries": "Storage",
    "route.remote_access_countries": "Access from afar",
    "route.subprocessors": "Sub-processors",
    "route.subprocessor_countries": "Places of sub-processors",
}
_CHAIN = {
    "route.served_on": "Chips that serve it",
    "route.chip_designer_countries": "Designers of those chips",
    "model.trained_on": "Chips it was trained on",
    "model.open_weights": "Weights published",
    "model.licence": "Licence",
    "model.base_models": "Models it comes from",
    "model.lineage_countries": "Countries of its lineage",
}
_TERMS = {
    "route.retention_days": "Days inputs are kept",
    "route.trains_on_inputs": "Trains on inputs",
}
_UNKNOWN = ("unknown", "not fully known")


@dataclass(frozen=True, slots=True)
class Station:
    """One station of the data or of the supply chain. ``known`` is false where the answer is open."""

    label: str
    question: str
    shown: str
    known: bool
    source: str
    href: str
    observed: str
    grade: str


@dataclass(frozen=True, slots=True)
class Flow:
    """Lanes from the people outwards, the terms that hold on the way, the supply chain, and each transfer basis."""

    lanes: tuple[Station, ...]
    terms: tuple[Station, ...]
    chain: tuple[Station, ...]
    bases: tuple[tuple[str, str], ...]


def build(document: Node, groups: tuple[FindingGroup, ...]) -> Flow:
    """The flow of a document; empty for documents of early versions. Raises DocumentError."""
    facts = {node.text("fact"): node for node in document.nodes("route_facts")}
    return Flow(
        _stations(facts, _LANES),
        _stations(facts, _TERMS),
        _stations(facts, _CHAIN),
        _bases(groups),
    )


def _stations(facts: dict[str, Node], labels: dict[str, str]) -> tuple[Station, ...]:
    return tuple(
        _station(facts[path], say(label)) for path, label in labels.items() if path in facts
    )


def _station(node: Node, label: str) -> Station:
    shown = node.text("shown") or "unknown"
    return Station(
        label=label,
        question=asked_words(node.text("fact"), node.text("question")),
        shown=fact_words(node.text("fact"), shown),
        known=not shown.startswith(_UNKNOWN),
        source=_source(node),
        href=href(node.text("url")),
        observed=node.text("observed"),
        grade=label_of(node.text("grade")) if node.text("source") not in ("", "use case") else "",
    )


def _source(node: Node) -> str:
    source = node.text("source")
    return say("stated by the organisation") if source == "use case" else source


def _bases(groups: tuple[FindingGroup, ...]) -> tuple[tuple[str, str], ...]:
    """Documents that findings of data residency looked for, and what they found."""
    bases = {
        fact.question or fact.fact: fact.shown
        for group in groups
        if group.key == "data-residency"
        for finding in group.findings
        for fact in finding.evidence
        if fact.fact.startswith("evidence.")
    }
    return tuple(bases.items())
