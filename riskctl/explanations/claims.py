"""The claims of a profile as of a day: value, source, grade, when observed, until when relied on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from riskctl.catalogue.claims import Claim, entries, read_claims, resolve
from riskctl.catalogue.profiles import Claims, Profile, SourceEntry
from riskctl.explanations.paper import Paper
from riskctl.facts.spec import FactSpec
from riskctl.facts.values import Fact, Unknown, display, to_json
from riskctl.facts.vocabulary import VOCABULARY

PREFIX = {"vendors": "developer", "models": "model", "routes": "route", "chips": "route"}
"""Under which prefix of the vocabulary a kind's claims are read; a chip's ``controls`` are a route's."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claimed fact resolved as of a day; ``expires`` is the day until which its statement is relied on."""

    name: str
    fact: Fact
    expires: str
    statements: int


def resolved(
    kind: str, profile: Profile, sources: dict[str, SourceEntry], origin: str, as_of: str
) -> list[ClaimRow]:
    """Every claimed fact of a profile."""
    claims: Claims = profile.claims
    if kind == "chips":
        claims = {f"chip_{name}": raw for name, raw in claims.items()}
    read = read_claims(claims, PREFIX[kind], sources, origin)
    names = {f"{PREFIX[kind]}.{name}": name.removeprefix("chip_") for name in claims}
    return [
        ClaimRow(names[path], (fact := resolve(path, rows, as_of)), _expires(fact, rows), len(rows))
        for path, rows in read.items()
    ]


def _expires(fact: Fact, rows: list[Claim]) -> str:
    return next((claim.expires for claim in rows if claim.provenance == fact.provenance), "")


def rows_data(rows: list[ClaimRow]) -> dict[str, Any]:
    """The same for ``--format json``."""
    return {
        claim.name: {
            "value": to_json(claim.fact.value),
            "shown": display(claim.fact.value),
            "source": claim.fact.provenance.source,
            "url": claim.fact.provenance.url,
            "observed": claim.fact.provenance.observed,
            "grade": claim.fact.provenance.grade,
            "expires": claim.expires or None,
            "note": claim.fact.provenance.note,
        }
        for claim in rows
    }


def write_claims(paper: Paper, kind: str, rows: list[ClaimRow], as_of: str) -> None:
    """The claimed facts, then the names of those on which nothing is stated."""
    paper.head(f"Claims as of {as_of}")
    for claim in rows:
        _claim(paper, claim)
    stated = {claim.name for claim in rows}
    missing = [
        spec.name for spec in VOCABULARY.values() if _open(kind, spec) and spec.name not in stated
    ]
    if missing and kind != "chips":
        paper.say(f"Nothing is stated on: {', '.join(missing)}.", 2)
    elif not rows:
        paper.say("None: which controls reach it is not known.", 2)


def _open(kind: str, spec: FactSpec) -> bool:
    return spec.prefix == PREFIX[kind] and not spec.derived


def _claim(paper: Paper, claim: ClaimRow) -> None:
    provenance = claim.fact.provenance
    paper.say(f"{claim.name}: {display(claim.fact.value)}", 2, "- ")
    if isinstance(claim.fact.value, Unknown) and not provenance.source:
        return
    until = f", relied on until {claim.expires}" if claim.expires else ""
    more = f", one of {claim.statements} statements" if claim.statements > 1 else ""
    paper.say(
        f"{provenance.source}, observed {provenance.observed}, grade {provenance.grade}{until}{more}",
        6,
    )
    if provenance.url:
        paper.say(provenance.url, 6)
    if provenance.note:
        paper.say(provenance.note, 6)


def one_value(profile: Profile, name: str) -> str:
    """The latest plain value of a claim for a list, or nothing."""
    raw = profile.claims.get(name)
    value = entries(raw)[-1].value if raw else None
    return value if isinstance(value, str) else ""
