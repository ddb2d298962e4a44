"""Screen names against installed lists: find candidates, compare, explain; never clear on a list that is not sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from riskctl.screening.candidates import MOST, candidates
from riskctl.screening.comparison.compare import compare_spelling
from riskctl.screening.comparison.glance import may_be_one
from riskctl.screening.comparison.outcome import MATCH, RELATED_CAP, Comparison, outcome_of
from riskctl.screening.comparison.registered import both_known
from riskctl.screening.comparison.weighed import is_faint, weighed
from riskctl.screening.index import Hit, Index
from riskctl.screening.index_build import identifier_key
from riskctl.screening.merged import MergedTables
from riskctl.screening.names.fold import fold, latin
from riskctl.screening.names.known import Register
from riskctl.screening.names.parse import parse
from riskctl.screening.query import OUTCOMES, Basis, Match, Query, Result
from riskctl.screening.thresholds import FAINT, FAINT_RELATED, NEAR, OTHER_COUNTRY, SAME_COUNTRY
from riskctl.text.reason import Reason
from riskctl.watchlists.entry import Entry

MOST_NEAR = 5
SURE = 0.93
"""A likeness with another name than the one asked for counts from here on."""
MOST_ALSO = 6
"""Candidates for each such other name."""
MOST_PROBES, MOST_PARENT, MOST_ALL = 8, 4, 16
LONG_READING = 8
UNREAD = "the name cannot be read: it holds no character that can be compared; write it in another script"
ASIDE = 0.5
"""Most that a likeness scores which something else than the name has decided."""
UNIQUE = frozenset({"lei", "uscc", "imo"})
"""Schemes of which a party has one identifier alone, so that another one is another party."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A spelling to look for: the name itself, another name of the same organisation, or a name of its parent."""

    name: str
    how: Reason | None = None
    related: bool = False


