"""Screen names against installed lists: find candidates, compare, explain; never clear on a list that is not sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from riskctl.screening.beside_names import (
    ASIDE,
    country_odds,
    kinds_agree,
    of_link,
    with_rest_weighed,
)
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
from riskctl.screening.names.tokens import raw
from riskctl.screening.probes import ROMANISED, Probe, probes
from riskctl.screening.query import Basis, Match, Query, Result
from riskctl.screening.ranking import rank, ranked_result
from riskctl.screening.thresholds import FAINT, FAINT_RELATED, NEAR
from riskctl.screening.unread import unread
from riskctl.text.reason import Reason
from riskctl.watchlists.entry import Entry

OFFICIAL = "official"
"""The grade of lines of the register by which a name counts as the listed one."""
SURE = 0.93
"""A likeness with another name than the one asked for counts from here on."""
MOST_ALSO = 6
"""Candidates for each such other name."""
LONG_READING = 8


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
                if not kinds_agree(query.kind, hit.kind):
                    match = self._of_other_kind(query, probe, at, hit)
                else:
                    match = of_link(self._compare(query, ids, probe, at, hit))
                earlier = best.get((at, hit.entry))
                if match and (earlier is None or rank(match) < rank(earlier)):
                    best[at, hit.entry] = match
        best.update(self._by_identifier(query))
        reasons = (*unread(query, bool(ids)), *self.unsound)
        return ranked_result(query, best.values(), reasons)

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
        return with_rest_weighed(query, match, self.as_of)

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
        spelt_anew = probe.how is not None and probe.how.code == ROMANISED
        doubtful = abroad or spelt_anew or (by_register and self._unconfirmed(ids))
        if outcome == "match" and doubtful:
            outcome = "review"
        reasons = (probe.how, *comparison.reasons) if probe.how else comparison.reasons
        match = Match(entry, hit.name, score, outcome, reasons, _basis(comparison, probe))
        return with_rest_weighed(query, match, self.as_of)

    def _unconfirmed(self, ids: frozenset[str]) -> bool:
        """Whether no line of the register that says that two names are of one organisation has an official source."""
        return (
            all(self.register.by_id[known_id].grade != OFFICIAL for known_id in ids)
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
                            with_rest_weighed(replace(query, identifiers=()), match, self.as_of),
                        )


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


def _bare(name: str) -> str:
    """The letters and figures of a name without its legal form, which a kind that is stated wrongly does not change."""
    written = ["".join(map(raw, parsed.tokens)) for parsed in parse(name)[:1]]
    return written[0] if written else "".join(filter(str.isalnum, latin(fold(name))))
