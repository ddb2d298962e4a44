"""The facts that a document shows: known ones with where they came from, and open ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.document.model import Assessment
from riskctl.document.model.findings import StatedFactRow
from riskctl.text.located import InputError, parse

NOT_KNOWN = "not known"
SUPPOSED = "supposed"
USE_CASE = "use case"
_SECTIONS = ("actor", "use", "data", "evidence")


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact as a document shows it; ``origin`` is the profile or file that states it."""

    shown: str
    origin: str = ""
    source: str = ""
    observed: str = ""


def shown_facts(document: Assessment) -> dict[str, ShownFact]:
    """Facts by path. What is supposed comes before what a finding shows, and that before what is open."""
    facts: dict[str, ShownFact] = {}
    for supposed in document["hypothetical"]:
        facts.setdefault(supposed["fact"], ShownFact(supposed["shown"], SUPPOSED))
    for fact in _stated(document):
        facts.setdefault(
            fact["fact"],
            ShownFact(fact["shown"] or NOT_KNOWN, fact["origin"], fact["source"], fact["observed"]),
        )
    # Last, as what is open overrules what a finding may still show of it.
    for gap in document["gaps"]:
        facts[gap["fact"]] = ShownFact(NOT_KNOWN)
    return facts


def _stated(document: Assessment) -> Iterator[StatedFactRow]:
    for finding in document["findings"]:
        for evidence in finding["evidence"]:
            yield evidence
            yield from evidence["derived_from"]


def is_open(fact: ShownFact | None) -> bool:
    """Whether the document says that it does not know the fact."""
    return fact is not None and fact.shown.startswith(NOT_KNOWN)


def use_case_facts(document: Assessment) -> dict[str, str]:
    """What the use case states, by fact; empty where the document does not carry the text of its use case."""
    source = document["use_case"]["source"] if document["use_case"] else ""
    if not source:
        return {}
    try:
        data = parse(source, "use case").data
    except InputError:
        return {}
    facts: dict[str, str] = {}
    if not isinstance(data, dict):
        return facts
    for section in _SECTIONS:
        rows = data.get(section)
        if isinstance(rows, dict):
            facts.update({f"{section}.{key}": str(value) for key, value in rows.items()})
    return facts
