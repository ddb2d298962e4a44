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
    return next((row.expires for row in rows if row.provenance == fact.provenance), "")


def rows_data(rows: list[ClaimRow]) -> dict[str, Any]:
    """The same for ``--format json``."""
    return {
        row.name: {
            "value": to_json(row.fact.value),
            "shown": display(row.fact.value),
            "source": row.fact.provenance.source,
            "url": row.fact.provenance.url,
            "observed": row.fact.provenance.observed,
            "grade": row.fact.provenance.grade,
            "expires": row.expires or None,
            "note": row.fact.provenance.note,
        }
        for row in rows
    }


def write_claims(paper: Paper, kind: str, rows: list[ClaimRow], as_of: str) -> None:
    """The claimed facts, then the names of those on which nothing is stated."""
    paper.head(f"Claims as of {as_of}")
    for row in rows:
        _claim(paper, row)
    stated = {row.name for row in rows}
    missing = [
        spec.name for spec in VOCABULARY.values() if _open(kind, spec) and spec.name not in stated
    ]
    if missing and kind != "chips":
        paper.say(f"Nothing is stated on: {', '.join(missing)}.", 2)
    elif not rows:
        paper.say("None: which controls reach it is not known.", 2)


def _open(kind: str, spec: FactSpec) -> bool:
    return spec.prefix == PREFIX[kind] and not spec.derived


def _claim(paper: Paper, row: ClaimRow) -> None:
    where = row.fact.provenance
    paper.say(f"{row.name}: {display(row.fact.value)}", 2, "- ")
    if isinstance(row.fact.value, Unknown) and not where.source:
        return
    until = f", relied on until {row.expires}" if row.expires else ""
    more = f", one of {row.statements} statements" if row.statements > 1 else ""
    paper.say(f"{where.source}, observed {where.observed}, grade {where.grade}{until}{more}", 6)
    if where.url:
        paper.say(where.url, 6)
    if where.note:
        paper.say(where.note, 6)


def one_value(profile: Profile, name: str) -> str:
    """The latest plain value of a claim for a list, or nothing."""
    raw = profile.claims.get(name)
    value = entries(raw)[-1].value if raw else None
    return value if isinstance(value, str) else ""