@dataclass(frozen=True, slots=True)
class Screener:
    """Indexes of the lists in force, the register, why any list is not good for a clear answer, and the day.

    ``merged`` are the keys of all indexes in one table, where :meth:`for_many` made it.
    """

    indexes: tuple[Index, ...]
    register: Register
    unsound: tuple[str, ...] = ()
    as_of: str = ""
    merged: MergedTables | None = None

    def for_many(self) -> Screener:
        """The same screener, made ready for a run over many names; the answers are the same."""
        if len(self.indexes) < 2:
            return self
        return replace(self, merged=MergedTables(self.indexes))

    def screen(self, query: Query) -> Result:
        """All listed parties that the query matches, may match or is related to.

        Linear in the candidates, of which there are at most a few dozen for each spelling of the name.
        """
        best: dict[tuple[int, int], Match] = {}
        ids = frozenset(
            known_id for name in (query.name, *query.also) for known_id in self.register.ids(name)
        )
        for probe in probes(query, ids, self.register):
            for at, number in self._candidates(probe):
                hit = self.indexes[at].hit(number)
                if not _comparable(query.kind, hit.kind):
                    match = self._of_other_kind(query, probe, at, hit)
                else:
                    match = _of_link(self._compare(query, ids, probe, at, hit))
                earlier = best.get((at, hit.entry))
                if match and (earlier is None or _rank(match) < _rank(earlier)):
                    best[at, hit.entry] = match
        best.update(self._by_identifier(query))
        unread = () if parse(query.name) else (UNREAD,)
        return _result(query, best.values(), (*unread, *self.unsound))

    def _candidates(self, probe: Probe) -> Iterator[tuple[int, int]]:
        """Position of the index, and number there, of the names that a spelling is compared with."""
        most = MOST_ALSO if probe.how else MOST
        if self.merged is None:
            yield from candidates(self.indexes, probe.name, most)
            return
        for _, number in candidates((self.merged,), probe.name, most):
            yield self.merged.place(number)

    def _compare(
        self, query: Query, ids: frozenset[str], probe: Probe, at: int, hit: Hit
    ) -> Match | None:
        kind = query.kind if hit.kind == "unknown" else hit.kind
        theirs = self.register.ids(hit.name) if ids else frozenset()
        likeness_counts = probe.how or theirs or kind not in ("organisation", "unknown")
        if not (likeness_counts or may_be_one(probe.name, hit.name, kind)):
            return None
        spelt = compare_spelling(probe.name, hit.name, kind)
        if likeness_counts:
            return self._known(query, ids, probe, hit, spelt, self.indexes[at].entry(hit.entry))
        if is_faint(probe.name, hit.name):
            return None
        entry = self.indexes[at].entry(hit.entry)
        prior = country_odds(query.country, entry.countries)
        likeness = weighed(probe.name, hit.name, spelt, prior)
        if likeness.score < (FAINT_RELATED if likeness.outcome == "related" else FAINT):
            return None
        match = Match(
            entry,
            hit.name,
            likeness.score,
            likeness.outcome,
            likeness.reasons,
            _basis(spelt, probe),
        )
        return _weighed(query, match, self.as_of)

    def _of_other_kind(self, query: Query, probe: Probe, at: int, hit: Hit) -> Match | None:
        """The very name of a party of another kind is no match, but it is told: a kind may be stated wrongly."""
        if probe.how or _bare(probe.name) != _bare(hit.name):
            return None
        reason = Reason("other-kind", (hit.kind, query.kind))
        return Match(self.indexes[at].entry(hit.entry), hit.name, ASIDE, "clear", (reason,))

    def _known(
        self,
        query: Query,
        ids: frozenset[str],
        probe: Probe,
        hit: Hit,
        spelt: Comparison,
        entry: Entry,
    ) -> Match | None:
        """By likeness and the register: other names of the party, its parents, and persons and craft."""
        if spelt.score < NEAR and not spelt.related:
            return None
        if probe.how and (spelt.score < SURE or _other_script(probe.name, hit.name)):
            return None
        comparison = spelt
        if ids and (theirs := self.register.ids(hit.name)) and not (probe.related and ids & theirs):
            comparison = both_known(ids, theirs, spelt, self.register)
        outcome, score = outcome_of(comparison), comparison.score
        if probe.related and outcome in ("match", "review"):
            outcome, score = "related", min(score, RELATED_CAP)
        abroad = bool(probe.how) and country_odds(query.country, entry.countries) < 0
        by_register = probe.how or spelt.score < MATCH
        if outcome == "match" and (abroad or (by_register and self._unconfirmed(ids))):
            outcome = "review"
        reasons = (probe.how, *comparison.reasons) if probe.how else comparison.reasons
        match = Match(entry, hit.name, score, outcome, reasons, _basis(comparison, probe))
        return _weighed(query, match, self.as_of)

    def _unconfirmed(self, ids: frozenset[str]) -> bool:
        """Whether nothing but unverified lines of the register say that two names are of one organisation."""
        return (
            all(self.register.by_id[known_id].grade == "unverified" for known_id in ids)
            if ids
            else False
        )

    def _by_identifier(self, query: Query) -> Iterator[tuple[tuple[int, int], Match]]:
        for scheme, value in query.identifiers:
            for at, index in enumerate(self.indexes):
                for packed in index.having(identifier_key(scheme, value)):
                    hit = index.hit(packed & 0xFFFFFFFF)
                    entry = index.entry(hit.entry)
                    if any(
                        identifier_key(*identifier) == identifier_key(scheme, value)
                        for identifier in entry.identifiers
                    ):
                        reason = Reason("same-identifier", (scheme, value))
                        match = Match(entry, entry.name, 1.0, "match", (reason,), "same-identifier")
                        yield (
                            (at, hit.entry),
                            _weighed(replace(query, identifiers=()), match, self.as_of),
                        )


def _of_link(match: Match | None) -> Match | None:
    """A match with the name of another party that the entry prints is no match with the listed one: it is related."""
    if match is None or not match.entry.is_of_another(match.name):
        return match
    if match.outcome not in ("match", "review") or match.basis == "same-identifier":
        return match
    reasons = (Reason("linked-party", (match.name,)), *match.reasons)
    score = min(match.score, RELATED_CAP)
    return replace(match, outcome="related", score=score, reasons=reasons, basis="likeness")


def probes(query: Query, ids: frozenset[str], register: Register) -> list[Probe]:
    """The name, other names of the same organisation, then names of what it is part or product of."""
    probes = {query.name: Probe(query.name)}
    for name in query.also:
        probes.setdefault(name, Probe(name, Reason("party-name", (name,))))
    for known_id in sorted(ids):
        for name in register.plain_names(known_id)[:MOST_PROBES]:
            probes.setdefault(
                name,
                Probe(name, Reason("known-as", (name, register.by_id[known_id].grade))),
            )
    above = {
        parent: ancestor
        for known_id in ids
        for parent, ancestor in register.ancestors(known_id).items()
        if parent in register.by_id
    }
    for parent, ancestor in sorted(above.items()):
        for name in register.plain_names(parent)[:MOST_PARENT]:
            reason = Reason("part-of", (ancestor, register.by_id[parent].names[0]))
            probes.setdefault(name, Probe(name, reason, True))
    return list(probes.values())[:MOST_ALL]


