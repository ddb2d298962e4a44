"""Answers brought back that cannot win over what the catalogue states already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import read_claims, resolve
from riskctl.catalogue.profiles import Route, Vendor
from riskctl.facts.read import read_value
from riskctl.facts.values import Fact, display, rank_of
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire.reply_claims import Brought, Entry

_SHOWN = 80
"""Characters of a standing value that a warning shows."""


@dataclass(frozen=True, slots=True)
class Outranked:
    """An answer that changes nothing: the profile and fact, why, and the value that goes on counting."""

    profile: str
    fact: str
    reason: str
    standing: str

    @property
    def text(self) -> str:
        """The warning."""
        return (
            f"{self.profile}: {self.fact} changes nothing: {self.reason}; "
            f"what counts is still: {self._shown}"
        )

    @property
    def _shown(self) -> str:
        return self.standing if len(self.standing) <= _SHOWN else f"{self.standing[:_SHOWN]} ..."


def outranked(brought: Brought, catalogue: Catalogue, as_of: str) -> list[Outranked]:
    """Those answers that say something else than the catalogue and lose against it on the day."""
    warned = []
    for profile, claims in brought.claims.items():
        kind, _, key = profile.partition("/")
        stated: Route | Vendor = (
            catalogue.routes[key] if kind == "routes" else catalogue.vendors[key]
        )
        for name, entry in claims.items():
            warned += [
                Outranked(profile, name, reason, display(fact.value))
                for fact, reason in _against(stated, name, entry, catalogue, as_of)
            ]
    return warned


def _against(
    stated: Route | Vendor, name: str, entry: Entry, catalogue: Catalogue, as_of: str
) -> Iterator[tuple[Fact, str]]:
    """What stands against an answer, with the reason why it does."""
    prefix = "route" if isinstance(stated, Route) else "operator"
    path, sources = f"{prefix}.{name}", catalogue.sources(stated)
    value = read_value(VOCABULARY[path], _raw(entry))
    if name in stated.claims:
        claims = read_claims({name: stated.claims[name]}, prefix, sources, "")
        fact = resolve(path, claims[path], as_of)
        reason = _stronger(fact, entry)
        if reason and fact.value != value:
            yield fact, reason
    for served in stated.served if isinstance(stated, Route) else ():
        if name in served.claims:
            claims = read_claims({name: served.claims[name]}, prefix, sources, "")
            fact = resolve(path, claims[path], as_of)
            if fact.value != value:
                yield fact, f"for {served.model} the route has a statement of its own"


def _raw(entry: Entry) -> object:
    if "value" in entry:
        return entry["value"]
    return {key: entry[key] for key in entry if key in ("includes", "between")}


def _stronger(fact: Fact, entry: Entry) -> str:
    """Why the fact as it stands wins over the answer; empty where it does not."""
    graded, since = fact.provenance.grade, fact.provenance.observed
    source = f"a statement of grade {graded}, of {since},"
    if rank_of(graded) > rank_of(str(entry["grade"])):
        return f"{source} outweighs one of grade {entry['grade']} (a contract term is of grade official)"
    # Of one grade the later counts, as in `claims.resolve`.
    if graded == entry["grade"] and since > str(entry["observed"]):
        return f"{source} is newer than {entry['observed']}"
    return ""
