"""Screen names against installed lists: find candidates, compare, explain; never clear on a list that is not sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riskctl.screening.candidates import candidates
from riskctl.screening.compare import compare_names
from riskctl.screening.entry import Entry
from riskctl.screening.index import Index
from riskctl.screening.index_build import identifier_key
from riskctl.screening.known import Register
from riskctl.screening.query import OUTCOMES, Match, Query, Result

NEAR = 0.45
"""Comparisons from here on are kept as near misses with their reason."""
MOST_NEAR = 5
MOST_PROBES = 8


@dataclass(frozen=True, slots=True)
class Probe:
    """A spelling to look for: the name itself, another name of the same organisation, or a name of its parent."""

    name: str
    how: str = ""
    related: bool = False


@dataclass(frozen=True, slots=True)
class Screener:
    """Indexes of the lists in force, the register of known names, and why any list is not good for a clear answer."""

    indexes: tuple[Index, ...]
    register: Register
    unsound: tuple[str, ...] = ()

    def screen(self, query: Query) -> Result:
        """All listed parties that the query matches, may match or is related to.

        Linear in the candidates, of which there are at most a few dozen for each spelling of the name.
        """
        best: dict[tuple[int, int], Match] = {}
        for probe in probes(query, self.register):
            for at, number in candidates(self.indexes, probe.name):
                hit = self.indexes[at].hit(number)
                if not _comparable(query.kind, hit.kind):
                    continue
                match = self._compare(query, probe, at, hit.entry, hit.name, hit.kind)
                held = best.get((at, hit.entry))
                if match and (held is None or _rank(match) < _rank(held)):
                    best[at, hit.entry] = match
        best.update(self._by_identifier(query))
        return _result(query, best.values(), self.unsound)

    def _compare(self, query: Query, probe: Probe, at: int, number: int, name: str, kind: str) -> Match | None:
        found = compare_names(probe.name, name, query.kind if kind == "unknown" else kind)
        if found.score < NEAR and found.outcome == "clear":
            return None
        outcome, score = found.outcome, found.score
        reasons = found.reasons
        if probe.how:
            reasons = (probe.how, *reasons)
        if probe.related and outcome in ("match", "review"):
            outcome, score = "related", min(score, 0.66)
        entry = self.indexes[at].entry(number)
        return _weighed(query, Match(entry, name, score, outcome, reasons))

    def _by_identifier(self, query: Query) -> Iterator[tuple[tuple[int, int], Match]]:
        for scheme, value in query.identifiers:
            for at, index in enumerate(self.indexes):
                for packed in index.having(identifier_key(scheme, value)):
                    hit = index.hit(packed & 0xFFFFFFFF)
                    entry = index.entry(hit.entry)
                    if any(identifier_key(*one) == identifier_key(scheme, value) for one in entry.identifiers):
                        reason = f"same {scheme}: {value}"
                        yield (at, hit.entry), Match(entry, entry.name, 1.0, "match", (reason,))


def probes(query: Query, register: Register) -> list[Probe]:
    """The name, other names of the same organisation, then names of what it is part or product of."""
    found = {query.name: Probe(query.name)}
    for name in query.also:
        found.setdefault(name, Probe(name, f"other name of the party: {name}"))
    ids = sorted({one for name in tuple(found) for one in register.ids(name)})
    for one in ids:
        for name in register.plain_names(one):
            found.setdefault(name, Probe(name, f"known as {name} (register of names, {register.by_id[one].grade})"))
    same = list(found.values())[: MOST_PROBES + len(query.also)]
    above = {parent: how for one in ids for parent, how in register.ancestors(one).items()}
    related = [
        Probe(name, f"{how} {register.by_id[parent].names[0]} (register of names)", True)
        for parent, how in sorted(above.items())
        if parent in register.by_id
        for name in register.plain_names(parent)[:4]
    ]
    return same + related[:MOST_PROBES]


def _comparable(asked: str, listed: str) -> bool:
    """A company is never a ship: kinds must agree where both are stated."""
    return asked == listed or "unknown" in (asked, listed)


def _weighed(query: Query, match: Match) -> Match:
    """Identifiers decide where both have one of a scheme; a country that differs is told beside the match."""
    if verdict := _identified(query, match.entry):
        same, reason = verdict
        if same:
            return Match(match.entry, match.name, 1.0, "match", (reason, *match.reasons))
        outcome = "related" if match.outcome == "related" else "clear"
        return Match(match.entry, match.name, min(match.score, 0.5), outcome, (reason, *match.reasons))
    countries = match.entry.countries
    if query.country and countries and query.country not in countries and match.outcome in ("match", "review"):
        reason = f"country {query.country} asked for, {', '.join(countries)} listed"
        return Match(match.entry, match.name, match.score, match.outcome, (*match.reasons, reason))
    return match


def _identified(query: Query, entry: Entry) -> tuple[bool, str] | None:
    listed = dict(entry.identifiers)
    for scheme, value in query.identifiers:
        if scheme in listed:
            same = identifier_key(scheme, value) == identifier_key(scheme, listed[scheme])
            return same, f"{'same' if same else 'another'} {scheme}: {value} asked for, {listed[scheme]} listed"
    return None


def _rank(match: Match) -> tuple[int, float, str]:
    return OUTCOMES.index(match.outcome), -match.score, match.name


def _result(query: Query, found: Iterable[Match], unsound: tuple[str, ...]) -> Result:
    every = sorted(found, key=lambda one: (*_rank(one), one.entry.list, one.entry.id))
    matches = tuple(one for one in every if one.outcome != "clear")
    near = tuple(one for one in every if one.outcome == "clear")[:MOST_NEAR]
    if matches:
        return Result(query, matches[0].outcome, matches, near, unsound)
    return Result(query, "unknown" if unsound else "clear", (), near, unsound)
