"""Resolve dated claims to one fact as of a day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.catalogue.profiles import ClaimEntry, Claims, SourceEntry
from riskctl.facts.read import BadValueError, read_value
from riskctl.facts.sets import members
from riskctl.facts.spec import FactSpec
from riskctl.facts.values import Fact, Known, Partial, Provenance, Unknown, Value, rank_of
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.text.located import Located, Problem
from riskctl.text.suggest import hint


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its value read and its source resolved."""

    value: Value
    provenance: Provenance
    expires: str = ""

    def current(self, as_of: str) -> bool:
        """Known on the day and not expired then."""
        # What was learnt after the day must not count on it, or past assessments could not be made
        # again.
        return self.provenance.observed <= as_of and (not self.expires or as_of <= self.expires)


def entries(raw: ClaimEntry | Sequence[ClaimEntry]) -> tuple[ClaimEntry, ...]:
    """One claim or its history, always as a tuple."""
    return (raw,) if isinstance(raw, ClaimEntry) else tuple(raw)


def read_claims(
    claims: Claims, prefix: str, sources: dict[str, SourceEntry], origin: str
) -> dict[str, list[Claim]]:
    """Claims by fact path. The caller has checked them (:func:`check_claims`)."""
    return {
        f"{prefix}.{name}": [
            _read(VOCABULARY[f"{prefix}.{name}"], entry, sources, origin) for entry in entries(raw)
        ]
        for name, raw in claims.items()
    }


def _read(spec: FactSpec, entry: ClaimEntry, sources: dict[str, SourceEntry], origin: str) -> Claim:
    source = sources[entry.source]
    provenance = Provenance(
        source.title, source.url, entry.observed, entry.grade, entry.note, origin
    )
    return Claim(
        read_value(spec, entry.shape()),
        provenance,
        entry.expires or _shelf_end(spec, entry.observed),
    )


def _shelf_end(spec: FactSpec, observed: str) -> str:
    if not spec.shelf_life:
        return ""
    last = datetime.date.fromisoformat(observed) + datetime.timedelta(days=spec.shelf_life)
    return last.isoformat()


def resolve(path: str, claims: Sequence[Claim], as_of: str) -> Fact:
    """The fact on a day: the best grade wins, then the latest; equals that disagree leave it unknown."""
    current = [claim for claim in claims if claim.current(as_of)]
    if not current:
        return Fact(path, Unknown(_why_none(claims, as_of)))
    # The grade before the day: a newer rumour does not replace what an authority has published.
    best = max(rank_of(claim.provenance.grade) for claim in current)
    current = [claim for claim in current if rank_of(claim.provenance.grade) == best]
    latest = max(claim.provenance.observed for claim in current)
    current = [claim for claim in current if claim.provenance.observed == latest]
    return _agree(path, current)


def _why_none(claims: Sequence[Claim], as_of: str) -> str:
    # Expired first: that there once was a statement tells whom to ask again.
    expired = [claim.expires for claim in claims if claim.expires and claim.expires < as_of]
    if expired:
        return f"the last statement expired on {max(expired)}"
    later = [claim.provenance.observed for claim in claims if claim.provenance.observed > as_of]
    return f"first stated on {min(later)}, after the date" if later else "not stated"


def _agree(path: str, claims: list[Claim]) -> Fact:
    first = claims[0]
    if all(claim.value == first.value for claim in claims):
        return Fact(path, first.value, first.provenance)
    if all(_is_set(claim.value) for claim in claims):
        # Sets that are not the same name members each; that one of them is complete is no longer believed.
        named = frozenset[str]().union(*(members(claim.value) for claim in claims))
        return Fact(path, Partial(named), first.provenance)
    # Choosing one would make the answer hang on the order of the file.
    return Fact(path, Unknown("statements of equal grade and date disagree"), first.provenance)


def _is_set(value: Value) -> bool:
    if isinstance(value, Known):
        return isinstance(value.value, frozenset)
    return isinstance(value, Partial)


def check_claims(
    located: Located,
    claims: Claims,
    prefix: str,
    sources: dict[str, SourceEntry],
    at: tuple[str | int, ...],
) -> list[Problem]:
    """Unknown names, unfit values and missing sources, each at its line."""
    problems: list[Problem] = []
    names = [
        spec.name for spec in VOCABULARY.values() if spec.prefix == prefix and not spec.derived
    ]
    for name, raw in claims.items():
        spec = VOCABULARY.get(f"{prefix}.{name}")
        if spec is None:
            problems.append(
                located.problem((*at, name), f"unknown fact {prefix}.{name}{hint(name, names)}")
            )
            continue
        if spec.derived:
            message = f"{spec.path} is derived and cannot be claimed; state what it is derived from"
            problems.append(located.problem((*at, name), message))
            continue
        problems += check_entries(located, spec, raw, sources, (*at, name))
    return problems


def check_entries(
    located: Located,
    spec: FactSpec,
    raw: ClaimEntry | Sequence[ClaimEntry],
    sources: dict[str, SourceEntry],
    at: tuple[str | int, ...],
) -> list[Problem]:
    """Problems of one claim or of every entry of its history."""
    problems: list[Problem] = []
    for index, entry in enumerate(entries(raw)):
        place = at if isinstance(raw, ClaimEntry) else (*at, index)
        problems += _check_entry(located, spec, entry, sources, place)
    return problems


def _check_entry(
    located: Located,
    spec: FactSpec,
    entry: ClaimEntry,
    sources: dict[str, SourceEntry],
    at: tuple[str | int, ...],
) -> list[Problem]:
    problems = []
    if entry.source not in sources:
        text = f"source {entry.source!r} is not under `sources` here or in data/sources.yaml"
        problems.append(located.problem((*at, "source"), text + hint(entry.source, sources)))
    if entry.expires and entry.expires < entry.observed:
        problems.append(
            located.problem((*at, "expires"), "the claim expires before it was observed")
        )
    shape = entry.shape()
    # `excludes` stands beside `includes`, or alone where all that is known is who is not a member.
    if len(shape.keys() - {"excludes"}) != 1 and set(shape) != {"excludes"}:
        text = "a claim has one of value, includes (with excludes), between, unknown"
        problems.append(located.problem(at, text))
        return problems
    try:
        read_value(spec, shape)
    except BadValueError as bad:
        for inside, message in bad.each:
            problems.append(located.problem((*at, *inside), message))
    return problems