def _basis(comparison: Comparison, probe: Probe) -> Basis:
    """The name that was asked for must itself be the listed one; another name of the party is a likeness."""
    return "same-name" if comparison.same_name and not probe.how else "likeness"


def _other_script(asked: str, listed: str) -> bool:
    """A short name in Han reads like many a Latin one: such a likeness is none."""
    return (
        any(char > "\u2e80" for char in asked)
        and listed.isascii()
        and len(latin(fold(asked))) < LONG_READING
    )


def country_odds(asked: str, listed: tuple[str, ...]) -> float:
    """Log-odds that a country of both sides adds; nothing where either is not stated."""
    if not asked or not listed:
        return 0.0
    return SAME_COUNTRY if asked in listed else OTHER_COUNTRY


def _bare(name: str) -> str:
    """The letters and figures of a name."""
    return "".join(char for char in latin(fold(name)) if char.isalnum())


def _comparable(asked: str, listed: str) -> bool:
    """A company is never a ship: kinds must agree where both are stated."""
    return asked == listed or "unknown" in (asked, listed)


def _weighed(query: Query, match: Match, as_of: str) -> Match:
    """What identifiers, the end of the entry and a country on both sides add to a likeness of names."""
    if as_of and match.entry.through and match.entry.through < as_of:
        return _set_aside(match, Reason("entry-ended", (match.entry.through,)))
    if verdict := _identified(query, match.entry):
        same, reason = verdict
        if same:
            reasons = (reason, *match.reasons)
            return replace(
                match, score=1.0, outcome="match", reasons=reasons, basis="same-identifier"
            )
        return _with_other_number(match, reason)
    countries = match.entry.countries
    if (
        query.country
        and countries
        and query.country not in countries
        and match.outcome in ("match", "review")
    ):
        reason = Reason("other-country", (query.country, ", ".join(countries)))
        return replace(match, reasons=(*match.reasons, reason))
    return match


def _with_other_number(match: Match, reason: Reason) -> Match:
    """Another number sets a similar name aside; beside the very name it asks.

    Numbers are mistyped, lapse and are issued anew, and one that a list prints in running text may be a third party's.
    """
    if match.basis == "same-name" and match.outcome == "match":
        return replace(match, outcome="review", reasons=(reason, *match.reasons))
    return _set_aside(match, reason)


def _set_aside(match: Match, reason: Reason) -> Match:
    outcome = "related" if match.outcome == "related" else "clear"
    return replace(
        match, outcome=outcome, score=min(match.score, ASIDE), reasons=(reason, *match.reasons)
    )


def _identified(query: Query, entry: Entry) -> tuple[bool, Reason] | None:
    """Whether both have the same identifier of a scheme, or another one of a scheme that allows but one."""
    for scheme, value in query.identifiers:
        listed = [text for name, text in entry.identifiers if name == scheme]
        same = [
            text for text in listed if identifier_key(scheme, text) == identifier_key(scheme, value)
        ]
        if same:
            return True, Reason("same-identifier-listed", (scheme, value, same[0]))
        if listed and scheme in UNIQUE:
            return False, Reason("other-identifier", (scheme, value, ", ".join(listed)))
    return None


def _rank(match: Match) -> tuple[int, float, str]:
    return OUTCOMES.index(match.outcome), -match.score, match.name


def _order(query: Query, match: Match) -> tuple[int, float, bool, str]:
    """By outcome and score; of equals those of the country that is asked for come first."""
    outcome, score, name = _rank(match)
    return outcome, score, query.country not in match.entry.countries, name


def _result(query: Query, candidates: Iterable[Match], unsound: tuple[str, ...]) -> Result:
    ranked = sorted(
        candidates, key=lambda match: (*_order(query, match), match.entry.list, match.entry.id)
    )
    every = list(
        {(match.entry.list, match.entry.id): match for match in reversed(ranked)}.values()
    )[::-1]
    matches = tuple(match for match in every if match.outcome != "clear")
    near = tuple(match for match in every if match.outcome == "clear")[:MOST_NEAR]
    if matches:
        return Result(query, matches[0].outcome, matches, near, unsound)
    return Result(query, "unknown" if unsound else "clear", (), near, unsound)
