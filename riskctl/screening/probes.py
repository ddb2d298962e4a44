"""The spellings that are looked for: the name itself, other names of its organisation, names of what it is part of."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.screening.names.known import Register
from riskctl.screening.names.romanised import other_spellings
from riskctl.screening.query import Query
from riskctl.text.reason import Reason

ROMANISED = "romanised"
"""The code of a name in the other romanisation: it is never more than likely."""
MOST_PROBES, MOST_PARENT, MOST_ALL = 8, 4, 16


@dataclass(frozen=True, slots=True)
class Probe:
    """A spelling to look for: the name itself, another name of the same organisation, or a name of its parent."""

    name: str
    how: Reason | None = None
    related: bool = False


def probes(query: Query, ids: frozenset[str], register: Register) -> list[Probe]:
    """The name, other names of the same organisation, then names of what it is part or product of."""
    probes = {query.name: Probe(query.name)}
    for name in query.also:
        probes.setdefault(name, Probe(name, Reason("party-name", (name,))))
    if query.kind in ("person", "unknown"):
        for name in other_spellings(query.name):
            probes.setdefault(name, Probe(name, Reason("romanised", (name,))))
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
